import { byDefault, declared, type Fact, locationOf, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { Flavour, LoadBalancer } from "../../model/load-balancer.ts";
import type { TrafficEvidence } from "../../model/path.ts";
import { secondsOf } from "../../platform/limits.ts";
import { descend, locateKey } from "../../syntax/cursor.ts";
import { hopsOf } from "../load-balancer-hops.ts";
import { nameEvidence, pathEvidence } from "../name-evidence.ts";
import { type LimitTable, secondsFact, secondsOr, textFact } from "../read.ts";
import type { Resource } from "../resource.ts";
import { type Backends, readBackends, type ServerlessTarget } from "./backends.ts";
import { flavourOf } from "./flavour.ts";
import { readHealthCheck } from "./health-check.ts";
import { type ComputeObject, type ComputeObjects, indexCompute } from "./objects.ts";
import { type Approach, type Route, readApproaches } from "./routes.ts";

/** One way through a load balancer to one backend service. */
export interface BackendWay {
  readonly backend: ComputeObject;
  /** Names the routes where ways to the same backend service differ: `web-map /ws`. */
  readonly via: string | undefined;
  readonly loadBalancer: LoadBalancer;
  readonly hops: readonly Hop[];
  readonly evidence: readonly TrafficEvidence[];
  readonly serverless: readonly ServerlessTarget[];
}

/** The ways to all backend services, whoever is behind them. */
export function readLoadBalancers(resources: readonly Resource[], limits: LimitTable): readonly BackendWay[] {
  const objects = indexCompute(resources);
  const approachOf = readApproaches(objects);
  return objects.of("backendService").flatMap((backend) => waysTo(backend, approachOf(backend), objects, limits));
}

function waysTo(
  backend: ComputeObject,
  approach: Approach,
  objects: ComputeObjects,
  limits: LimitTable,
): readonly BackendWay[] {
  const flavour = flavourOf(backend, approach.fronts);
  const backends = readBackends(backend, objects);
  const patterns = patternsOf(approach.routes);
  // A classic load balancer takes no route timeouts.
  const groups = flavour.known && flavour.value === "classic" ? [approach.routes] : byTimeout(approach.routes);
  return groups.map((routes) => {
    const override = flavour.known && flavour.value === "classic" ? undefined : routes[0]?.timeoutSeconds;
    const timeout = override ?? backendTimeout(backend, backends, flavour, limits);
    return {
      backend,
      via: groups.length > 1 ? labelOf(routes) : undefined,
      loadBalancer: {
        name: backend.name,
        flavour,
        backend: backends.kind,
        ...(timeout && { timeoutSeconds: timeout }),
        ...(patterns && { routes: patterns }),
        ...settingsOf(backend, backends, flavour, objects, limits),
        attachment: {
          via: "backend-service",
          target: declared("backend service", backend.name, backend.place),
          faults: [],
        },
        foreignAnnotations: [],
      },
      hops: hopsTo(backend, backends, flavour, timeout, override, limits),
      evidence: [
        ...routes.flatMap(({ paths }) => paths.flatMap((path) => pathEvidence(path))),
        ...nameEvidence("backend service", backend.name, backend.place),
      ],
      serverless: backends.serverless,
    };
  });
}

/** Routes with one timeout are one way. Without any URL map there is one way all the same. */
function byTimeout(routes: readonly Route[]): readonly (readonly Route[])[] {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const { timeoutSeconds: timeout } = route;
    const key =
      timeout === undefined ? "" : timeout.known ? String(timeout.value) : `at ${locationOf(timeout).span.start}`;
    const group = groups.get(key);
    if (group) group.push(route);
    else groups.set(key, [route]);
  }
  return groups.size === 0 ? [[]] : [...groups.values()];
}

/** Without any URL map in sight every request may come this way. */
function patternsOf(routes: readonly Route[]): LoadBalancer["routes"] {
  const known = routes.flatMap(({ patterns }) => patterns ?? []);
  return routes.length === 0 || routes.some(({ patterns }) => patterns === undefined) ? undefined : known;
}

function labelOf(routes: readonly Route[]): string {
  const [first] = routes;
  const path = routes.flatMap(({ paths }) => paths.flatMap((fact) => (fact.known ? [fact.value] : [])))[0];
  return `${first?.urlMap.name ?? ""} ${path ?? "default"}`;
}

/**
 * On a group that is serverless, or may be, only what is written is a fact: there the default means nothing. A
 * passthrough load balancer and a mesh end no connection by it.
 */
function backendTimeout(
  backend: ComputeObject,
  { acts }: Backends,
  flavour: Fact<Flavour>,
  limits: LimitTable,
): Fact<number> | undefined {
  if (flavour.known && /^(?:passthrough|service-mesh)/.test(flavour.value)) return undefined;
  const what = `timeoutSec of backend service ${backend.name}`;
  const at = descend(backend.at, "timeoutSec");
  return acts === "yes" ? secondsOr(what, at, limits("lb-bs-timeout")) : secondsFact(what, at);
}

type Settings = Pick<
  LoadBalancer,
  "protocol" | "drainSeconds" | "affinity" | "healthCheck" | "backendKeepAliveSeconds"
>;

function settingsOf(
  backend: ComputeObject,
  { acts }: Backends,
  flavour: Fact<Flavour>,
  objects: ComputeObjects,
  limits: LimitTable,
): Settings {
  if (acts !== "yes") return {};
  const draining = descend(backend.at, "connectionDraining", "drainingTimeoutSec");
  const affinity = descend(backend.at, "sessionAffinity");
  const what = `sessionAffinity of backend service ${backend.name}`;
  const none = limits("lb-aff-enum");
  const keepAlive = limits("lb-backend-ka");
  const healthCheck = readHealthCheck(backend, objects, limits);
  const speaksHttp = flavour.known && HTTP_FLAVOURS.has(flavour.value);
  const protocol = textFact(`protocol of backend service ${backend.name}`, descend(backend.at, "protocol"));
  return {
    drainSeconds: secondsOr(
      `drainingTimeoutSec of backend service ${backend.name}`,
      draining,
      limits(backend.resource.version === "terraform" ? "lb-drain-default-terraform" : "lb-drain-default"),
    ),
    affinity: textFact(what, affinity) ?? byDefault(what, String(none.default), locateKey(affinity), none),
    ...(healthCheck && { healthCheck }),
    ...(speaksHttp && protocol && { protocol }),
    ...(speaksHttp && {
      backendKeepAliveSeconds: secondsByDefault(
        `keep-alive of the load balancer to backend service ${backend.name}`,
        secondsOf(keepAlive),
        backend.place,
        keepAlive,
      ),
    }),
  };
}

const HTTP_FLAVOURS: ReadonlySet<Flavour> = new Set<Flavour>([
  "classic",
  "global-external",
  "regional-external",
  "regional-internal",
  "cross-region-internal",
]);

function hopsTo(
  backend: ComputeObject,
  backends: Backends,
  flavour: Fact<Flavour>,
  timeout: Fact<number> | undefined,
  override: Fact<number> | undefined,
  limits: LimitTable,
): readonly Hop[] {
  const { name, place } = backend;
  if (backends.acts === "no") return [serverlessHop(backend, override, limits)];
  if (backends.acts === "unknown" && !backends.kind.known) {
    return hopsOf(name, unknown(`kind of load balancer of ${name}`, backends.kind.why, place), timeout, place, limits);
  }
  const hops = hopsOf(name, flavour, timeout, place, limits);
  const tracking = secondsFact(
    `connection tracking of backend service ${name}`,
    descend(backend.at, "connectionTrackingPolicy", "idleTimeoutSec"),
  );
  const passes = flavour.known && flavour.value.startsWith("passthrough");
  return tracking && passes ? hops.map((hop) => ({ ...hop, idleSeconds: tracking })) : hops;
}

/** In front of Cloud Run the backend timeout is fixed, whatever the kind of load balancer. */
function serverlessHop({ name, place }: ComputeObject, override: Fact<number> | undefined, limits: LimitTable): Hop {
  const limit = limits("lb-ws-serverless");
  const lifetime = secondsByDefault(
    `fixed timeout of backend service ${name} with a serverless group`,
    secondsOf(limit),
    place,
    limit,
  );
  const why = "whether a route timeout acts before a serverless group is not documented";
  return {
    name: `load balancer ${name}`,
    kind: "load-balancer",
    ...(override && { idleSeconds: unknown(override.what, why, locationOf(override)) }),
    lifetimeSeconds: lifetime,
  };
}
