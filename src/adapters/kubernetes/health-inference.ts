import {
  byDefault,
  declared,
  declaredAs,
  derivedSeconds,
  type Fact,
  secondsByDefault,
  type UnknownFact,
  unknown,
} from "../../model/fact.ts";
import type { HealthCheck, LoadBalancer } from "../../model/load-balancer.ts";
import { inFull } from "../../model/words.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { type Container, containerName } from "../container.ts";
import { resting } from "../load-balancer-hops.ts";
import { portOf } from "../probes.ts";
import { type LimitTable, secondsFact, textAt, textFact } from "../read.ts";
import { annotatedProtocol } from "./port-protocol.ts";
import { besideReadiness } from "./readiness-port.ts";
import type { Service, ServicePort } from "./service.ts";

export interface Checked {
  readonly service: Service;
  readonly port: ServicePort | undefined;
  /** Set where it cannot be told which port is used. */
  readonly portInQuestion: string | undefined;
  /** The containers of the first pod that the Service selects; empty where none is in the input. */
  readonly containers: readonly Container[];
  /** Set where the Service selects several workloads, of which the controller reads the first pod it finds. */
  readonly assumed: string | undefined;
  readonly backend: LoadBalancer["backend"];
  /** The place of `healthCheck` in the BackendConfig, or where one would be attached. */
  readonly home: Cursor;
  readonly limits: LimitTable;
}

/**
 * The health check that GKE Ingress writes: what the BackendConfig says, field by field, over what it copies from a
 * readiness probe, over its defaults.
 */
export function ingressHealthCheck(checked: Checked): HealthCheck {
  const check = writtenOver(checked);
  return checked.portInQuestion ? check : besideReadiness(check, checked.home, checked);
}

function writtenOver(checked: Checked): HealthCheck {
  const { home, service } = checked;
  const { path: given, ...base } = inferredOrDefault(checked);
  const owner = `health check of ${service.kind} ${service.name}`;
  const type = textFact(`type of the ${owner}`, descend(home, "type")) ?? base.type;
  const written = textFact(`requestPath of the ${owner}`, descend(home, "requestPath"));
  const path = type.known && !/^HTTP/i.test(type.value) ? undefined : (written ?? given);
  const port = portOf(`port of the ${owner}`, descend(home, "port"));
  const merged = {
    ...base,
    type,
    ...(path && { path }),
    ...(port && { port }),
    intervalSeconds:
      secondsFact(`checkIntervalSec of the ${owner}`, descend(home, "checkIntervalSec")) ?? base.intervalSeconds,
    timeoutSeconds: secondsFact(`timeoutSec of the ${owner}`, descend(home, "timeoutSec")) ?? base.timeoutSeconds,
  };
  if (entriesOf(home).length === 0) return merged;
  const { notInferred, ...rest } = merged;
  return { ...rest, source: "explicit", ...(notInferred && !written && { notInferred }) };
}

/** A health check that exists and cannot be told from here. */
export function undecidedHealthCheck({ what, why, origin }: UnknownFact): HealthCheck {
  const field = (name: string): UnknownFact => ({ known: false, what: `${name} of the ${what}`, why, origin });
  return {
    source: "default",
    type: field("type"),
    path: field("path"),
    intervalSeconds: field("interval"),
    timeoutSeconds: field("timeout"),
  };
}

function inferredOrDefault(checked: Checked): HealthCheck {
  const { containers, service, port, home } = checked;
  const owner = `health check of ${service.kind} ${service.name}`;
  const target = port?.target;
  if (containers.length === 0) {
    const why = `the pods behind ${service.kind} ${service.name} are not in the input, and a readiness probe of theirs may be copied`;
    return undecidedHealthCheck(unknown(owner, why, locateKey(home)));
  }
  if (target?.known === false) return undecidedHealthCheck({ ...target, what: owner });
  if (checked.portInQuestion) return undecidedHealthCheck(unknown(owner, checked.portInQuestion, locateKey(home)));
  const probed = containers.filter(({ probes }) => probes.readiness);
  let why: Fact<string> | undefined;
  for (const container of probed) {
    const obstacle = obstacleOf(container, checked);
    if (obstacle === undefined) return inferred(container, checked);
    if (typeof obstacle !== "string") return undecidedHealthCheck({ ...obstacle, what: owner });
    const at = locateKey(descend(container.at, "readinessProbe"));
    why ??= declaredAs(
      "reason",
      `the load balancer does not copy the readiness probe of ${containerName(container.name)}`,
      obstacle,
      at,
    );
  }
  return { ...defaultCheck(checked), ...(why && { notInferred: why }) };
}

/** Why the controller does not copy the container's readiness probe; undefined where it does. */
function obstacleOf({ at, ports, probes }: Container, { service, port }: Checked): string | UnknownFact | undefined {
  const readiness = probes.readiness;
  const httpGet = descend(at, "readinessProbe", "httpGet");
  if (readiness?.kind === "unknown" && !readiness.declaration.known) return readiness.declaration;
  if (readiness?.kind !== "http")
    return `it is ${inFull("probe", readiness?.kind ?? "exec")}, and only httpGet is copied`;
  const host = textFact("host of the readiness probe", descend(httpGet, "host"));
  const scheme = textFact("scheme of the readiness probe", descend(httpGet, "scheme"));
  for (const fact of [host, scheme]) if (fact && !fact.known) return fact;
  if (host) return "it sets a host";
  const headers = itemsOf(descend(httpGet, "httpHeaders"));
  if (headers.length > 1 || headers.some((header) => textAt(header, "name") !== "Host"))
    return "it sends headers other than Host";
  const protocol = protocolOf(service, port);
  if (typeof protocol !== "string") return protocol;
  const wanted = protocol === "HTTP2" ? "HTTPS" : protocol;
  const asks = scheme?.known ? scheme.value : "HTTP";
  if (asks !== wanted) return `it asks over ${asks}, and the Service port speaks ${protocol}`;
  if (readiness.port?.known === false) return readiness.port;
  const target = port?.target;
  if (target === undefined || !target.known) return "the Service has no such port";
  const asked = readiness.port?.value;
  const served = ports.find(({ name, number }) => matches(name, number, target.value));
  const unread = served === undefined && unreadPort(ports, target.value);
  if (unread) return unread;
  if (served === undefined) return `the container lists no port ${target.value}, which the Service sends to`;
  if (asked === undefined || !matches(served.name, served.number, asked)) {
    const other = asked === undefined ? undefined : unreadPort([served], asked);
    if (other) return other;
    return `it asks port ${asked ?? "none"}, and the Service sends to port ${target.value}`;
  }
  return undefined;
}

/** A port of the container that may be the one, once it is filled in. */
function unreadPort(ports: Container["ports"], port: number | string): UnknownFact | undefined {
  for (const { name, number } of ports) {
    const fact = typeof port === "number" ? number : name;
    if (fact && !fact.known) return fact;
  }
  return undefined;
}

function matches(name: Fact<string> | undefined, number: Fact<number>, port: number | string): boolean {
  const fact = typeof port === "number" ? number : name;
  return fact?.known === true && fact.value === port;
}

function inferred({ at, probes }: Container, checked: Checked): HealthCheck {
  const { readiness } = probes;
  if (readiness === undefined) return defaultCheck(checked);
  const { limits, backend, assumed } = checked;
  const probeAt = locateKey(descend(at, "readinessProbe"));
  return {
    source: "inferred",
    type: typeOf(checked),
    ...(readiness.path && { path: resting(readiness.path, assumed) }),
    ...servingPort(checked),
    intervalSeconds: backend.known
      ? resting(
          backend.value === "instance-group"
            ? withExtra(readiness.periodSeconds, probeAt, limits)
            : readiness.periodSeconds,
          assumed,
        )
      : { ...backend, what: "interval of the load balancer's health check" },
    timeoutSeconds: resting(readiness.timeoutSeconds, assumed),
  };
}

function withExtra(period: Fact<number>, at: Location, limits: LimitTable): Fact<number> {
  const limit = limits("gke-hc-infer-fields-ig-extra");
  const extra = secondsByDefault("what GKE adds for instance groups", secondsOf(limit), at, limit);
  const how = (own?: number, more?: number): string => `${own} s + ${more} s`;
  return derivedSeconds(
    "interval of the load balancer's health check",
    [period, extra],
    how,
    (own = 0, more = 0) => own + more,
  );
}

function defaultCheck(checked: Checked): HealthCheck {
  const { backend, limits, home, service } = checked;
  const owner = `health check of ${service.kind} ${service.name}`;
  const group: Readonly<Record<"interval" | "timeout", LimitId>> =
    backend.known && backend.value === "instance-group"
      ? { interval: "gke-hc-default-ig-interval", timeout: "gke-hc-default-ig-timeout" }
      : { interval: "gke-hc-default-neg-interval", timeout: "gke-hc-default-neg-timeout" };
  const seconds = (id: LimitId, name: string, key: string): Fact<number> => {
    if (!backend.known) return { ...backend, what: `${name} of the ${owner}` };
    const fact = secondsByDefault(
      `${name} of the ${owner}`,
      secondsOf(limits(id)),
      locateKey(descend(home, key)),
      limits(id),
    );
    return resting(fact, backend.assumed);
  };
  const path = limits("gke-hc-default-neg-path");
  return {
    source: "default",
    type: typeOf(checked),
    path: byDefault(`path of the ${owner}`, String(path.default), locateKey(descend(home, "requestPath")), path),
    ...servingPort(checked),
    intervalSeconds: seconds(group.interval, "interval", "checkIntervalSec"),
    timeoutSeconds: seconds(group.timeout, "timeout", "timeoutSec"),
  };
}

function servingPort({ port }: Checked): Pick<HealthCheck, "port"> {
  return port?.target ? { port: port.target } : {};
}

function typeOf({ service, port }: Checked): Fact<string> {
  const at = port ? locateKey(port.at) : locate(descend(service.at, "metadata", "name"));
  const what = `type of the health check of ${service.kind} ${service.name}`;
  const protocol = protocolOf(service, port);
  return typeof protocol === "string" ? declared(what, protocol, at) : { ...protocol, what };
}

/** What the load balancer speaks to that port: HTTP unless an annotation says otherwise. */
function protocolOf(service: Service, port: ServicePort | undefined): string | UnknownFact {
  const fact = annotatedProtocol(service, port);
  if (fact === undefined) return "HTTP";
  return fact.known ? fact.value : fact;
}
