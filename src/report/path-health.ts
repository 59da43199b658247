import { seconds } from "../model/describe.ts";
import type { Fact } from "../model/fact.ts";
import type { Health } from "../model/health.ts";
import type { HealthCheck } from "../model/load-balancer.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Probe } from "../model/startup.ts";
import { PROBE_WORDS } from "../model/words.ts";
import { type Panel, textRow } from "./path-panel.ts";
import type { Row } from "./path-row.ts";

/** What really decides whether traffic arrives: the load balancer's check, the probes, what readiness waits for. */
export function healthPanel({ loadBalancer, startup, health }: ConnectionPath): Panel {
  const { startup: started, readiness, liveness } = startup.probes;
  const rows: Row[] = [];
  if (loadBalancer?.healthCheck) rows.push(...checkRows(loadBalancer.healthCheck));
  for (const probe of [started, readiness, liveness]) if (probe) rows.push(probeRow(probe));
  rows.push(...coverRows(health));
  return { title: "Health", rows, conclusions: [] };
}

const SOURCES: Readonly<Record<HealthCheck["source"], string>> = {
  explicit: "set for the load balancer",
  inferred: "copied from the readiness probe",
  default: "the load balancer's default",
};

function checkRows(check: HealthCheck): readonly Row[] {
  const rows = [textRow("LB check", `${checkText(check)}; ${SOURCES[check.source]}`, check.type)];
  if (check.notInferred) rows.push(textRow("not inferred", text(check.notInferred), check.notInferred));
  return rows;
}

function checkText(check: HealthCheck): string {
  const { type, intervalSeconds, timeoutSeconds } = check;
  if (!type.known && !intervalSeconds.known && !timeoutSeconds.known) return text(type);
  return [targetText(text(type), check), every(intervalSeconds), answer(timeoutSeconds)].join(", ");
}

function probeRow(probe: Probe): Row {
  const { role, kind, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, declaration } = probe;
  const isDelayed = !(initialDelaySeconds.known && initialDelaySeconds.value === 0);
  const timing = [
    isDelayed ? `first after ${duration(initialDelaySeconds)}` : undefined,
    every(periodSeconds),
    answer(timeoutSeconds),
    `${text(failureThreshold)}${byDefault(failureThreshold)} failures allowed`,
    kind === "default-tcp" ? "added by the platform" : undefined,
  ];
  return textRow(
    role,
    [targetText(PROBE_WORDS[kind], probe), ...timing.filter((part) => part !== undefined)].join(", "),
    declaration,
  );
}

function targetText(kind: string, { path, port }: Pick<Probe, "path" | "port">): string {
  return [kind, path ? text(path) : "", port ? `on port ${text(port)}` : ""].filter((part) => part !== "").join(" ");
}

function coverRows({ covers, parallel }: Health): readonly Row[] {
  const [first] = covers;
  if (first === undefined) return [];
  const names = covers.map(({ name, timeoutSeconds }) =>
    timeoutSeconds ? `${text(name)} ${duration(timeoutSeconds)}` : text(name),
  );
  const order = parallel.value ? "side by side" : "one after another";
  const isOneOnly = covers.length === 1;
  return [textRow("ready needs", isOneOnly ? names.join("") : `${names.join(", ")}; ${order}`, first.name)];
}

function every(fact: Fact<number>): string {
  return fact.known ? `every ${duration(fact)}` : `interval ${duration(fact)}`;
}

function answer(fact: Fact<number>): string {
  return fact.known ? `answer within ${duration(fact)}` : `timeout ${duration(fact)}`;
}

/** A value in the middle of a sentence; the place of the row is not its own, so a default is called one. */
function duration(fact: Fact<number>): string {
  return fact.known ? seconds(fact.value) + byDefault(fact) : text(fact);
}

function byDefault(fact: Fact<unknown>): string {
  return fact.known && fact.origin.kind === "default" ? " (default)" : "";
}

function text(fact: Fact<string | number>): string {
  return fact.known ? String(fact.value) : `unknown (${fact.why})`;
}
