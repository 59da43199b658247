import { unknown } from "../../model/fact.ts";
import { locate } from "../../syntax/cursor.ts";
import type { Front, Fronted } from "./front.ts";
import { gatewayFront } from "./gateway-front.ts";
import { ingressFront } from "./ingress-front.ts";
import { otherController } from "./other-controller.ts";
import { passthroughFront } from "./passthrough.ts";

/** What stands in front of the Service on this way in. */
export function readFront(front: Front): Fronted {
  const { way } = front;
  if (way.door.kind === "other") return otherController(front, way.door);
  const { flavour } = way.door;
  if (way.kind !== "Service" && front.service?.type === "ExternalName") return nowhere(front);
  switch (way.kind) {
    case "Service":
      return passthroughFront(front, flavour);
    case "Gateway":
      return gatewayFront(front, flavour);
    default:
      return ingressFront(front, flavour);
  }
}

/** GKE's load balancers reach pods; a name outside the cluster is behind none of them, whatever is written. */
function nowhere({ way }: Front): Fronted {
  const label = `${way.kind} ${way.name}`;
  const why = `Service ${way.backend.name} is of type ExternalName, which GKE's load balancers do not reach`;
  const idleSeconds = unknown(`idle limit of ${label}`, why, locate(way.backend.at));
  return { hops: [{ name: label, kind: "proxy", idleSeconds }] };
}
