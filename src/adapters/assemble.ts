import type { AppAddress, AppKey, FrontHop, ServiceConfig } from "../config/config.ts";
import { declared, declaredAs, type Fact, type KnownFact, locationOf, unknown } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import type { LoadBalancer } from "../model/load-balancer.ts";
import type { ConnectionPath, Heartbeat } from "../model/path.ts";
import type { Startup } from "../model/startup.ts";
import type { Document } from "../syntax/document.ts";
import { readAppAddress } from "./app/address.ts";
import { readProcess } from "./app/process.ts";
import type { AppReading } from "./app/reading.ts";
import type { PathDraft } from "./draft.ts";
import { edgeHop } from "./edge/edge-hop.ts";
import { readNeighbours } from "./neighbours.ts";
import { readPathApp, trafficOf } from "./path-app.ts";
import type { LimitTable } from "./read.ts";
import type { Siblings } from "./siblings.ts";

export interface AssembleInput {
  readonly draft: PathDraft;
  readonly service: ServiceConfig | undefined;
  /** Hops in front whose own files were read. */
  readonly fronts: ReadonlyMap<FrontHop, Hop>;
  /** What the other ways into the same workload show. */
  readonly siblings: Siblings | undefined;
  /** What the app's own files say. */
  readonly files: readonly AppReading[];
  /** Every document by its name, for addresses in the config. */
  readonly documents: ReadonlyMap<string, Document>;
  readonly environment: string;
  readonly sessionSeconds: number;
  readonly limits: LimitTable;
}

/** Lays the app's settings and the user's config over what the platform's files show. The user's word goes first. */
export function assemble(input: AssembleInput): ConnectionPath {
  const { draft, service, siblings, environment, limits } = input;
  const app = readPathApp(draft, input.files, siblings, limits);
  const told = (key: AppKey): Fact<number> | undefined => toldNumber(input, key);
  const keepAliveSeconds = told("keepAliveSeconds") ?? app.keepAliveSeconds;
  const drainSeconds = told("drainSeconds") ?? app.drainSeconds;
  const serverSlots = told("maxConnections") ?? app.serverSlots;
  const pollingTransport = app.pollingTransport ?? draft.pollingTransport;
  const heartbeats = heartbeatsOf(input, app);
  const process = readProcess(draft, told("port"), limits);
  const traffic = trafficOf(draft, app, siblings, service);
  const silentServer = switchedOff(told("heartbeat.intervalSeconds")) ?? app.silentServer;
  return {
    id: draft.id,
    environment,
    platform: draft.platform,
    at: draft.at,
    traffic,
    sessionSeconds: service?.sessionSeconds ?? policySession(input),
    hops: [
      ...(service?.front ?? []).map((front) => input.fronts.get(front) ?? edgeHop(front, traffic.kind, limits)),
      ...draft.hops,
      ...serverHop(told("idleSeconds") ?? app.idleSeconds, told("lifetimeSeconds") ?? app.lifetimeSeconds),
    ],
    heartbeats,
    startup: startupOf(input, told("startup.timeoutSeconds") ?? app.startupTimeoutSeconds, app.bindsEarly),
    health: {
      ...(service?.health.liveness ? { livenessPath: service.health.liveness } : {}),
      ...(service?.health.readiness ? { readinessPath: service.health.readiness } : {}),
      externalPaths: [service?.health.liveness, service?.health.readiness].filter((path) => path !== undefined),
      covers: service?.health.covers ?? [],
      parallel: service?.health.parallel ?? declared("health.parallel", false, service?.at ?? draft.at),
    },
    shutdown: drainSeconds ? { drainSeconds, ...draft.shutdown } : draft.shutdown,
    capacity: {
      ...draft.capacity,
      ...(service?.capacity.peakSockets ? { peakSockets: service.capacity.peakSockets } : {}),
      ...(service?.capacity.memoryMiB ? { memoryMiB: service.capacity.memoryMiB } : {}),
      ...(pollingTransport ? { pollingTransport } : {}),
      ...(serverSlots ? { serverSlots } : {}),
    },
    subject: draft.subject,
    // What only some paths have stands last: an object grows cheaply at its end.
    ...(draft.loadBalancer ? { loadBalancer: withAllRoutes(draft.loadBalancer, siblings) } : {}),
    ...(service && service.paths.length > 0 ? { requestPaths: service.paths } : {}),
    ...(silentServer?.known && heartbeats.length === 0 ? { silentServer } : {}),
    ...(keepAliveSeconds ? { keepAliveSeconds } : {}),
    ...(process ? { process } : {}),
    ...(draft.protocol ? { protocol: draft.protocol } : {}),
    ...(draft.labels ? { labels: draft.labels } : {}),
    ...(draft.otherLabels ? { otherLabels: draft.otherLabels } : {}),
    ...(service?.background ? { background: service.background } : {}),
    ...(draft.run ? { run: draft.run } : {}),
    ...(draft.deployment ? { deployment: draft.deployment } : {}),
    ...(draft.overrides ? { overrides: draft.overrides } : {}),
  };
}

/** A path that one way does not take may come in by another. */
function withAllRoutes(loadBalancer: LoadBalancer, siblings: Siblings | undefined): LoadBalancer {
  if (loadBalancer.routes === siblings?.routes) return loadBalancer;
  const { routes: _, ...own } = loadBalancer;
  return siblings?.routes ? { ...own, routes: siblings.routes } : own;
}

function policySession({ environment, sessionSeconds, draft }: AssembleInput): KnownFact<number> {
  const why = `the policy for ${environment}; sessionSeconds in holdopen.yaml overrides it`;
  return {
    known: true,
    what: "session length",
    value: sessionSeconds,
    unit: "s",
    origin: { kind: "policy", at: draft.at, why },
  };
}

/** A heartbeat that the user declares replaces what a framework would do by default, not what is written elsewhere. */
function heartbeatsOf(input: AssembleInput, app: AppReading): readonly Heartbeat[] {
  const interval = toldNumber(input, "heartbeat.intervalSeconds");
  if (!interval) return app.heartbeats;
  const timeout = toldNumber(input, "heartbeat.timeoutSeconds");
  const frame = toldFact(input, "heartbeat.frame");
  const place = locationOf(interval);
  const others = app.heartbeats.filter(({ intervalSeconds }) => {
    const at = locationOf(intervalSeconds);
    const isSame = at.document.source === place.document.source && at.span.start === place.span.start;
    return !isSame && intervalSeconds.origin.kind === "declared" && intervalSeconds.known;
  });
  if (switchedOff(interval)) return others;
  const own: Heartbeat = {
    sender: "server",
    frame: frame?.known && (frame.value === "control" || frame.value === "data") ? frame.value : "unknown",
    intervalSeconds: interval,
    ...(timeout ? { timeoutSeconds: timeout } : {}),
    timeoutStarts: "unknown",
  };
  return [own, ...others];
}

/** An interval of 0 is how applications write "none". */
function switchedOff(interval: Fact<number> | undefined): Fact<string> | undefined {
  if (!interval?.known || interval.value > 0) return undefined;
  const said = `${interval.what} is 0, which switches heartbeats off`;
  return declaredAs("sentence", interval.what, said, locationOf(interval));
}

function startupOf(
  { draft, service, environment }: AssembleInput,
  appTimeout: Fact<number> | undefined,
  bindsEarly: Fact<string> | undefined,
): Startup {
  const told = service?.startup;
  const measured = told?.measured[environment];
  return {
    probes: draft.containers[0]?.probes ?? {},
    measuredByEnvironment: told?.measured ?? {},
    phases: told?.phases ?? [],
    dependencies: told?.dependencies ?? [],
    ...(draft.startupBudgetSeconds ? { budgetSeconds: draft.startupBudgetSeconds } : {}),
    ...(appTimeout ? { appTimeoutSeconds: appTimeout } : {}),
    ...(measured ? { measuredSeconds: measured } : {}),
    ...(told?.acceptSocketsAfter ? { acceptSocketsAfter: told.acceptSocketsAfter } : {}),
    ...(bindsEarly ? { bindsEarly } : {}),
    ...(draft.startOrder ? { order: draft.startOrder } : {}),
    ...(told && told.dependencies.length > 0 ? { neighbours: readNeighbours(draft) } : {}),
  };
}

function serverHop(idle: Fact<number> | undefined, lifetime: Fact<number> | undefined): readonly Hop[] {
  if (!idle && !lifetime) return [];
  return [
    {
      name: "server",
      kind: "server",
      ...(idle ? { idleSeconds: idle } : {}),
      ...(lifetime ? { lifetimeSeconds: lifetime } : {}),
    },
  ];
}

function toldNumber(input: AssembleInput, key: AppKey): Fact<number> | undefined {
  const fact = toldFact(input, key);
  if (fact === undefined || !fact.known) return fact;
  const { value } = fact;
  if (typeof value === "number") return { ...fact, value };
  return unknown(fact.what, `"${value}" is not a number`, locationOf(fact));
}

function toldFact({ service, documents }: AssembleInput, key: AppKey): Fact<number | string> | undefined {
  const address: AppAddress | undefined = service?.app[key];
  return address ? readAppAddress(key, address, documents) : undefined;
}
