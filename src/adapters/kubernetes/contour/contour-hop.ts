import { type Fact, secondsByDefault } from "../../../model/fact.ts";
import type { Hop } from "../../../model/hop.ts";
import { routeTimeout } from "../../../model/route-timeout.ts";
import { secondsOf } from "../../../platform/limits.ts";
import { descend, locateKey } from "../../../syntax/cursor.ts";
import type { Front } from "../front.ts";
import { annotation } from "../objects.ts";
import { agreed } from "../proxies/agreed.ts";
import { durationFact, unlessOff } from "../proxies/duration-fact.ts";
import { gatewayTimeout } from "../proxies/gateway-timeouts.ts";
import type { RouteRule } from "../way-in.ts";
import { contourRules, contourUpgrade } from "./contour-upgrade.ts";

/** Contour's Envoy ends a silent stream after the route's idle timeout, or that of the whole proxy. */
export function contourHop(front: Front, label: string): Hop {
  const { way, limits } = front;
  const rules = way.kind === "HTTPProxy" ? contourRules(way) : [];
  const idle = (rule?: RouteRule): Fact<number> | undefined =>
    (rule && policy(rule, "idle", way.name)) ?? proxyIdle(front, label, rule);
  const idleSeconds = rules.length > 0 ? agreed(rules, idle) : unlessOff(idle());
  const lifetimeSeconds = lifetimeOf(front, rules);
  const upgrade = contourUpgrade(way, rules, limits);
  return {
    name: label,
    kind: "proxy",
    software: "contour",
    ...(idleSeconds && { idleSeconds }),
    ...(lifetimeSeconds && { lifetimeSeconds }),
    ...(upgrade && { upgrade }),
  };
}

function policy({ at }: RouteRule, key: string, name: string): Fact<number> | undefined {
  return durationFact(`timeoutPolicy.${key} of HTTPProxy ${name}`, descend(at, "timeoutPolicy", key));
}

function proxyIdle({ way, installed, limits }: Front, label: string, rule: RouteRule | undefined): Fact<number> {
  const { isSeen, fact: set } = installed.contour();
  if (set) return set;
  const limit = limits("contour-stream-idle");
  const place = rule ? descend(rule.at, "timeoutPolicy", "idle") : descend(way.at, "metadata", "name");
  const fact = secondsByDefault(`idle timeout of ${label}`, secondsOf(limit), locateKey(place), limit);
  const assumed = "Contour's own configuration, which is not in the input, sets no stream idle timeout";
  return isSeen ? fact : { ...fact, assumed };
}

function lifetimeOf({ way }: Front, rules: readonly RouteRule[]): Fact<number> | undefined {
  if (way.kind === "Gateway") return gatewayTimeout(way);
  if (way.kind === "HTTPProxy") {
    const fact = agreed(rules, (rule) => policy(rule, "response", way.name));
    return fact && routeTimeout(fact);
  }
  const key = "projectcontour.io/response-timeout";
  const fact = unlessOff(durationFact(`${key} of ${way.kind} ${way.name}`, annotation(way.at, key)));
  return fact && routeTimeout(fact);
}
