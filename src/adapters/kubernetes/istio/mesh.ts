import { descend } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import { append, type Named, type Objects } from "../objects.ts";
import { type HostedService, hostedService } from "./host.ts";

/** What of Istio's objects many routes ask for. */
export interface Mesh {
  /** The DestinationRules for a Service: those that name it, else those with the longest wildcard. */
  destinationRules(service: HostedService): readonly Named[];
  /** The EnvoyFilters of some namespaces and of Istio's own, which are for every proxy; of all where none is given. */
  filters(namespaces: readonly (string | undefined)[] | undefined): readonly Named[];
  /** Whether the pods of a namespace are given a sidecar. */
  isInjected(namespace: string | undefined): boolean;
}

/** Where Istio is installed, as a rule. */
export const ROOT = "istio-system";

export function indexMesh(objects: Objects): Mesh {
  const rules = new Map<string, Named[]>();
  const wildcards: { readonly rule: Named; readonly tail: string }[] = [];
  for (const rule of objects.all("DestinationRule")) {
    const host = textAt(rule.at, "spec", "host") ?? "";
    if (host.startsWith("*")) wildcards.push({ rule, tail: host.slice(1) });
    const service = hostedService(host, rule.namespace, objects);
    if (service) append(rules, fullName(service), rule);
  }
  const filters = new Map<string, Named[]>();
  for (const filter of objects.all("EnvoyFilter")) append(filters, filter.namespace ?? DEFAULT, filter);
  return {
    destinationRules(service) {
      const name = fullName(service);
      const named = rules.get(name);
      if (named) return named;
      const fitting = wildcards.filter(({ tail }) => name.endsWith(tail));
      const longest = Math.max(...fitting.map(({ tail }) => tail.length), 0);
      return fitting.filter(({ tail }) => tail.length === longest).map(({ rule }) => rule);
    },
    filters(namespaces) {
      if (namespaces === undefined) return objects.all("EnvoyFilter");
      const places = new Set([ROOT, ...namespaces.map((place) => place ?? DEFAULT)]);
      return [...places].flatMap((place) => filters.get(place) ?? []);
    },
    isInjected: (namespace) => objects.named("Namespace", namespace ?? DEFAULT).some(asksForSidecars),
  };
}

const DEFAULT = "default";

function fullName({ name, namespace }: HostedService): string {
  return `${name}.${namespace ?? DEFAULT}.svc.cluster.local`;
}

function asksForSidecars({ at }: Named): boolean {
  const labels = descend(at, "metadata", "labels");
  const word = textAt(labels, "istio-injection");
  return word === undefined ? textAt(labels, "istio.io/rev") !== undefined : word === "enabled";
}
