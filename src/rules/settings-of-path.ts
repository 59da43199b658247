import { declared, type Fact } from "../model/fact.ts";
import type { LoadBalancer } from "../model/load-balancer.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Probe } from "../model/startup.ts";

/** A setting that is declared in one place and runs in another. */
export interface Setting {
  /** `request timeout`, `period of the startup probe`; the same on both sides. */
  readonly name: string;
  readonly fact: Fact<unknown>;
  /** The platform's interfaces fill it in differently, so a default of ours may not be theirs. */
  readonly hasVagueDefault?: true;
  /** The setting without which this one means nothing: `startup probe`. */
  readonly detailOf?: string;
}

/** The settings of a path that its platform keeps, as far as they exist. */
export function settingsOf(path: ConnectionPath): readonly Setting[] {
  const { startup, hops, loadBalancer } = path;
  const timeout = hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds;
  return [
    ...setting("request timeout", timeout),
    ...(path.platform === "cloud-run" ? ofRun(path) : []),
    ...setting("session affinity", path.capacity.affinity),
    ...[startup.probes.startup, startup.probes.readiness, startup.probes.liveness].flatMap(ofProbe),
    ...(loadBalancer ? ofLoadBalancer(loadBalancer) : []),
  ];
}

/** What Kubernetes keeps in other objects, or leaves to an autoscaler. */
function ofRun(path: ConnectionPath): readonly Setting[] {
  const { concurrency, minInstances, maxInstances } = path.capacity;
  return [
    ...vague("concurrency", concurrency),
    ...setting("minimum of instances", minInstances),
    ...vague("maximum of instances", maxInstances),
    ...setting("protocol", protocolOf(path)),
  ];
}

function setting(name: string, fact: Fact<unknown> | undefined): readonly Setting[] {
  return fact === undefined ? [] : [{ name, fact }];
}

function vague(name: string, fact: Fact<unknown> | undefined): readonly Setting[] {
  return fact === undefined ? [] : [{ name, fact, hasVagueDefault: true }];
}

/** A port without a name speaks HTTP/1.1. */
function protocolOf({ protocol, at }: ConnectionPath): Fact<string> {
  return protocol ?? declared("protocol", "http1", at);
}

/** The name under which both sides have a probe, whatever it asks. */
export function probeName({ role }: Probe): string {
  return `${role} probe`;
}

function ofProbe(probe: Probe | undefined): readonly Setting[] {
  if (probe === undefined) return [];
  const { declaration, path, port } = probe;
  const name = probeName(probe);
  const details: readonly (readonly [string, Fact<unknown> | undefined])[] = [
    ["path", path],
    ["port", port],
    ["initial delay", probe.initialDelaySeconds],
    ["period", probe.periodSeconds],
    ["timeout", probe.timeoutSeconds],
    ["failure threshold", probe.failureThreshold],
  ];
  return [
    ...setting(name, declaration),
    ...details.flatMap(([what, fact]) => (fact ? [{ name: `${what} of the ${name}`, fact, detailOf: name }] : [])),
  ];
}

function ofLoadBalancer({ timeoutSeconds, drainSeconds, affinity, healthCheck }: LoadBalancer): readonly Setting[] {
  return [
    ...setting("backend timeout of the load balancer", timeoutSeconds),
    ...setting("draining timeout of the load balancer", drainSeconds),
    ...setting("session affinity of the load balancer", affinity),
    ...setting("kind of the load balancer's health check", healthCheck?.type),
    ...setting("path of the load balancer's health check", healthCheck?.path),
    ...setting("port of the load balancer's health check", healthCheck?.port),
    ...setting("interval of the load balancer's health check", healthCheck?.intervalSeconds),
    ...setting("timeout of the load balancer's health check", healthCheck?.timeoutSeconds),
  ];
}
