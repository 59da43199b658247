import { type JsonObject, objectsAt, textAt, textEntriesAt, valueAt } from "./json.ts";
import type { ServiceName } from "./service-name.ts";

/** `web/chat`, as messages name an object. */
export function nameOf(object: JsonObject): string {
  return `${namespaceOf(object)}/${textAt(object, "metadata", "name") ?? ""}`;
}

export function namespaceOf(object: JsonObject): string {
  return textAt(object, "metadata", "namespace") ?? "default";
}

export function annotationOf(object: JsonObject, key: string): string | undefined {
  return textAt(object, "metadata", "annotations", key);
}

/** Whether an Ingress's backend is the Service; an Ingress leads to its own namespace alone. */
export function isBackend(backend: unknown, service: ServiceName): boolean {
  return textAt(backend, "service", "name") === service.name;
}

export function ingressLeadsTo(ingress: JsonObject, service: ServiceName): boolean {
  if (namespaceOf(ingress) !== service.namespace) return false;
  if (isBackend(valueAt(ingress, "spec", "defaultBackend"), service)) return true;
  return objectsAt(ingress, "spec", "rules").some((rule) =>
    objectsAt(rule, "http", "paths").some((path) => isBackend(valueAt(path, "backend"), service)),
  );
}

/** The rules of an HTTPRoute or GRPCRoute that send something to the Service. */
export function routeRulesTo(route: JsonObject, service: ServiceName): readonly JsonObject[] {
  return objectsAt(route, "spec", "rules").filter((rule) =>
    objectsAt(rule, "backendRefs").some(
      (backend) =>
        (textAt(backend, "kind") ?? "Service") === "Service" &&
        textAt(backend, "name") === service.name &&
        (textAt(backend, "namespace") ?? namespaceOf(route)) === service.namespace &&
        valueAt(backend, "weight") !== 0,
    ),
  );
}

/** A Gateway that a route is attached to, and which of its listeners. */
export interface ParentRef extends ServiceName {
  readonly sectionName: string | undefined;
  readonly port: unknown;
}

export function parentsOf(route: JsonObject): readonly ParentRef[] {
  return objectsAt(route, "spec", "parentRefs").flatMap((parent) => {
    const name = textAt(parent, "name");
    if (name === undefined || (textAt(parent, "kind") ?? "Gateway") !== "Gateway") return [];
    const namespace = textAt(parent, "namespace") ?? namespaceOf(route);
    return [{ namespace, name, sectionName: textAt(parent, "sectionName"), port: valueAt(parent, "port") }];
  });
}

export type Selector = readonly (readonly [string, string])[];

/** The labels a Service selects pods by; undefined where it selects none, and somebody else fills in its addresses. */
export function selectorOf(service: JsonObject): Selector | undefined {
  const selector = textEntriesAt(service, "spec", "selector");
  return selector.length > 0 ? selector : undefined;
}

export function isSelected(labels: unknown, selector: Selector): boolean {
  return selector.every(
    ([key, value]) => textAt(labels, key) === value || (value === "" && valueAt(labels, key) === ""),
  );
}
