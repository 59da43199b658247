import { declared, type Fact } from "../../model/fact.ts";
import type { AttachmentFault, Flavour } from "../../model/load-balancer.ts";
import { descend, locate } from "../../syntax/cursor.ts";
import type { Container } from "../container.ts";
import { strayAnnotation } from "./backend-config.ts";
import { backendGroups } from "./backend-groups.ts";
import { type Front, type Fronted, fill } from "./front.ts";
import { gatewayHealthCheck } from "./gateway-health.ts";
import { readBackendPolicy } from "./gateway-policy.ts";
import { undecidedHealthCheck } from "./health-inference.ts";
import { gatewayProtocol } from "./port-protocol.ts";
import { besideReadiness } from "./readiness-port.ts";
import type { WayIn } from "./way-in.ts";

/** What a Gateway of Google's does, by the policies that target the Service behind it. */
export function gatewayFront(front: Front, flavour: Fact<Flavour>): Fronted {
  const { way, service, port, objects, policies, doors, limits, containers } = front;
  const home = service ? descend(service.at, "metadata", "name") : way.backend.at;
  const backend = readBackendPolicy(way, home, objects, policies, limits);
  // What an Ingress reads is not lost.
  const isRead = service && doors.reach("Ingress", service);
  const stray =
    service && !isRead && strayAnnotation(`${service.kind} ${service.name}`, service.at, service.namespace, objects);
  const detail = "a BackendConfig counts behind an Ingress, and not behind a Gateway";
  const faults: readonly AttachmentFault[] = [
    ...backend.faults,
    ...(backend.health || backend.undecided ? [] : uncoveredHealth(way, containers)),
    ...(stray ? [{ kind: "no-effect" as const, ...stray, detail }] : []),
  ];
  const owner = `${way.backend.kind} ${way.backend.name}`;
  const ownHealth = descend(backend.health ?? home, "config", "httpHealthCheck");
  return fill(front, {
    flavour,
    groups: backendGroups(way, service, flavour),
    backend: { ...backend, faults },
    healthCheck: backend.undecided
      ? undecidedHealthCheck(backend.undecided)
      : besideReadiness(gatewayHealthCheck(owner, backend.health, home, port, limits), ownHealth, front),
    protocol: service && gatewayProtocol(service, port),
    via: "gateway-policy",
    foreignAnnotations: [],
  });
}

/** A Gateway asks for `/` where no HealthCheckPolicy says otherwise, which a pod with another readiness path may not have. */
function uncoveredHealth(way: WayIn, containers: readonly Container[]): readonly AttachmentFault[] {
  const path = containers[0]?.probes.readiness?.path;
  if (!path?.known || path.value === "/") return [];
  const subject = declared(`backend of Gateway ${way.name}`, way.backend.name, locate(way.backend.at));
  const detail = `no HealthCheckPolicy in the input targets ${way.backend.kind} ${way.backend.name}, and a Gateway does not copy readiness probes`;
  return [{ kind: "no-policy", subject, settings: [path], detail }];
}
