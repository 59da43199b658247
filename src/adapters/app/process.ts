import type { Fact } from "../../model/fact.ts";
import type { Process } from "../../model/process.ts";
import type { PathDraft } from "../draft.ts";
import { resting } from "../load-balancer-hops.ts";
import type { LimitTable } from "../read.ts";
import { readBinding } from "./binding.ts";
import { restOnFiles } from "./resting-on-image.ts";
import { readSignal } from "./signal.ts";

/** What the command line of the serving container says of its process; the user's word on the port goes first. */
export function readProcess(
  { containers, containerPort, platform }: PathDraft,
  toldPort: Fact<number> | undefined,
  limits: LimitTable,
): Process | undefined {
  const [main] = containers;
  if (main === undefined) return undefined;
  const rest = <T>(fact: Fact<T>): Fact<T> => (main.built ? restOnFiles(fact, main.built.files) : fact);
  const {
    port: ownPort,
    host,
    hasOnePort,
  } = readBinding(main, platform === "cloud-run" ? containerPort : undefined, limits);
  const port = toldPort ?? (ownPort && rest(ownPort));
  const signal = readSignal(main);
  const { exposed = [], healthcheck } = main.built ?? {};
  if (!port && !host && !signal && !healthcheck) return undefined;
  return {
    ...(containerPort && { containerPort }),
    ...(port && { port }),
    ...(hasOnePort && port && { onlyPort: resting(port, "nothing else in the container listens") }),
    ...(host && { host: rest(host) }),
    ...(signal && { signal: { ...signal, way: rest(signal.way) } }),
    ...(exposed.length > 0 && { exposed: exposed.map(rest) }),
    ...(healthcheck && { imageHealthcheck: rest(healthcheck) }),
  };
}
