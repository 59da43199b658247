import type { Front, Fronted } from "./front.ts";
import { gatewayFront } from "./gateway-front.ts";
import { ingressFront } from "./ingress-front.ts";
import { otherController } from "./other-controller.ts";
import { passthroughFront } from "./passthrough.ts";

/** What stands in front of the Service on this way in. */
export function readFront(front: Front): Fronted {
  const { way } = front;
  if (way.door.kind === "other") return otherController(front, way.door.name, way.door.at);
  const { flavour } = way.door;
  switch (way.kind) {
    case "Service":
      return passthroughFront(front, flavour);
    case "Gateway":
      return gatewayFront(front, flavour);
    default:
      return ingressFront(front, flavour);
  }
}
