import { type Fact, unknown } from "../../model/fact.ts";
import type { AttachmentFault, Flavour } from "../../model/load-balancer.ts";
import { descend, locate } from "../../syntax/cursor.ts";
import { type Backend, backendConfigAnnotation, readBackendConfig, strayAnnotation } from "./backend-config.ts";
import { backendGroups } from "./backend-groups.ts";
import { undecidedSettings } from "./backend-settings.ts";
import { foreignSettings } from "./foreign-annotations.ts";
import { type Front, type Fronted, fill } from "./front.ts";
import { idlePolicies } from "./gateway-policy.ts";
import { ingressHealthCheck, undecidedHealthCheck } from "./health-inference.ts";
import { isAnnotated } from "./objects.ts";
import { annotatedProtocol } from "./port-protocol.ts";
import type { Service } from "./service.ts";

/** What an Ingress or MultiClusterIngress of Google's does, by the BackendConfig of the Service behind it. */
export function ingressFront(front: Front, flavour: Fact<Flavour>): Fronted {
  const { way, service, port, portInQuestion, objects, policies, doors, limits, containers, assumed } = front;
  if (service === undefined)
    return withoutService(front, flavour, `${way.backend.kind} ${way.backend.name} is not in the input`);
  if (front.serviceInQuestion) return withoutService(front, flavour, front.serviceInQuestion);
  const groups = backendGroups(way, service, flavour);
  const { at: near, port: reference } = way.backend;
  const used = { found: port, reference, inQuestion: portInQuestion, near };
  const backend = readBackendConfig(service, used, objects, limits);
  const home = backend.health ?? descend(backendConfigAnnotation(service.at), "healthCheck");
  const owner = `${way.kind} ${way.name}`;
  const isElsewhere = backend.applied || backend.undecided || doors.reach("Gateway", way.backend);
  const faults = [
    ...backend.faults,
    ...misplaced(front, backend),
    ...(isElsewhere ? [] : idlePolicies(way.backend, owner, policies)),
  ];
  return fill(front, {
    flavour: isForGoogle(service) ? certain(flavour) : flavour,
    groups,
    backend: { ...backend, faults },
    healthCheck: backend.undecided
      ? undecidedHealthCheck(backend.undecided)
      : ingressHealthCheck({ service, port, portInQuestion, containers, assumed, backend: groups, home, limits }),
    protocol: annotatedProtocol(service, port),
    via: "backend-config",
    foreignAnnotations: foreignSettings(way.at, owner),
  });
}

/** A Service that is annotated for GKE's controller tells whose the Ingress is, class or not. */
function isForGoogle({ at }: Service): boolean {
  return backendConfigAnnotation(at).node !== undefined || isAnnotated(at, "cloud.google.com/neg");
}

function certain<T>(fact: Fact<T>): Fact<T> {
  if (!fact.known) return fact;
  const { assumed: _, ...rest } = fact;
  return rest;
}

/** The annotation on an Ingress or a workload, where nobody looks for it. */
function misplaced({ way, workload, objects }: Front, backend: Backend): readonly AttachmentFault[] {
  // Where the Service names a BackendConfig that cannot be told, what stands elsewhere is a leftover.
  if (backend.undecided) return [];
  const { namespace } = way.backend;
  const owner = `${way.kind} ${way.name}`;
  const onIngress = strayAnnotation(owner, way.at, namespace, objects);
  const detail = "GKE reads it on the Service alone";
  const faults: AttachmentFault[] = onIngress ? [{ kind: "misplaced", ...onIngress, detail }] : [];
  if (workload === undefined || backend.applied) return faults;
  const { kind, name, at } = workload;
  for (const object of [at, descend(at, "spec", "template")]) {
    const stray = strayAnnotation(`${kind} ${name}`, object, namespace, objects);
    if (stray) faults.push({ kind: "misplaced", ...stray, detail });
  }
  return faults;
}

/** A Service that is not in the input, or not for certain, may say anything. */
function withoutService(front: Front, flavour: Fact<Flavour>, why: string): Fronted {
  const { way } = front;
  const owner = `${way.backend.kind} ${way.backend.name}`;
  const at = locate(way.backend.at);
  return fill(front, {
    flavour,
    groups: unknown(`backend of ${owner}`, why, at),
    backend: { settings: undecidedSettings(owner, why, at), faults: [] },
    healthCheck: undecidedHealthCheck(unknown(`health check of ${owner}`, why, at)),
    via: "backend-config",
    foreignAnnotations: foreignSettings(way.at, `${way.kind} ${way.name}`),
  });
}
