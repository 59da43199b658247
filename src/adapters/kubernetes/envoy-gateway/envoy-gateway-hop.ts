import { type Fact, secondsByDefault, unknown } from "../../../model/fact.ts";
import type { Hop } from "../../../model/hop.ts";
import { secondsOf } from "../../../platform/limits.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Front } from "../front.ts";
import { type Named, sameNamespace } from "../objects.ts";
import { agreedFacts } from "../proxies/agreed.ts";
import { durationFact, unlessOff } from "../proxies/duration-fact.ts";
import { gatewayTimeout } from "../proxies/gateway-timeouts.ts";

/** Envoy Gateway lets WebSockets through by itself and leaves Envoy's own idle limit where no policy says otherwise. */
export function envoyGatewayHop(front: Front, label: string): Hop {
  const idleSeconds = unlessOff(streamIdle(front, label));
  const lifetimeSeconds = gatewayTimeout(front.way);
  return {
    name: label,
    kind: "proxy",
    software: "envoy",
    ...(idleSeconds && { idleSeconds }),
    ...(lifetimeSeconds && { lifetimeSeconds }),
  };
}

function streamIdle({ way, objects, limits }: Front, label: string): Fact<number> {
  const policies = [...objects.all("BackendTrafficPolicy"), ...objects.all("ClientTrafficPolicy")];
  const facts = policies.flatMap((policy) => {
    const what = `streamIdleTimeout of ${policy.kind} ${policy.name}`;
    const fact = durationFact(what, descend(policy.at, "spec", "timeout", "http", "streamIdleTimeout"));
    if (fact === undefined) return [];
    switch (targetsWay(policy, way)) {
      case "yes":
        return [fact];
      case "maybe":
        return [unknown(what, "it chooses its targets by labels", locate(descend(policy.at, "spec")))];
      default:
        return [];
    }
  });
  const set = agreedFacts(facts, "several policies set it differently");
  if (set) return set;
  const limit = limits("envoy-stream");
  const place = locateKey(descend(way.at, "metadata", "name"));
  return secondsByDefault(`stream idle timeout of ${label}`, secondsOf(limit), place, limit);
}

function targetsWay({ at, namespace }: Named, way: Front["way"]): "yes" | "no" | "maybe" {
  const spec = descend(at, "spec");
  if (descend(spec, "targetSelectors").node !== undefined) return "maybe";
  const targets: readonly Cursor[] = [descend(spec, "targetRef"), ...itemsOf(descend(spec, "targetRefs"))];
  const isOurs = targets.some((target) => {
    const name = textAt(target, "name");
    return textAt(target, "kind") === "Gateway" ? name === way.name : name !== undefined && name === way.route;
  });
  const place = textAt(descend(way.at, "metadata"), "namespace");
  return isOurs && (sameNamespace(namespace, place) || sameNamespace(namespace, way.backend.namespace)) ? "yes" : "no";
}
