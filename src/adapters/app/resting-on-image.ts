import { type Fact, leavesOf, locationOf } from "../../model/fact.ts";
import type { Heartbeat } from "../../model/path.ts";
import type { BuiltFiles, Container } from "../container.ts";
import { resting } from "../load-balancer-hops.ts";
import type { AppReading } from "./reading.ts";

/** A container's settings, where those in files of an image count only if it is its image. */
export function restingOnImage(reading: AppReading, { built }: Container): AppReading {
  if (built === undefined) return reading;
  const rest = <T>(fact: Fact<T>): Fact<T> => restOnFiles(fact, built.files);
  const { silentServer, keepAliveSeconds, idleSeconds, lifetimeSeconds, drainSeconds, startupTimeoutSeconds } = reading;
  const { port, serverSlots, pollingTransport, bindsEarly } = reading;
  return {
    ...reading,
    heartbeats: reading.heartbeats.map((heartbeat): Heartbeat => {
      const { intervalSeconds, timeoutSeconds } = heartbeat;
      const timeout = timeoutSeconds ? { timeoutSeconds: rest(timeoutSeconds) } : {};
      return { ...heartbeat, intervalSeconds: rest(intervalSeconds), ...timeout };
    }),
    evidence: reading.evidence.map((one) => {
      const assumed = built.files.assumedOf(one.at.document);
      return assumed === undefined ? one : { ...one, assumed };
    }),
    ...(silentServer && { silentServer: rest(silentServer) }),
    ...(keepAliveSeconds && { keepAliveSeconds: rest(keepAliveSeconds) }),
    ...(idleSeconds && { idleSeconds: rest(idleSeconds) }),
    ...(lifetimeSeconds && { lifetimeSeconds: rest(lifetimeSeconds) }),
    ...(drainSeconds && { drainSeconds: rest(drainSeconds) }),
    ...(startupTimeoutSeconds && { startupTimeoutSeconds: rest(startupTimeoutSeconds) }),
    ...(port && { port: rest(port) }),
    ...(serverSlots && { serverSlots: rest(serverSlots) }),
    ...(pollingTransport && { pollingTransport: rest(pollingTransport) }),
    ...(bindsEarly && { bindsEarly: rest(bindsEarly) }),
  };
}

/** A fact that counts only if the files it was read from, or worked out from, are the image's. */
export function restOnFiles<T>(fact: Fact<T>, { assumedOf }: BuiltFiles): Fact<T> {
  const documents = new Set(leavesOf([fact]).map((leaf) => locationOf(leaf).document));
  return [...documents].reduce((rested, document) => resting(rested, assumedOf(document)), fact);
}
