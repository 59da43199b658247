import { declaredSeconds, type Fact, unknown } from "../../model/fact.ts";
import type { RoutePattern } from "../../model/load-balancer.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { numberFact, textFact } from "../read.ts";
import { type ComputeObject, type ComputeObjects, referenceAt } from "./objects.ts";

/** What a forwarding rule says of the backend services behind it; rules that say the same are one. */
export interface Front {
  readonly proxy: "http" | "tcp" | "ssl" | "none";
  readonly scheme: Fact<string> | undefined;
  readonly scope: string | undefined;
}

/** One rule of a URL map that leads to a backend service. */
export interface Route {
  readonly urlMap: ComputeObject;
  /** The paths it matches; empty for a default. */
  readonly paths: readonly Fact<string>[];
  /** The same with how they are compared; undefined where every request may match. */
  readonly patterns?: readonly RoutePattern[];
  /** Replaces the backend service's timeout on this route. */
  readonly timeoutSeconds?: Fact<number>;
}

/** Everything that leads to one backend service. */
export interface Approach {
  readonly fronts: readonly Front[];
  readonly routes: readonly Route[];
}

/** Follows every forwarding rule through its proxy and URL map to the backend services behind. */
export function readApproaches(objects: ComputeObjects): (backend: ComputeObject) => Approach {
  const routes = new Map<ComputeObject, Route[]>();
  for (const urlMap of objects.of("urlMap")) {
    for (const { service, route } of destinations(urlMap)) {
      const backend = objects.find(referenceAt(service, "backendService"));
      if (backend) append(routes, backend, route);
    }
  }
  const fronts = readFronts(objects);
  return (backend) => {
    const own = routes.get(backend) ?? [];
    const maps = new Set(own.map(({ urlMap }) => urlMap));
    return {
      fronts: [...(fronts.get(backend) ?? []), ...[...maps].flatMap((urlMap) => fronts.get(urlMap) ?? [])],
      routes: own,
    };
  };
}

function readFronts(objects: ComputeObjects): ReadonlyMap<ComputeObject, readonly Front[]> {
  const fronts = new Map<ComputeObject, Front[]>();
  const seen = new Map<ComputeObject, Set<string>>();
  for (const rule of objects.of("forwardingRule")) {
    const found = behind(rule, objects);
    if (found === undefined) continue;
    const scheme = textFact(
      `loadBalancingScheme of forwarding rule ${rule.name}`,
      descend(rule.at, "loadBalancingScheme"),
    );
    const front: Front = { proxy: found.proxy, scheme, scope: rule.scope };
    const key = `${front.proxy} ${scheme?.known ? scheme.value : scheme?.why}`;
    const keys = seen.get(found.object) ?? new Set<string>();
    if (!keys.has(key)) append(fronts, found.object, front);
    seen.set(found.object, keys.add(key));
  }
  return fronts;
}

const PROXIES: Readonly<Record<string, Front["proxy"]>> = {
  targetHttpProxy: "http",
  targetHttpsProxy: "http",
  targetGrpcProxy: "http",
  targetTcpProxy: "tcp",
  targetSslProxy: "ssl",
};

/** The URL map or backend service that a forwarding rule leads to. */
function behind(
  rule: ComputeObject,
  objects: ComputeObjects,
): { readonly object: ComputeObject; readonly proxy: Front["proxy"] } | undefined {
  const direct = objects.find(referenceAt(descend(rule.at, "backendService"), "backendService"));
  if (direct) return { object: direct, proxy: "none" };
  const target = objects.find(referenceAt(descend(rule.at, "target")));
  const proxy = target && PROXIES[target.resource.kind];
  if (target === undefined || proxy === undefined) return undefined;
  const object =
    objects.find(referenceAt(descend(target.at, "urlMap"), "urlMap")) ??
    objects.find(referenceAt(descend(target.at, "service"), "backendService"));
  return object && { object, proxy };
}

interface Destination {
  readonly service: Cursor;
  readonly route: Route;
}

function destinations(urlMap: ComputeObject): readonly Destination[] {
  const found = [...routed(urlMap, urlMap.at, [], "default")];
  for (const matcher of itemsOf(descend(urlMap.at, "pathMatchers"))) {
    found.push(...routed(urlMap, matcher, [], "default"));
    for (const rule of itemsOf(descend(matcher, "pathRules"))) {
      found.push(...routed(urlMap, rule, itemsOf(descend(rule, "paths"))));
    }
    for (const rule of itemsOf(descend(matcher, "routeRules"))) {
      const matches = itemsOf(descend(rule, "matchRules"));
      const paths = matches.flatMap((match) => PATH_MATCHES.map((key) => descend(match, key)));
      found.push(...routed(urlMap, rule, paths));
    }
  }
  return found;
}

const PATH_MATCHES = ["prefixMatch", "fullPathMatch", "pathTemplateMatch", "regexMatch"] as const;

const MATCHES: Readonly<Record<(typeof PATH_MATCHES)[number], RoutePattern["match"]>> = {
  prefixMatch: "start",
  fullPathMatch: "exact",
  pathTemplateMatch: "unread",
  regexMatch: "unread",
};

/** Where one rule sends requests: its service, and the services it weighs. */
function routed(urlMap: ComputeObject, at: Cursor, paths: readonly Cursor[], role?: "default"): readonly Destination[] {
  const action = descend(at, role === "default" ? "defaultRouteAction" : "routeAction");
  const timeoutSeconds = routeTimeout(urlMap, descend(action, "timeout"));
  const texts = paths.flatMap((path) => textFact(`path of URL map ${urlMap.name}`, path) ?? []);
  const patterns = role === "default" ? undefined : patternsOf(urlMap, at);
  const route: Route = {
    urlMap,
    paths: texts,
    ...(patterns && { patterns }),
    ...(timeoutSeconds && { timeoutSeconds }),
  };
  const services = [
    descend(at, role === "default" ? "defaultService" : "service"),
    ...itemsOf(descend(action, "weightedBackendServices")).map((item) => descend(item, "backendService")),
  ];
  return services.filter(({ node }) => node !== undefined).map((service) => ({ service, route }));
}

/** What a path rule or a route rule matches; undefined where a match of it names no path. */
function patternsOf({ name }: ComputeObject, rule: Cursor): readonly RoutePattern[] | undefined {
  const what = `path of URL map ${name}`;
  const globs = itemsOf(descend(rule, "paths")).flatMap((path) => textFact(what, path) ?? []);
  const patterns: RoutePattern[] = globs.map((text) => ({ match: "glob", text }));
  for (const match of itemsOf(descend(rule, "matchRules"))) {
    const found = PATH_MATCHES.flatMap((key): readonly RoutePattern[] => {
      const text = textFact(what, descend(match, key));
      return text ? [{ match: MATCHES[key], text }] : [];
    });
    if (found.length === 0) return undefined;
    patterns.push(...found);
  }
  return patterns.length > 0 ? patterns : undefined;
}

/** `{ seconds: "3600", nanos: 0 }`, as the API writes durations. */
function routeTimeout(urlMap: ComputeObject, at: Cursor): Fact<number> | undefined {
  if (at.node === undefined) return undefined;
  const what = `route timeout of URL map ${urlMap.name}`;
  const place = descend(at, "seconds");
  const seconds = numberFact(what, place);
  if (seconds === undefined) return unknown(what, "it gives no seconds", locateKey(at));
  if (!seconds.known) return seconds;
  const nanos = numberFact(what, descend(at, "nanos"));
  if (nanos && !nanos.known) return nanos;
  const value = seconds.value + (nanos?.value ?? 0) / 1e9;
  if (value <= 0) return unknown(what, "what a timeout of 0 s means is not documented", locate(place));
  return declaredSeconds(what, value, locate(place));
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
