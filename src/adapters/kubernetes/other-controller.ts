import { type UnknownFact, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { Attachment, AttachmentFault } from "../../model/load-balancer.ts";
import type { Location } from "../../syntax/document.ts";
import { strayAnnotation } from "./backend-config.ts";
import { type Front, type Fronted, targetOf } from "./front.ts";
import type { OtherDoor } from "./ingress-nginx.ts";
import { controllerHop } from "./proxies/controller-hop.ts";

/** Another controller cuts sockets too. Where its settings are not read here, what it does stays open. */
export function otherController(front: Front, door: OtherDoor): Fronted {
  const { way } = front;
  const { name, at } = door;
  const label = `${way.kind} ${way.name} (${name})`;
  const hops = [controllerHop(front, door, label) ?? unread(name, label, at)];
  const faults = deadAnnotations(front, name);
  if (faults.length === 0) return { hops };
  const none: UnknownFact = unknown(`load balancer of ${label}`, `it belongs to ${name}, not to GKE's controller`, at);
  const attachment: Attachment = { via: "none", target: targetOf(front), faults };
  return { hops, loadBalancer: { name: label, flavour: none, backend: none, attachment, foreignAnnotations: [] } };
}

function unread(name: string, label: string, at: Location): Hop {
  const idleSeconds = unknown(`idle limit of ${label}`, `it belongs to ${name}, whose settings are not read`, at);
  return { name: label, kind: "proxy", idleSeconds };
}

function deadAnnotations({ way, service, objects, doors }: Front, name: string): readonly AttachmentFault[] {
  // A route inside the mesh keeps no load balancer away from the Service.
  if (way.kind === "VirtualService") return [];
  const { namespace } = way.backend;
  return [
    strayAnnotation(`${way.kind} ${way.name}`, way.at, namespace, objects),
    service &&
      !doors.reach("Ingress", service) &&
      strayAnnotation(`${service.kind} ${service.name}`, service.at, namespace, objects),
  ].flatMap((stray) => {
    if (!stray) return [];
    return [
      { kind: "no-effect" as const, ...stray, detail: `${name} does not read it, only GKE's own controller does` },
    ];
  });
}
