import type { Fault, Service } from "./behaviour.ts";
import { refuse } from "./good.ts";
import { text } from "./http-answer.ts";
import type { LoadFault } from "./modes.ts";

const MOST_SOCKETS = 30;
const REFUSES_FOR_MS = 60_000;
const BUSY = text(503, "Service Unavailable\n");

export const loadFaults: Readonly<Record<LoadFault, Fault>> = {
  "storm-503": {
    refuse: (handshake) => (handshake.service.peers.size >= MOST_SOCKETS ? BUSY : refuse(handshake)),
  },
  "storm-slow": { handshakeDelayMs: ({ peers, pending }) => 100 * (peers.size + pending.size) },
  "churn-leaks": { handshakeDelayMs: ({ stats }) => 10 * stats.closed },
  "no-reconnect": { refuse: (handshake) => (isOffended(handshake.service) ? BUSY : refuse(handshake)) },
};

function isOffended({ stats }: Service): boolean {
  return stats.lastResetAtMs !== undefined && performance.now() - stats.lastResetAtMs < REFUSES_FOR_MS;
}
