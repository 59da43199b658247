import { byDefault, declared, declaredAs, type Fact, type UnknownFact, unknown } from "../model/fact.ts";
import type { Platform } from "../model/path.ts";
import type { Probe } from "../model/startup.ts";
import type { LimitId } from "../platform/limits.generated.ts";
import { blank, type Cursor, descend, locate, locateKey } from "../syntax/cursor.ts";
import { type LimitTable, numberOr, secondsOr, textAt, textFact } from "./read.ts";

export interface ProbeContext {
  readonly limits: LimitTable;
  readonly platform: Platform;
  /** Names the probe's facts: `container chat`. */
  readonly owner: string;
  /** Where Cloud Run's own probe, and one that names no port, knock. */
  readonly containerPort?: Fact<number> | undefined;
}

type Role = Probe["role"];
type Handler = Exclude<Probe["kind"], "default-tcp" | "unknown">;

const HANDLERS: readonly (readonly [string, Handler])[] = [
  ["httpGet", "http"],
  ["tcpSocket", "tcp"],
  ["grpc", "grpc"],
  ["exec", "exec"],
];

/** Whether anything is written here; `startupProbe:` with nothing behind it does not count. */
export function isWritten(at: Cursor): boolean {
  return at.node !== undefined && !(at.node.kind === "scalar" && at.node.value === null);
}

/** The probe written at `at`, every missing field with the platform's default at the place where it would stand. */
export function readProbe(role: Role, at: Cursor, context: ProbeContext): Probe {
  const what = `${role} probe of ${context.owner}`;
  if (at.node?.kind !== "map") return unreadable(role, what, at);
  const defaults = defaultsOf(role, context.platform);
  const limit = context.limits;
  const handler = HANDLERS.find(([key]) => isWritten(descend(at, key)));
  const path = handler?.[1] === "http" ? pathFact(what, descend(at, "httpGet"), role, context) : undefined;
  const port = handler === undefined ? undefined : portFact(what, descend(at, handler[0]), handler[1], context);
  return {
    role,
    kind: handler?.[1] ?? "unknown",
    declaration: handler
      ? declaredAs("probe", what, handler[1], locateKey(descend(at, handler[0])))
      : unknown(what, "it says not how to ask (httpGet, tcpSocket, grpc or exec)", locateKey(at)),
    initialDelaySeconds: secondsOr(
      `initialDelaySeconds of the ${what}`,
      descend(at, "initialDelaySeconds"),
      limit(defaults.delay),
    ),
    periodSeconds: secondsOr(
      `periodSeconds of the ${what}`,
      unlessZero(descend(at, "periodSeconds")),
      limit(defaults.period),
    ),
    timeoutSeconds: secondsOr(
      `timeoutSeconds of the ${what}`,
      unlessZero(descend(at, "timeoutSeconds")),
      limit(defaults.timeout),
    ),
    failureThreshold: numberOr(
      `failureThreshold of the ${what}`,
      unlessZero(descend(at, "failureThreshold")),
      limit(defaults.failures),
    ),
    ...(path && { path }),
    ...(port && { port }),
  };
}

/** The TCP probe that Cloud Run adds where no start-up probe is written at `at`. */
export function defaultStartupProbe(at: Cursor, context: ProbeContext): Probe {
  const { limits, owner, containerPort } = context;
  const what = `startup probe of ${owner}`;
  const period = limits("run-probe-default-tcp-period");
  const place = descend(at, "periodSeconds");
  return {
    role: "startup",
    kind: "default-tcp",
    declaration: { wording: "probe", ...byDefault(what, "tcp", locateKey(at), period) },
    initialDelaySeconds: secondsOr(
      `initialDelaySeconds of the ${what}`,
      place,
      limits("run-probe-defaults-initial-delay"),
    ),
    periodSeconds: secondsOr(`periodSeconds of the ${what}`, place, period),
    timeoutSeconds: secondsOr(`timeoutSeconds of the ${what}`, place, limits("run-probe-default-tcp-timeout")),
    failureThreshold: numberOr(
      `failureThreshold of the ${what}`,
      place,
      limits("run-probe-default-tcp-failure-threshold"),
    ),
    ...(containerPort && { port: containerPort }),
  };
}

interface Defaults {
  readonly delay: LimitId;
  readonly period: LimitId;
  readonly timeout: LimitId;
  readonly failures: LimitId;
}

const KUBERNETES: Defaults = {
  delay: "k8s-probe-defaults-initial-delay",
  period: "k8s-probe-defaults-period",
  timeout: "k8s-probe-defaults-timeout",
  failures: "k8s-probe-defaults-failure-threshold",
};

const CLOUD_RUN: Defaults = {
  delay: "run-probe-defaults-initial-delay",
  period: "run-probe-defaults-period",
  timeout: "run-probe-defaults-timeout",
  failures: "run-probe-defaults-failure-threshold",
};

const CLOUD_RUN_READINESS: Defaults = {
  delay: "run-probe-defaults-initial-delay",
  period: "run-readiness-fields-period",
  timeout: "run-readiness-fields-timeout",
  failures: "run-readiness-fields-failure-threshold",
};

function defaultsOf(role: Role, platform: Platform): Defaults {
  if (platform !== "cloud-run") return KUBERNETES;
  return role === "readiness" ? CLOUD_RUN_READINESS : CLOUD_RUN;
}

function pathFact(what: string, httpGet: Cursor, role: Role, { platform, limits }: ProbeContext): Fact<string> {
  const named = `path of the ${what}`;
  const at = descend(httpGet, "path");
  const written = textFact(named, at);
  if (written !== undefined && !(written.known && written.value === "")) return written;
  const limit = limits("run-readiness-fields-path");
  if (platform === "cloud-run" && role === "readiness")
    return byDefault(named, String(limit.default), locateKey(at), limit);
  const from = declaredAs("probe", what, "http", locateKey(httpGet));
  return { known: true, what: named, value: "/", origin: { kind: "derived", from: [from], how: "no path is written" } };
}

function portFact(what: string, at: Cursor, kind: Handler, context: ProbeContext): Fact<number | string> | undefined {
  if (kind === "exec") return undefined;
  const port = portOf(`port of the ${what}`, descend(at, "port"));
  if (port) return port;
  return context.platform === "cloud-run" ? context.containerPort : undefined;
}

/** A port as Kubernetes writes it: a number (quoted or not) or the name of one. */
export function portOf(what: string, at: Cursor): Fact<number | string> | undefined {
  const text = textFact(what, at);
  if (text === undefined || !text.known) return text;
  return /^\d+$/.test(text.value) ? declared(what, Number(text.value), locate(at)) : text;
}

function unreadable(role: Role, what: string, at: Cursor): Probe {
  const why = at.node?.kind === "opaque" ? at.node.why : `it is no probe here${quoted(at)}`;
  const field = (name: string): UnknownFact => unknown(`${name} of the ${what}`, why, locate(at));
  return {
    role,
    kind: "unknown",
    ...(at.node?.kind === "opaque" && at.node.isKept && { isAccepted: true }),
    declaration: unknown(what, why, locate(at)),
    initialDelaySeconds: field("initialDelaySeconds"),
    periodSeconds: field("periodSeconds"),
    timeoutSeconds: field("timeoutSeconds"),
    failureThreshold: field("failureThreshold"),
  };
}

function quoted(at: Cursor): string {
  const text = textAt(at);
  return text === undefined ? "" : `, but "${text.slice(0, 40)}"`;
}

/** Both APIs take 0 for "not set" here and put their default in its place, which is where it is written. */
function unlessZero(at: Cursor): Cursor {
  return at.node?.kind === "scalar" && at.node.value === 0 ? blank(at) : at;
}
