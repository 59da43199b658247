import type { Fault } from "./behaviour.ts";
import { everyHeartbeat, ping } from "./good.ts";
import type { HeartbeatFault } from "./modes.ts";

export const heartbeatFaults: Readonly<Record<HeartbeatFault, Fault>> = {
  "no-pong": { answersPings: false, heartbeat: () => undefined },
  "keeps-dead-peers": { heartbeat: (peer) => everyHeartbeat(peer, () => ping(peer)) },
};
