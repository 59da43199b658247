import { type Fact, locationOf, secondsByDefault, unknown } from "../../../model/fact.ts";
import type { Hop } from "../../../model/hop.ts";
import { secondsOf } from "../../../platform/limits.ts";
import { descend, locate, locateKey } from "../../../syntax/cursor.ts";
import type { Front } from "../front.ts";
import { annotation } from "../objects.ts";
import { durationFact, unlessOff } from "../proxies/duration-fact.ts";

type Kind = "haproxy" | "haproxy-ingress";

const PREFIX = { haproxy: "haproxy.org/", "haproxy-ingress": "haproxy-ingress.github.io/" } as const;

/** Once a connection is upgraded HAProxy's tunnel timeout takes the place of all others. */
export function haproxyHop(front: Front, label: string, kind: Kind): Hop {
  const idleSeconds = unlessOff(onObjects(front, kind) ?? inConfigMap(front, kind));
  return { name: label, kind: "proxy", software: "haproxy", ...(idleSeconds && { idleSeconds }) };
}

/** A Service's annotation goes before the Ingress's. HAProxy Technologies' controller documents neither. */
function onObjects({ way, service }: Front, kind: Kind): Fact<number> | undefined {
  const key = `${PREFIX[kind]}timeout-tunnel`;
  const objects = [...(service ? [service] : []), way];
  for (const { kind: owner, name, at } of objects) {
    const what = `${key} of ${owner} ${name}`;
    const fact = durationFact(what, annotation(at, key), "milliseconds");
    if (fact === undefined) continue;
    if (kind === "haproxy-ingress") return fact;
    return unknown(what, "this controller documents timeout-tunnel for its ConfigMap alone", locationOf(fact));
  }
  return undefined;
}

function inConfigMap({ way, installed, limits }: Front, kind: Kind): Fact<number> {
  const { isSeen, fact: set } = installed.haproxy();
  if (set) return set;
  const key = `${PREFIX[kind]}timeout-tunnel`;
  const limit = limits(kind === "haproxy" ? "haproxy-ingress-tunnel" : "haproxy-ingress-community-tunnel");
  const place = kind === "haproxy" ? locate(descend(way.at, "metadata", "name")) : locateKey(annotation(way.at, key));
  const fact = secondsByDefault(`timeout-tunnel of ${way.kind} ${way.name}`, secondsOf(limit), place, limit);
  const assumed = "the ConfigMap of the HAProxy controller, which is not in the input, sets no timeout-tunnel";
  return isSeen ? fact : { ...fact, assumed };
}
