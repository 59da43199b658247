import { declared, declaredSeconds, type Fact, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Reload } from "../../model/hop.ts";
import { secondsOf } from "../../platform/limits.ts";
import { descend, locate, locateKey } from "../../syntax/cursor.ts";
import { parseNginxDuration } from "../nginx/duration.ts";
import { type LimitTable, textAt, textFact } from "../read.ts";
import type { Front } from "./front.ts";
import { classOf } from "./ingress.ts";
import { keyOf, type Named, type Objects } from "./objects.ts";

/** Ingresses by their class, each object once, however many copies of it there are. */
export type IngressesOfClass = ReadonlyMap<string, ReadonlyMap<string, Named>>;

export function ingressesOfClass(objects: Objects): IngressesOfClass {
  const classes = new Map<string, Map<string, Named>>();
  for (const ingress of objects.all("Ingress")) {
    const name = className(ingress);
    const members = classes.get(name) ?? new Map<string, Named>();
    classes.set(name, members);
    const key = keyOf("Ingress", ingress.namespace, ingress.name);
    if (!members.has(key)) members.set(key, ingress);
  }
  return classes;
}

/**
 * What a change of configuration does to the connections of an Ingress of ingress-nginx. Undefined where none of the
 * controller's ConfigMaps is in the input: what it sets is then anybody's guess.
 */
export function nginxReload({ way, installed, limits }: Front, configMaps: readonly Named[]): Reload | undefined {
  const keepsSeconds = kept(configMaps, limits);
  if (keepsSeconds === undefined) return undefined;
  const own = keyOf("Ingress", way.backend.namespace, way.name);
  const all = installed.ingresses().get(className(way));
  const others = (all?.size ?? 0) - (all?.has(own) ? 1 : 0);
  const first = all && firstExcept(own, all);
  const what = "number of other Ingresses that the controller serves";
  const place = locate(descend((first ?? way).at, "metadata", "name"));
  return { keepsSeconds, others: declared(what, others, place) };
}

function firstExcept(own: string, ingresses: ReadonlyMap<string, Named>): Named | undefined {
  for (const [key, ingress] of ingresses) if (key !== own) return ingress;
  return undefined;
}

function className({ at }: Pick<Named, "at">): string {
  return textAt(classOf(at)) ?? "";
}

const KEY = "worker-shutdown-timeout";

function kept(configMaps: readonly Named[], limits: LimitTable): Fact<number> | undefined {
  const [first] = configMaps;
  if (first === undefined) return undefined;
  const set = configMaps.filter(({ at }) => descend(at, "data", KEY).node !== undefined);
  const [written] = set;
  const { at, name } = written ?? first;
  const place = descend(at, "data", KEY);
  const what = `${KEY} of ConfigMap ${name}`;
  const limit = limits("ingress-nginx-drain");
  const text = textFact(what, place);
  if (text === undefined) return secondsByDefault(what, secondsOf(limit), locateKey(place), limit);
  if (new Set(set.map((one) => textAt(one.at, "data", KEY))).size > 1)
    return unknown(what, "several ConfigMaps of ingress-nginx set it differently", locate(place));
  if (!text.known) return text;
  const seconds = parseNginxDuration(text.value);
  if (seconds === undefined) return unknown(what, `"${text.value.slice(0, 40)}" is no time of nginx's`, locate(place));
  // nginx sets no timer then.
  return declaredSeconds(what, seconds === 0 ? Number.POSITIVE_INFINITY : seconds, locate(place));
}
