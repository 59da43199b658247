import type { Fact } from "../../../model/fact.ts";
import type { Hop } from "../../../model/hop.ts";
import { routeTimeout } from "../../../model/route-timeout.ts";
import { descend, entriesOf, locate } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Front } from "../front.ts";
import { agreed, agreedFacts, shorter } from "../proxies/agreed.ts";
import { durationFact, unlessOff } from "../proxies/duration-fact.ts";
import { gatewayTimeout } from "../proxies/gateway-timeouts.ts";
import { socketRules } from "../proxies/socket-rules.ts";
import type { RouteRule } from "../way-in.ts";
import { envoyPatches, type Patched, type Patches } from "./envoy-filter.ts";
import { tcpLimits } from "./tcp-limits.ts";
import { gatewaysOf } from "./virtual-service.ts";

/**
 * Istio's gateway, or the sidecar of who calls. Istio switches Envoy's idle limit of streams off by itself and lets
 * WebSockets through; what is left are a route's timeout, and the limits of connections that it sees as bytes.
 */
export function istioHop(front: Front, label: string): Hop {
  const rules = socketRules(front.way.rules);
  const isTcp = front.way.kind === "VirtualService" && rules.length > 0 && rules.every((rule) => !isHttp(rule));
  const patches = envoyPatches(patchedBy(front, isTcp ? "tcp" : "http"), front.installed.mesh);
  const own = isTcp ? ofBytes(front, label, rules) : ofRequests(front, rules);
  const idleSeconds = unlessOff(idleBy(patches) ?? own.idle);
  const lifetimeSeconds = shorter(unlessOff(own.lifetime), lifetimeBy(patches));
  return {
    name: label,
    kind: "proxy",
    software: "istio",
    ...(idleSeconds && { idleSeconds }),
    ...(lifetimeSeconds && { lifetimeSeconds }),
  };
}

export function idleBy({ idle }: Patches): Fact<number> | undefined {
  return agreedFacts(idle, SEVERAL);
}

export function lifetimeBy({ lifetime }: Patches): Fact<number> | undefined {
  return unlessOff(agreedFacts(lifetime, SEVERAL));
}

const SEVERAL = "several EnvoyFilters set it differently";

interface Own {
  readonly idle: Fact<number> | undefined;
  readonly lifetime: Fact<number> | undefined;
}

function isHttp({ at }: RouteRule): boolean {
  return at.pointer.at(-2) === "http";
}

function ofRequests({ way }: Front, rules: readonly RouteRule[]): Own {
  if (way.kind === "Gateway") return { idle: undefined, lifetime: gatewayTimeout(way) };
  const fact = agreed(rules, ({ at }) => durationFact(`timeout of VirtualService ${way.name}`, descend(at, "timeout")));
  return { idle: undefined, lifetime: fact && routeTimeout(fact) };
}

function ofBytes({ way, installed, limits }: Front, label: string, rules: readonly RouteRule[]): Own {
  const { name, namespace } = way.backend;
  const read = rules.map(({ target }) => {
    const subset = textAt(target, "subset");
    const destination = { service: { name, namespace }, port: way.backend.port, subset };
    return tcpLimits(label, destination, locate(way.backend.at), installed.mesh, limits);
  });
  return {
    idle: agreedFacts(
      read.map(({ idleSeconds }) => idleSeconds),
      "its subsets differ",
    ),
    lifetime: agreedFacts(
      read.flatMap(({ lifetimeSeconds }) => lifetimeSeconds ?? []),
      "its subsets differ",
    ),
  };
}

/** A gateway's pods are found by labels, in a namespace that nothing here names. */
function patchedBy({ way, objects }: Front, protocol: Patched["protocol"]): Patched {
  const namespace = textAt(way.at, "metadata", "namespace");
  if (way.kind === "Gateway") {
    const labels = new Map([["gateway.networking.k8s.io/gateway-name", way.name]]);
    return { context: "GATEWAY", namespaces: [namespace], labels, protocol };
  }
  const gateways = gatewaysOf(way.at, namespace, objects);
  const isMesh = descend(way.at, "spec", "gateways").node === undefined;
  if (isMesh) return { context: "SIDECAR_OUTBOUND", namespaces: [], labels: new Map(), protocol };
  const labels = gateways.flatMap(({ at }) =>
    entriesOf(descend(at, "spec", "selector")).map(([key, value]) => [key, textAt(value) ?? ""] as const),
  );
  return { context: "GATEWAY", namespaces: undefined, labels: new Map(labels), protocol };
}
