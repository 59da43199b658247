import type { Capacity } from "../../model/capacity.ts";
import { byDefault, declaredSeconds, derivedSeconds, type Fact, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { Probe } from "../../model/startup.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, descend, locate, locateKey } from "../../syntax/cursor.ts";
import type { Container } from "../container.ts";
import { resting } from "../load-balancer-hops.ts";
import { booleanFact, type LimitTable, numberFact, secondsFact, textAt } from "../read.ts";
import { cpuOf } from "./quantities.ts";
import type { RunService } from "./services.ts";

/** The request timeout, which ends a socket however busy it is. What plain Knative allows is its operator's choice. */
export function requestTimeout({ name, platform, places, assumed }: RunService, limits: LimitTable): Hop {
  const what = `${places.timeout.pointer.at(-1) ?? "timeout"} of ${platform === "knative" ? "Knative" : "Cloud Run"} service ${name}`;
  const written = durationFact(what, places.timeout);
  const limit = limits("run-timeout-default");
  const isRun = platform === "cloud-run";
  const unwritten = isRun
    ? resting(secondsByDefault(what, secondsOf(limit), locateKey(places.timeout), limit), assumed)
    : unknown(what, "the cluster's own default applies", locateKey(places.timeout));
  return {
    name: isRun ? "Cloud Run request timeout" : "Knative request timeout",
    kind: "platform",
    lifetimeSeconds: written ?? unwritten,
  };
}

/** A bare number, or a number with an `s` as the Admin API v2 writes durations. */
function durationFact(what: string, at: Cursor): Fact<number> | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(textAt(at) ?? "")?.[1];
  return seconds === undefined ? secondsFact(what, at) : declaredSeconds(what, Number(seconds), locate(at));
}

/** What the startup probe allows: every failure it may have, after its delay. */
export function startupBudget(
  probe: Probe | undefined,
  owner: string,
  assumed: string | undefined,
): Fact<number> | undefined {
  if (probe === undefined) return undefined;
  const what = `startup window of ${owner}`;
  const failures = resting(probe.failureThreshold, assumed);
  const period = resting(probe.periodSeconds, assumed);
  const delay = probe.initialDelaySeconds;
  if (delay.known && delay.value === 0) {
    return derivedSeconds(what, [failures, period], (count, seconds) => `${count} x ${seconds} s`, product);
  }
  return derivedSeconds(
    what,
    [failures, period, delay],
    (count, seconds, wait) => `${wait} s + ${count} x ${seconds} s`,
    product,
  );
}

function product(failures = 0, period = 0, delay = 0): number {
  return delay + failures * period;
}

/** Cloud Run's fixed wait between SIGTERM and SIGKILL. */
export function graceSeconds({ name, places, assumed }: RunService, limits: LimitTable): Fact<number> {
  const limit = limits("run-shutdown");
  const place = locateKey(descend(places.revision, "terminationGracePeriodSeconds"));
  return resting(
    secondsByDefault(`shutdown grace of Cloud Run service ${name}`, secondsOf(limit), place, limit),
    assumed,
  );
}

type RunCapacity = Omit<Capacity, "peakSockets" | "memoryMiB" | "serverSlots" | "pollingTransport">;

export function readCapacity(service: RunService, ingress: Container | undefined, limits: LimitTable): RunCapacity {
  const { name, platform, places, assumed } = service;
  const concurrency = readConcurrency(service, ingress, limits);
  const min = instances("minimum instances", service, places.minInstances, Math.max);
  const max = instances("maximum instances", service, places.maxInstances, Math.min);
  if (platform === "knative") {
    return {
      ...(concurrency && { concurrency }),
      ...(min && { minInstances: min }),
      ...(max && { maxInstances: max }),
    };
  }
  const fallback = (what: string, at: Cursor, id: LimitId): Fact<number> =>
    resting(
      byDefault(`${what} of Cloud Run service ${name}`, Number(limits(id).default), locateKey(at), limits(id)),
      assumed,
    );
  const affinity = `session affinity of Cloud Run service ${name}`;
  const off = limits("run-affinity");
  return {
    minInstances: min ?? fallback("minimum instances", places.minInstances[0], "run-min-default"),
    maxInstances: max ?? fallback("maximum instances", places.maxInstances[0], "run-max-default"),
    affinity:
      booleanFact(affinity, places.affinity) ??
      resting(byDefault(affinity, off.default === true, locateKey(places.affinity), off), assumed),
    ...(concurrency && { concurrency }),
  };
}

/** The stricter of what the revision and the service say; with manual scaling, the one number there is. */
function instances(
  what: string,
  { name, places }: RunService,
  at: readonly Cursor[],
  stricter: (a: number, b: number) => number,
): Fact<number> | undefined {
  const named = `${what} of service ${name}`;
  if (/^manual$/i.test(textAt(places.scalingMode) ?? "")) {
    return (
      numberFact(named, places.manualInstances) ?? unknown(named, "no count is written", locate(places.scalingMode))
    );
  }
  const written = at.flatMap((cursor) => numberFact(named, cursor) ?? []);
  return written.reduce<Fact<number> | undefined>((before, fact) => {
    if (before === undefined || !fact.known) return fact;
    return before.known && stricter(before.value, fact.value) === fact.value ? fact : before;
  }, undefined);
}

/** Sockets per instance. Unset and 0 mean the default, which a fraction of a CPU lowers. */
function readConcurrency(
  { name, platform, places, assumed }: RunService,
  ingress: Container | undefined,
  limits: LimitTable,
): Fact<number> | undefined {
  const what = `concurrency of service ${name}`;
  const written = numberFact(what, places.concurrency);
  const isDefault = written === undefined || (written.known && written.value === 0);
  if (!isDefault || platform === "knative") return isDefault ? undefined : written;
  const cpu = ingress === undefined ? undefined : cpuOf("cpu", descend(ingress.at, "resources", "limits", "cpu"));
  const at = written === undefined ? locateKey(places.concurrency) : locate(places.concurrency);
  if (cpu !== undefined && !cpu.known) return unknown(what, `its default depends on the CPU, and ${cpu.why}`, at);
  const cpus = cpu?.value ?? Number(limits("run-cpu-values").default);
  const limit = limits(cpus < 1 ? "run-conc-default-api-small-cpu" : "run-conc-default-api");
  return resting(byDefault(what, Number(limit.default), at, limit), assumed);
}
