import { declaredAs, type Fact, type Origin, unknown } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import { descend } from "../../syntax/cursor.ts";
import { textAt, textFact } from "../read.ts";
import type { ComputeObject } from "./objects.ts";
import type { Front } from "./routes.ts";

type Layer = "http" | "proxy" | "passthrough";

/** The kind of load balancer in front of a backend service, from its scheme, its scope and what stands before it. */
export function flavourOf(backend: ComputeObject, fronts: readonly Front[]): Fact<Flavour> {
  const what = `kind of load balancer of backend service ${backend.name}`;
  const scheme = schemeOf(what, backend, fronts);
  if (!scheme.known) return scheme;
  const at = scheme.origin.kind === "declared" || scheme.origin.kind === "default" ? scheme.origin.at : backend.place;
  if (textAt(backend.at, "externalManagedMigrationState")?.startsWith("TEST_")) {
    return unknown(what, "it is being migrated, and requests go through either kind", at);
  }
  const scope = backend.scope ?? fronts.find((front) => front.scope !== undefined)?.scope;
  const found = decide(scheme.value, layerOf(backend, fronts, scheme.value, scope), scope);
  if (found.flavour === undefined) return unknown(what, found.why, at);
  if (scheme.origin.kind !== "default") return declaredAs("flavour", what, found.flavour, at);
  const { maker } = backend.resource;
  const written = { ...scheme, what: `loadBalancingScheme of backend service ${backend.name}` };
  const origin: Origin = maker
    ? { kind: "derived", from: [written, maker], how: "the scheme is the provider's default" }
    : scheme.origin;
  return { known: true, what, value: found.flavour, wording: "flavour", origin };
}

/** The forwarding rule's scheme goes first: a classic rule may still lead to a backend service that has moved on. */
function schemeOf(what: string, backend: ComputeObject, fronts: readonly Front[]): Fact<string> {
  const own = textFact(what, descend(backend.at, "loadBalancingScheme"));
  const schemes = fronts.flatMap(({ scheme }) => scheme ?? []);
  const first = schemes[0];
  if (schemes.some((fact) => fact.known && first?.known && fact.value !== first.value)) {
    return unknown(what, "forwarding rules of different schemes lead to it", backend.place);
  }
  const scheme = first ?? own;
  if (scheme === undefined) return unknown(what, "no loadBalancingScheme is written", backend.place);
  // A caret under the backend service says more than one under one of its forwarding rules.
  return own?.known && scheme.known && own.value === scheme.value ? own : scheme;
}

const HTTP_PROTOCOLS = new Set(["HTTP", "HTTPS", "HTTP2", "H2C", "GRPC"]);

function layerOf(
  backend: ComputeObject,
  fronts: readonly Front[],
  scheme: string,
  scope: string | undefined,
): Layer | undefined {
  const proxy = fronts[0]?.proxy;
  if (proxy !== undefined) return proxy === "http" ? "http" : proxy === "none" ? "passthrough" : "proxy";
  const protocol = textAt(descend(backend.at, "protocol"));
  if (protocol === undefined) return undefined;
  if (HTTP_PROTOCOLS.has(protocol)) return "http";
  if (protocol === "SSL") return "proxy";
  if (protocol !== "TCP") return protocol === "UDP" || protocol === "UNSPECIFIED" ? "passthrough" : undefined;
  if (scheme !== "EXTERNAL") return "proxy";
  return scope === undefined ? undefined : scope === "global" ? "proxy" : "passthrough";
}

interface Decision {
  readonly flavour?: Flavour;
  readonly why: string;
}

function decide(scheme: string, layer: Layer | undefined, scope: string | undefined): Decision {
  switch (scheme) {
    case "INTERNAL_SELF_MANAGED":
      return { flavour: "service-mesh", why: "" };
    case "INTERNAL":
      return { flavour: "passthrough-internal", why: "" };
    case "EXTERNAL_PASSTHROUGH":
      return { flavour: "passthrough-external", why: "" };
    case "EXTERNAL":
      return byLayer(layer, "classic", "passthrough-external");
    case "EXTERNAL_MANAGED":
      return byScope(layer, scope, "global-external", "regional-external", "passthrough-external");
    case "INTERNAL_MANAGED":
      return byScope(layer, scope, "cross-region-internal", "regional-internal", "passthrough-internal");
    default:
      return { why: `nothing is known of the scheme ${scheme}` };
  }
}

function byLayer(layer: Layer | undefined, http: Flavour, passthrough: Flavour): Decision {
  if (layer === undefined) return { why: "neither its protocol nor a target proxy tells" };
  return { flavour: layer === "http" ? http : layer === "proxy" ? "proxy-network" : passthrough, why: "" };
}

function byScope(
  layer: Layer | undefined,
  scope: string | undefined,
  global: Flavour,
  regional: Flavour,
  passthrough: Flavour,
): Decision {
  if (layer === "http" && scope === undefined) return { why: "nothing tells whether it is global or regional" };
  return byLayer(layer, scope === "global" ? global : regional, passthrough);
}
