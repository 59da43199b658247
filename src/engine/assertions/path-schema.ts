import type { Fact } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import { tightestIdle, tightestLifetime, unknownIdleHops, unknownLifetimeHops } from "../../model/limits-of-path.ts";
import type { LoadBalancer } from "../../model/load-balancer.ts";
import type { ConnectionPath, Heartbeat } from "../../model/path.ts";
import type { Dependency, Probe } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";

/** What an assertion may read of some part of a path, and what each thing is. */
export interface Section<T> {
  /** As messages and the reference call it: `path.shutdown`, `path.hops[]`. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Field<T>>>;
}

/**
 * A value of a path, and how it is read. A reader that gives undefined says that there is no such thing here; one that
 * gives no fact says something that no file is to blame for.
 */
export type Field<T> =
  | { readonly kind: "number"; readonly about: string; read(of: T): Readable<number> }
  | { readonly kind: "text"; readonly about: string; read(of: T): Readable<string | number> }
  | { readonly kind: "flag"; readonly about: string; read(of: T): Readable<boolean> }
  | { readonly kind: "labels"; readonly about: string; read(of: T): Readonly<Record<string, Fact<string>>> }
  | { readonly kind: "part"; readonly about: string; readonly part: AnySection; read(of: T): unknown }
  | { readonly kind: "list"; readonly about: string; readonly part: AnySection; read(of: T): readonly unknown[] };

export type Readable<V> = Fact<V> | V | Because<V> | undefined;

/** A value with the fact that it rests on, where that is a fact about something else. */
export interface Because<V> {
  readonly value: V;
  readonly because: Fact<unknown> | undefined;
}

/** A section whose readers take what the field above them reads; `part` and `items` tie the two together. */
// biome-ignore lint/suspicious/noExplicitAny: a section of anything
export type AnySection = Section<any>;

function number<T>(about: string, read: (of: T) => Readable<number>): Field<T> {
  return { kind: "number", about, read };
}

function text<T>(about: string, read: (of: T) => Readable<string | number>): Field<T> {
  return { kind: "text", about, read };
}

function flag<T>(about: string, read: (of: T) => Readable<boolean>): Field<T> {
  return { kind: "flag", about, read };
}

function part<T, U>(about: string, section: Section<U>, read: (of: T) => U | undefined): Field<T> {
  return { kind: "part", about, part: section, read };
}

function items<T, U>(about: string, section: Section<U>, read: (of: T) => readonly U[]): Field<T> {
  return { kind: "list", about, part: section, read };
}

const HOP: Section<Hop> = {
  name: "path.hops[]",
  fields: {
    name: text("What it is called", ({ name }) => name),
    kind: text("`edge`, `load-balancer`, `proxy`, `platform` or `server`", ({ kind }) => kind),
    idleSeconds: number(
      "It cuts a silent connection after so long; no limit where it does not",
      (hop) => hop.idleSeconds ?? Number.POSITIVE_INFINITY,
    ),
    lifetimeSeconds: number(
      "It ends a connection at this age, busy or not; no limit where it does not",
      (hop) => hop.lifetimeSeconds ?? Number.POSITIVE_INFINITY,
    ),
  },
};

const HEARTBEAT: Section<Heartbeat> = {
  name: "path.heartbeats[]",
  fields: {
    sender: text("`server` or `client`", ({ sender }) => sender),
    frame: text("`control`, `data` or `unknown`", ({ frame }) => frame),
    intervalSeconds: number("How often it is sent", ({ intervalSeconds }) => intervalSeconds),
    timeoutSeconds: number("How long the sender waits for the answer", ({ timeoutSeconds }) => timeoutSeconds),
  },
};

const PROBE: Section<Probe> = {
  name: "path.startup.probes.*",
  fields: {
    kind: text("`http`, `tcp`, `grpc`, `exec` or `default-tcp`", ({ declaration }) => declaration),
    path: text("The URL path it asks for", ({ path }) => path),
    port: text("Its port, as text", ({ port }) => port),
    initialDelaySeconds: number("How long it waits first", (probe) => probe.initialDelaySeconds),
    periodSeconds: number("How often it asks", ({ periodSeconds }) => periodSeconds),
    timeoutSeconds: number("How long it waits for an answer", ({ timeoutSeconds }) => timeoutSeconds),
    failureThreshold: number("After how many failures it gives up", ({ failureThreshold }) => failureThreshold),
  },
};

const PROBES: Section<ConnectionPath["startup"]["probes"]> = {
  name: "path.startup.probes",
  fields: {
    startup: part("The startup probe", PROBE, ({ startup }) => startup),
    readiness: part("The readiness probe", PROBE, ({ readiness }) => readiness),
    liveness: part("The liveness probe", PROBE, ({ liveness }) => liveness),
  },
};

const DEPENDENCY: Section<Dependency> = {
  name: "path.startup.dependencies[]",
  fields: {
    name: text("What it is called", ({ name }) => name),
    phase: text("The phase that it starts in", ({ phase }) => phase),
    timeoutSeconds: number("How long the start waits for it", ({ timeoutSeconds }) => timeoutSeconds),
  },
};

const STARTUP: Section<ConnectionPath["startup"]> = {
  name: "path.startup",
  fields: {
    budgetSeconds: number("What a start may take before the platform gives it up", (one) => one.budgetSeconds),
    appTimeoutSeconds: number("The application's own limit on its start", ({ appTimeoutSeconds }) => appTimeoutSeconds),
    measuredSeconds: number("95 of 100 measured starts were faster", ({ measuredSeconds }) => measuredSeconds),
    acceptSocketsAfter: text("The phase after which sockets are accepted", (one) => one.acceptSocketsAfter),
    dependencies: items("What the start waits for", DEPENDENCY, ({ dependencies }) => dependencies),
    probes: part("The probes of the container that serves", PROBES, ({ probes }) => probes),
  },
};

const HEALTH: Section<ConnectionPath["health"]> = {
  name: "path.health",
  fields: {
    livenessPath: text("The liveness path that the config names", ({ livenessPath }) => livenessPath),
    readinessPath: text("The readiness path that the config names", ({ readinessPath }) => readinessPath),
  },
};

const SHUTDOWN: Section<ConnectionPath> = {
  name: "path.shutdown",
  fields: {
    graceSeconds: number("From SIGTERM, or the start of preStop, to SIGKILL", ({ shutdown }) => shutdown.graceSeconds),
    preStopSeconds: number("How long the preStop hook takes", ({ shutdown }) => shutdown.preStopSeconds),
    drainSeconds: number(
      "How long the application takes to let its connections go",
      (one) => one.shutdown.drainSeconds,
    ),
    lbDrainSeconds: number("How long the load balancer drains", ({ loadBalancer }) => loadBalancer?.drainSeconds),
    spot: flag("On Spot capacity", ({ shutdown }) => shutdown.spot),
  },
};

const CAPACITY: Section<ConnectionPath["capacity"]> = {
  name: "path.capacity",
  fields: {
    concurrency: number("Requests, and so sockets, per instance", ({ concurrency }) => concurrency),
    minInstances: number("The fewest instances", ({ minInstances }) => minInstances),
    maxInstances: number("The most instances", ({ maxInstances }) => maxInstances),
    affinity: flag("Cloud Run's session affinity", ({ affinity }) => affinity),
    peakSockets: number("Declared load: sockets open at once", ({ peakSockets }) => peakSockets),
    serverSlots: number("What the server itself can hold at once, where that is bounded", (one) => one.serverSlots),
  },
};

const LOAD_BALANCER: Section<LoadBalancer> = {
  name: "path.loadBalancer",
  fields: {
    name: text("The Ingress, Gateway, Service or backend service that stands for it", ({ name }) => name),
    flavour: text("`classic`, `global-external`, `regional-external` and so on", ({ flavour }) => flavour),
    backend: text("`neg`, `instance-group` or `serverless-neg`", ({ backend }) => backend),
    timeoutSeconds: number("Timeout of the backend; what it means depends on the flavour", (one) => one.timeoutSeconds),
    drainSeconds: number("Connection draining", ({ drainSeconds }) => drainSeconds),
    affinity: text("Session affinity in the vendor's spelling, such as `GENERATED_COOKIE`", ({ affinity }) => affinity),
    keepAliveSeconds: number(
      "How long it keeps an idle connection to the server",
      (one) => one.backendKeepAliveSeconds,
    ),
    healthCheckPath: text("The path of its health check", ({ healthCheck }) => healthCheck?.path),
  },
};

/** The one table of what an assertion can read: types, values and the reference are made of it. */
export const PATH: Section<ConnectionPath> = {
  name: "path",
  fields: {
    id: text("As reports name it: `chat`, `web/chat via Ingress chat`", ({ id }) => id),
    name: text("The bare name of the service or workload", ({ id, subject }) => subject?.name ?? id),
    namespace: text("Its namespace", ({ subject }) => subject?.namespace),
    labels: { kind: "labels", about: "Labels of the service or workload", read: ({ labels }) => labels ?? {} },
    environment: text("The environment that is checked", ({ environment }) => environment),
    platform: text("`cloud-run`, `knative`, `kubernetes` or `load-balancer`", ({ platform }) => platform),
    traffic: text("`websocket`, `sse`, `grpc`, `long-polling`; `http` where nothing shows that it is more", (path) => ({
      value: socketFact(path) ? path.traffic.kind : "http",
      because: socketFact(path),
    })),
    hasSockets: flag("Whether anything shows that it carries long-lived connections", (path) => ({
      value: socketFact(path) !== undefined,
      because: socketFact(path),
    })),
    protocol: text("What is spoken to the process: `http1` or `h2c`", ({ protocol }) => protocol),
    sessionSeconds: number("How long a session must survive", ({ sessionSeconds }) => sessionSeconds),
    requestTimeoutSeconds: number("Request timeout of Cloud Run or Knative", requestTimeout),
    idleSeconds: number(
      "The tightest idle limit on the way; no limit where no hop has one",
      (path) => unknownIdleHops(path)[0]?.fact ?? tightestIdle(path)?.fact ?? Number.POSITIVE_INFINITY,
    ),
    lifetimeSeconds: number(
      "The tightest lifetime on the way; no limit where no hop has one",
      (path) => unknownLifetimeHops(path)[0]?.fact ?? tightestLifetime(path)?.fact ?? Number.POSITIVE_INFINITY,
    ),
    keepAliveSeconds: number("How long the server keeps an idle HTTP connection", (path) => path.keepAliveSeconds),
    hops: items("Who can cut the connection, from the client inwards", HOP, ({ hops }) => hops),
    heartbeat: part("The most frequent heartbeat", HEARTBEAT, mostFrequent),
    heartbeats: items("What is sent on an otherwise silent socket", HEARTBEAT, ({ heartbeats }) => heartbeats),
    startup: part("How it starts", STARTUP, ({ startup }) => startup),
    health: part("What is known of its health", HEALTH, ({ health }) => health),
    shutdown: part("How it ends", SHUTDOWN, (path) => path),
    capacity: part("How many it can hold", CAPACITY, ({ capacity }) => capacity),
    loadBalancer: part("The load balancer in front", LOAD_BALANCER, ({ loadBalancer }) => loadBalancer),
  },
};

/** The names of all fields of a section and of those below it. */
export function fieldNames(section: AnySection): ReadonlySet<string> {
  const below = Object.values(section.fields).flatMap((field) =>
    field.kind === "part" || field.kind === "list" ? [...fieldNames(field.part)] : [],
  );
  return new Set([...Object.keys(section.fields), ...below]);
}

/** The platform's own lifetime, wherever it stands among the hops. */
function requestTimeout({ platform, hops }: ConnectionPath): Fact<number> | undefined {
  if (platform !== "cloud-run" && platform !== "knative") return undefined;
  return hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds;
}

/** One that cannot be read may be the most frequent. */
function mostFrequent({ heartbeats }: ConnectionPath): Heartbeat | undefined {
  const unread = heartbeats.find(({ intervalSeconds }) => !intervalSeconds.known);
  if (unread) return unread;
  const interval = ({ intervalSeconds }: Heartbeat): number =>
    intervalSeconds.known ? intervalSeconds.value : Number.POSITIVE_INFINITY;
  return heartbeats.reduce<Heartbeat | undefined>(
    (best, one) => (best === undefined || interval(one) < interval(best) ? one : best),
    undefined,
  );
}
