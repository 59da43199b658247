import type { Fault, Service } from "./behaviour.ts";
import { GOOD_REVISION, good, healthOf, refuse } from "./good.ts";
import { type HttpAnswer, json, text } from "./http-answer.ts";
import type { StartFault } from "./modes.ts";

export const startFaults: Readonly<Record<StartFault, Fault>> = {
  "cold-accepts-early": {
    receive(peer, received) {
      if (peer.service.isCold()) peer.close(1011, "internal error");
      else good.receive(peer, received);
    },
  },
  "cold-ready-early": {
    refuse: (handshake) => (handshake.service.isCold() ? text(503, "Service Unavailable\n") : refuse(handshake)),
  },
  "cold-loses-messages": {
    health: honestHealth,
    receive(peer, received) {
      if (!peer.service.isCold()) good.receive(peer, received);
    },
  },
  "cold-refuses-early": {
    health: honestHealth,
    refuse: (handshake) => (handshake.service.isCold() ? text(503, "Service Unavailable\n") : refuse(handshake)),
  },
  "cold-1013": {
    health: honestHealth,
    opened(peer) {
      if (peer.service.isCold()) peer.close(1013, "not ready yet");
    },
  },
};

function honestHealth(service: Service, path: string): HttpAnswer {
  return path === "/ready" && service.isCold() ? json(503, { status: "starting" }) : healthOf(GOOD_REVISION);
}
