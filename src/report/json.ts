import type { BaselineComparison } from "../engine/baseline.ts";
import type { Finding, Related } from "../engine/finding.ts";
import type { CheckResult } from "../engine/live.ts";
import type { Report } from "../engine/report.ts";
import { type Fact, locationOf } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import { type HopLimit, tightestIdle, tightestLifetime } from "../model/limits-of-path.ts";
import type { ConnectionPath } from "../model/path.ts";
import { docsOf } from "./docs.ts";
import { failureText } from "./failure.ts";
import { jsonPieces } from "./json-text.ts";
import { endPlaceOf, placeOf, placeOfProblem, pointerText } from "./place.ts";

/** The versioned JSON report, as `schemas/report.schema.json` describes it. */
export function renderJson(report: Report): string {
  return [...jsonReport(report)].join("");
}

/** The same text in pieces, to be written one after the other. */
export function jsonReport(report: Report): Iterable<string> {
  return jsonPieces({
    version: 1,
    tool: { name: report.tool.name, version: report.tool.version },
    command: report.command,
    environment: report.environment,
    summary: summaryOf(report),
    ...(report.baseline && { baseline: jsonBaseline(report.baseline) }),
    ...(report.changedSince && { changedSince: { ...report.changedSince } }),
    paths: whenPrinted(report.paths, jsonPath),
    findings: whenPrinted(report.findings, jsonFindingIn(report)),
    problems: report.problems.map((problem) => ({
      ...placeOfProblem(problem),
      level: problem.level ?? "error",
      message: problem.message,
    })),
    failures: report.failures.map((failure) => ({ message: failureText(failure) })),
    checks: report.live?.checks.map(jsonCheck) ?? [],
  });
}

function jsonBaseline({ name, unchanged, gone, unchecked }: BaselineComparison): object {
  return { file: name, unchanged: unchanged.length, gone, unchecked };
}

function jsonCheck({ check, name, rule, verdict, said, seconds }: CheckResult): object {
  return { check, name, rule: rule.id, verdict, message: said, seconds: Math.round(seconds * 1000) / 1000 };
}

/** Each is put together when it is its turn to be printed: thousands at once would double what a report takes. */
function whenPrinted<T>(items: readonly T[], json: (item: T) => object): readonly object[] {
  return items.map((item) => ({ toJSON: () => json(item) }));
}

function summaryOf({ summary }: Report): object {
  const { error, warning, note, undecided, suppressed, paths, files, unrendered, complete } = summary;
  return { error, warning, note, undecided, suppressed, paths, files, unrendered, complete };
}

function jsonPath(path: ConnectionPath): object {
  return {
    id: path.id,
    environment: path.environment,
    platform: path.platform,
    traffic: path.traffic.kind,
    evidence: path.traffic.evidence.map(({ why, strength, at }) => ({ why, strength, ...placeOf(at) })),
    hops: path.hops.map(jsonHop),
    tightest: { idle: indexIn(path, tightestIdle(path)), lifetime: indexIn(path, tightestLifetime(path)) },
  };
}

function indexIn(path: ConnectionPath, limit: HopLimit | undefined): number | null {
  return limit === undefined ? null : path.hops.indexOf(limit.hop);
}

function jsonHop({ name, kind, idleSeconds, lifetimeSeconds }: Hop): object {
  return { name, kind, idleSeconds: jsonLimit(idleSeconds), lifetimeSeconds: jsonLimit(lifetimeSeconds) };
}

/** Null where nothing limits, written or not; a limit that cannot be read is an object without a value. */
function jsonLimit(fact: Fact<number> | undefined): object | null {
  if (fact === undefined) return null;
  const place = placeOf(locationOf(fact));
  if (!fact.known) return { value: null, origin: "unknown", why: fact.why, ...place };
  if (!Number.isFinite(fact.value)) return null;
  const { origin } = fact;
  return {
    value: fact.value,
    origin: origin.kind,
    ...(origin.kind === "default" ? { limit: origin.limit.id } : {}),
    ...(origin.kind === "derived" ? { how: origin.how } : {}),
    ...(origin.kind === "policy" ? { why: origin.why } : {}),
    ...(fact.assumed === undefined ? {} : { assumed: fact.assumed }),
    ...place,
  };
}

/** In a report of one environment every finding holds for that one. */
function jsonFindingIn({ paths, environment }: Report): (finding: Finding) => object {
  const byId = new Map(paths.map((path) => [path.id, path.environment]));
  return (finding) => {
    const environments = new Set(finding.paths.map((id) => byId.get(id) ?? environment));
    return jsonFinding(finding, [...environments].sort());
  };
}

function jsonFinding(finding: Finding, environments: readonly string[]): object {
  return {
    rule: finding.rule.id,
    verdict: finding.verdict,
    severity: finding.severity,
    message: finding.message,
    notice: finding.notice,
    path: finding.paths.join(", "),
    paths: finding.paths,
    environments,
    ...placeOf(finding.at),
    ...endPlaceOf(finding.at),
    pointer: pointerText(finding.at.pointer),
    related: finding.related.map(jsonRelated),
    assumptions: finding.assumptions,
    fix: finding.fix ? { title: finding.fix.title, safety: finding.fix.safety } : null,
    consequences: (finding.consequences ?? []).map(jsonConsequence),
    suppressed: jsonSuppressed(finding),
    ...(finding.baselineState && { baselineState: finding.baselineState }),
    fingerprint: finding.fingerprint,
    docs: docsOf(finding.rule),
  };
}

function jsonConsequence({ rule, severity, message, at }: Finding): object {
  const { file, line, column } = placeOf(at);
  return { rule: rule.id, severity, message, file, line, column };
}

function jsonRelated({ at, message }: Related): object {
  const { file, line, column } = placeOf(at);
  return { file, line, column, message };
}

function jsonSuppressed({ suppressed }: Finding): object | null {
  if (suppressed === undefined) return null;
  const { reason, until, at } = suppressed;
  return { reason, ...(until === undefined ? {} : { until }), ...placeOf(at) };
}
