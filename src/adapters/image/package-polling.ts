import { byDefault, type Fact } from "../../model/fact.ts";
import { locate, locateKey } from "../../syntax/cursor.ts";
import type { LimitTable } from "../read.ts";
import type { Dependency } from "./dependencies.ts";

/** Servers of Socket.IO, whose clients begin with HTTP long polling unless code on both sides says otherwise. */
const POLLING: ReadonlySet<string> = new Set([
  "npm socket.io",
  "npm @nestjs/platform-socket.io",
  "pypi flask-socketio",
  "pypi fastapi-socketio",
]);

/** Whether clients of an image with these packages poll first; undefined where no package tells. */
export function packagePolling(packages: readonly Dependency[], limits: LimitTable): Fact<boolean> | undefined {
  const found = packages.find(({ ecosystem, name }) => POLLING.has(`${ecosystem} ${name}`));
  if (found === undefined) return undefined;
  const { at, name } = found;
  const { node } = at;
  const place = node?.kind === "scalar" && node.end > node.start ? locate(at) : locateKey(at);
  const fact = byDefault(`long polling of ${name}`, true, place, limits("sio-transport"));
  return { ...fact, assumed: `code leaves the transports of ${name} as they are` };
}
