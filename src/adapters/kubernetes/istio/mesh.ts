import { descend, entriesOf } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import { append, type Named, type Objects, sameNamespace } from "../objects.ts";
import { type HostedService, hostedService } from "./host.ts";

/** What of Istio's objects many routes ask for. */
export interface Mesh {
  /** The DestinationRules for a Service: those that name it, else those with the longest wildcard. */
  destinationRules(service: HostedService): readonly Named[];
  /** The EnvoyFilters for a proxy. */
  filters(proxy: ProxyPods): readonly Named[];
  /** Whether the pods of a namespace are given a sidecar. */
  isInjected(namespace: string | undefined): boolean;
}

/** Where a proxy runs. */
export interface ProxyPods {
  /** Undefined where it cannot be told, as for a gateway's pods that are not in the input. */
  readonly namespaces: readonly (string | undefined)[] | undefined;
  readonly labels: ReadonlyMap<string, string>;
}

/** Where Istio is installed, as a rule: what is there is for every proxy. */
const ROOT = "istio-system";

export function indexMesh(objects: Objects): Mesh {
  const rules = new Map<string, Named[]>();
  const wildcards: { readonly rule: Named; readonly tail: string }[] = [];
  for (const rule of objects.all("DestinationRule")) {
    const host = textAt(rule.at, "spec", "host") ?? "";
    if (host.startsWith("*")) wildcards.push({ rule, tail: host.slice(1) });
    const service = hostedService(host, rule.namespace, objects);
    if (service) append(rules, fullName(service), rule);
  }
  const filters = new Map<string, Filter[]>();
  for (const filter of objects.all("EnvoyFilter")) {
    const selector = entriesOf(descend(filter.at, "spec", "workloadSelector", "labels")).map(
      ([key, value]) => [key, textAt(value) ?? ""] as const,
    );
    append(filters, selector[0]?.join("=") ?? "", { filter, selector });
  }
  return {
    destinationRules(service) {
      const name = fullName(service);
      const named = rules.get(name);
      if (named) return named;
      const fitting = wildcards.filter(({ tail }) => name.endsWith(tail));
      const longest = Math.max(...fitting.map(({ tail }) => tail.length), 0);
      return fitting.filter(({ tail }) => tail.length === longest).map(({ rule }) => rule);
    },
    filters(proxy) {
      const keys = ["", ...[...proxy.labels].map((label) => label.join("="))];
      const found = keys.flatMap((key) => filters.get(key) ?? []);
      return found.filter((one) => isFor(one, proxy)).map(({ filter }) => filter);
    },
    isInjected: (namespace) => objects.named("Namespace", namespace ?? DEFAULT).some(asksForSidecars),
  };
}

const DEFAULT = "default";

interface Filter {
  readonly filter: Named;
  readonly selector: readonly (readonly [string, string])[];
}

/** Without a selector a filter is for its whole namespace, in which a gateway's pods may not be. */
function isFor({ filter, selector }: Filter, { namespaces, labels }: ProxyPods): boolean {
  const isHere = namespaces?.some((place) => sameNamespace(place, filter.namespace)) ?? selector.length > 0;
  if (!isHere && filter.namespace !== ROOT) return false;
  return selector.every(([key, value]) => labels.get(key) === value);
}

function fullName({ name, namespace }: HostedService): string {
  return `${name}.${namespace ?? DEFAULT}.svc.cluster.local`;
}

function asksForSidecars({ at }: Named): boolean {
  const labels = descend(at, "metadata", "labels");
  const word = textAt(labels, "istio-injection");
  return word === undefined ? textAt(labels, "istio.io/rev") !== undefined : word === "enabled";
}
