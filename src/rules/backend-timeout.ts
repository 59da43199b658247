import { seconds } from "../model/describe.ts";
import type { KnownFact, UnknownFact } from "../model/fact.ts";
import { silenceOf, unknownHeartbeats } from "../model/heartbeat.ts";
import type { Flavour } from "../model/load-balancer.ts";
import type { ConnectionPath } from "../model/path.ts";
import { connectionWord } from "./connection-words.ts";
import { type HeartbeatMargins, silenceAllowed } from "./heartbeat.ts";

/** What the backend timeout is to an upgraded connection. Where nothing is said it does nothing to one. */
const MEANING: Readonly<Partial<Record<Flavour, "lifetime" | "idle">>> = {
  classic: "lifetime",
  "global-external": "idle",
  "regional-external": "idle",
  "regional-internal": "idle",
  "cross-region-internal": "idle",
};

/** Whether the backend timeout ends a connection of this kind at an age or in silence; undefined where it does neither. */
export function meaningOf(
  flavour: Flavour,
  traffic: ConnectionPath["traffic"]["kind"],
): "lifetime" | "idle" | undefined {
  const meaning = MEANING[flavour];
  // Without an upgrade it runs from the request to the last byte of the response, on every kind of load balancer.
  return meaning && traffic !== "websocket" ? "lifetime" : meaning;
}

/** What the backend timeout does to a client, as the end of a sentence; undefined where that is not known. */
export function timeoutInWords(path: ConnectionPath): string | undefined {
  const { loadBalancer, traffic } = path;
  const timeout = loadBalancer?.timeoutSeconds;
  if (!timeout?.known || !loadBalancer?.flavour.known) return undefined;
  const word = connectionWord(path);
  switch (meaningOf(loadBalancer.flavour.value, traffic.kind)) {
    case "lifetime":
      return `a ${word} is closed at the age of ${seconds(timeout.value)}, its lifetime, busy or silent`;
    case "idle":
      return `a ${word} is closed once it is silent for ${seconds(timeout.value)}, its idle limit`;
    default:
      return undefined;
  }
}

/** The heartbeat that would keep an idle limit off if only it could be read; undefined where none is in question. */
export function heartbeatInQuestion(path: ConnectionPath): UnknownFact | undefined {
  return isIdleLimit(path) ? unknownHeartbeats(path)[0] : undefined;
}

/** A timeout that is an idle limit cuts only silent sockets: where no heartbeat shows, that none is sent is a guess. */
export function assumingSilence(path: ConnectionPath, timeout: KnownFact<number>): KnownFact<number> {
  const isGuess = isIdleLimit(path) && path.heartbeats.length === 0 && !path.silentServer;
  return isGuess ? { ...timeout, assumed: "no heartbeat is sent, as none shows in the input" } : timeout;
}

function isIdleLimit({ loadBalancer, traffic }: ConnectionPath): boolean {
  return loadBalancer?.flavour.known === true && meaningOf(loadBalancer.flavour.value, traffic.kind) === "idle";
}

/** Whether a session gets through whole: the timeout is longer than it, or an idle limit that heartbeats keep off. */
export function isHarmless(path: ConnectionPath, params: HeartbeatMargins): boolean {
  const { loadBalancer, sessionSeconds } = path;
  const timeout = loadBalancer?.timeoutSeconds;
  if (!timeout?.known) return false;
  if (timeout.value >= sessionSeconds.value) return true;
  if (!isIdleLimit(path)) return false;
  const silence = silenceOf(path, params);
  return silence !== undefined && silence.seconds.value <= silenceAllowed(timeout.value, params);
}
