import { declaredAs, type Fact, unknown } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { Named, Objects } from "./objects.ts";
import { routePatterns } from "./path-patterns.ts";
import type { BackendRef, Door, RouteRule, WayIn } from "./way-in.ts";

/** GKE's GatewayClasses, without the `-mc` of those that span clusters. */
const CLASSES: Readonly<Record<string, Flavour>> = {
  "gke-l7-gxlb": "classic",
  "gke-l7-global-external-managed": "global-external",
  "gke-l7-regional-external-managed": "regional-external",
  "gke-l7-rilb": "regional-internal",
  "gke-l7-cross-regional-internal-managed": "cross-region-internal",
};

export function gatewayWays(objects: Objects): readonly WayIn[] {
  const routes = [...objects.all("HTTPRoute"), ...objects.all("GRPCRoute")];
  return routes.flatMap((route) => waysOf(route, objects));
}

function waysOf(route: Named, objects: Objects): readonly WayIn[] {
  const spec = descend(route.at, "spec");
  const ways: WayIn[] = [];
  for (const parent of itemsOf(descend(spec, "parentRefs"))) {
    const name = textAt(parent, "name");
    // A Service as parent is a mesh, which has no door.
    if (name === undefined || (textAt(parent, "kind") ?? "Gateway") !== "Gateway") continue;
    const gateway = objects.find("Gateway", textAt(parent, "namespace") ?? route.namespace, name, route.at);
    const door = gateway ? gatewayDoor(gateway, objects) : missingGateway(name, parent, objects);
    const at = gateway?.at ?? parent;
    for (const { backend, rule } of backendsOf(spec, route.namespace)) {
      const patterns = routePatterns(rule.at, `${route.kind} ${route.name}`);
      const way = { kind: "Gateway", name, at, backend, door, paths: rule.paths, route: route.name } as const;
      ways.push({ ...way, rules: [rule], ...(patterns && { patterns }) });
    }
  }
  return ways;
}

function backendsOf(spec: Cursor, namespace: string | undefined): readonly { backend: BackendRef; rule: RouteRule }[] {
  return itemsOf(descend(spec, "rules")).flatMap((rule) => {
    const paths = itemsOf(descend(rule, "matches")).map((match) => descend(match, "path", "value"));
    return itemsOf(descend(rule, "backendRefs")).flatMap((reference) => {
      const name = textAt(reference, "name");
      const kind = textAt(reference, "kind") ?? "Service";
      if (name === undefined || (kind !== "Service" && kind !== "ServiceImport")) return [];
      const at = descend(reference, "name");
      const port = textAt(reference, "port");
      const backend = { kind, name, namespace: textAt(reference, "namespace") ?? namespace, port, at } as const;
      return [{ backend, rule: { at: rule, paths, target: reference } }];
    });
  });
}

function gatewayDoor(gateway: Named, objects: Objects): Door {
  const place = descend(gateway.at, "spec", "gatewayClassName");
  const what = `class of Gateway ${gateway.name}`;
  const name = textAt(place);
  if (name === undefined) return { kind: "google", flavour: unknown(what, "it names no class", locateKey(place)) };
  const placeholder = placeholderIn(name);
  if (placeholder)
    return { kind: "google", flavour: unknown(what, `${placeholder} is filled in later`, locate(place)) };
  const flavour = CLASSES[name.replace(/-mc$/, "")];
  if (flavour) return { kind: "google", flavour: declaredAs("flavour", what, flavour, locate(place)) };
  const found = objects.named("GatewayClass", name)[0];
  return { kind: "other", name, at: locate(place), controller: found && textAt(found.at, "spec", "controllerName") };
}

/** Policies of GKE's say that the Gateway is Google's; without them it may be anybody's. */
function missingGateway(name: string, parent: Cursor, objects: Objects): Door {
  const at = locate(descend(parent, "name"));
  const isGoogle = objects.all("GCPBackendPolicy").length + objects.all("HealthCheckPolicy").length > 0;
  if (!isGoogle) return { kind: "other", name, at };
  const flavour: Fact<Flavour> = unknown(`class of Gateway ${name}`, "the Gateway is not in the input", at);
  return { kind: "google", flavour };
}
