import type { Finding, Related } from "../engine/finding.ts";
import type { LiveRun } from "../engine/live.ts";
import type { Report, Summary } from "../engine/report.ts";
import { describe } from "../model/describe.ts";
import { type Fact, leavesOf, locationOf } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { socketFact } from "../model/traffic.ts";
import { PLATFORM_WORDS, TRAFFIC_WORDS } from "../model/words.ts";
import { type Problem, sourceName } from "../syntax/document.ts";
import { baselineText, comparedParts } from "./baseline-text.ts";
import { checksText } from "./checks.ts";
import { failureText } from "./failure.ts";
import { findingText, isSame, subjectOf } from "./finding-text.ts";
import { count, hanging, type Page, type Paint, pageOf, pageText, said, type TextOptions } from "./page.ts";
import { placeOf, placeOfProblem, placeText } from "./place.ts";
import { timelineText } from "./timeline.ts";

/**
 * The report for people: every contradiction with its frames, then what could not be decided and why, then what could
 * not be read, then one line that sums up.
 */
export function renderText(report: Report, options: TextOptions): string {
  const page = pageOf(options, 120);
  const quiet = options.quiet ?? false;
  const open = report.findings.filter(isOpen);
  const failing = open.filter(({ verdict, severity }) => verdict === "fail" && (!quiet || severity === "error"));
  const problems = report.problems.filter((problem) => !quiet || problem.level !== "note");

  const lines: string[] = [];
  if (page.verbose) for (const path of report.paths) lines.push(...evidenceText(path, page), "");
  const reasons = trafficReasons(report.paths);
  for (const finding of failing) lines.push(...findingText(finding, page, page.verbose ? [] : reasons(finding)), "");
  if (!quiet && report.live) lines.push(...checksText(report.live, page), ...timelineText(report.live, failing, page));
  if (!quiet) lines.push(...undecidedText(open, page));
  if (page.verbose) lines.push(...suppressedText(report.findings, page));
  if (report.baseline) lines.push(...baselineText(report, report.baseline, page, quiet));
  const heading = report.live ? "While asking" : "While reading";
  lines.push(...problemsText(problems, page, heading), ...failuresText(report.failures, page));
  lines.push(...summaryText(report, page));
  return pageText(lines);
}

function isOpen({ suppressed, baselineState }: Finding): boolean {
  return suppressed === undefined && baselineState !== "unchanged";
}

/**
 * For each finding in turn, what has been said of its paths' traffic before: why sockets are expected is the same
 * sentence in nearly every finding of a path, and one of them will do.
 */
function trafficReasons(paths: readonly ConnectionPath[]): (finding: Finding) => readonly Related[] {
  const reasons = new Map<string, Related>();
  for (const path of paths) {
    const fact = socketFact(path);
    if (fact) reasons.set(path.id, { at: locationOf(fact), message: describe(fact) });
  }
  const told = new Set<string>();
  return (finding) => {
    const isTold = finding.paths.every((id) => told.has(id));
    const own = finding.paths.flatMap((id) => reasons.get(id) ?? []);
    for (const id of finding.paths) if (own.some((reason) => isIn(finding, reason))) told.add(id);
    return isTold ? own : [];
  };
}

function isIn({ related }: Finding, reason: Related): boolean {
  return related.some((place) => isSame(place, reason));
}

function evidenceText({ id, platform, traffic }: ConnectionPath, page: Page): readonly string[] {
  const { colors, width } = page;
  const head = `${colors.dim("path")}     `;
  const lines = [
    ...hanging(head, `${id}: ${TRAFFIC_WORDS[traffic.kind].label} on ${PLATFORM_WORDS[platform]}`, width, colors.bold),
  ];
  if (traffic.evidence.length === 0)
    lines.push(...hanging(INDENT, "nothing here points to long-lived connections", width));
  for (const { why, strength, at } of traffic.evidence) {
    lines.push(...hanging(INDENT, `${why} (${strength}) ${placeText(placeOf(at))}`, width));
  }
  return lines;
}

const INDENT = " ".repeat(9);

/** Grouped by what is unknown: one `${var.timeout}` may keep ten rules from a verdict. */
function undecidedText(open: readonly Finding[], { colors, width }: Page): readonly string[] {
  const undecided = open.filter(({ verdict }) => verdict === "undecided");
  if (undecided.length === 0) return [];
  const groups = new Map<string, Finding[]>();
  for (const finding of undecided) {
    const reason = reasonsOf(finding).join("\n");
    const group = groups.get(reason);
    if (group) group.push(finding);
    else groups.set(reason, [finding]);
  }
  const lines = [colors.bold(`Could not be decided: ${undecided.length}`)];
  for (const [reason, findings] of groups) {
    for (const line of reason.split("\n")) lines.push(...hanging(`  ${colors.cyan("?")} `, line, width));
    for (const { rule, paths, message } of findings) {
      lines.push(...hanging("    ", subjectOf(rule.id, paths), width, colors.dim));
      lines.push(...hanging("      ", message, width));
    }
  }
  return [...lines, ""];
}

/** The places that are unknown, each with its reason; where a rule named none, the place it points at. */
function reasonsOf(finding: Finding): readonly string[] {
  const unknowns = leavesOf(finding.evidence).filter((fact) => !fact.known);
  const facts: readonly Fact<unknown>[] = unknowns.length > 0 ? unknowns : [finding.evidence[0]];
  return facts.map((fact) => oneLine(`${placeText(placeOf(locationOf(fact)))}  ${describe(fact)}`));
}

/** Reasons are joined by line breaks above, so one of the input's own must not look like the next reason. */
function oneLine(text: string): string {
  return text.replaceAll("\n", "\\n");
}

function suppressedText(findings: readonly Finding[], { colors, width }: Page): readonly string[] {
  const lines: string[] = [];
  for (const { suppressed, rule, at, message, paths } of findings) {
    if (suppressed === undefined) continue;
    const until = suppressed.until === undefined ? "" : ` until ${suppressed.until}`;
    lines.push(...hanging(`  ${colors.dim("-")} `, `${placeText(placeOf(at))}  ${message}`, width));
    lines.push(...hanging("    ", subjectOf(rule.id, paths), width, colors.dim));
    lines.push(
      ...hanging("      ", `allowed${until} at ${placeText(placeOf(suppressed.at))}: ${suppressed.reason}`, width),
    );
  }
  return lines.length === 0 ? [] : [colors.bold("Suppressed"), ...lines, ""];
}

/** What could not be read, and what was read but is worth a word. */
export function problemsText(
  problems: readonly Problem[],
  { colors, width, verbose }: Page,
  heading = "While reading",
): readonly string[] {
  const lines = (verbose ? problems.map(alone) : gathered(problems)).flatMap(({ problem, more }) => {
    const mark = problem.level === "note" ? colors.blue("i") : colors.red("!");
    const others = more === 0 ? "" : ` and ${more} more of this chart`;
    return hanging(`  ${mark} `, `${placeText(placeOfProblem(problem))}${others}  ${problem.message}`, width);
  });
  return lines.length === 0 ? [] : [colors.bold(heading), ...lines, ""];
}

interface Gathered {
  readonly problem: Problem;
  /** How many others say the same. */
  readonly more: number;
}

function alone(problem: Problem): Gathered {
  return { problem, more: 0 };
}

/** A chart may have a hundred templates, and what is to be said of them is said of the first. */
function gathered(problems: readonly Problem[]): readonly Gathered[] {
  const charts = new Map<string, number>();
  const keyOf = ({ isUnrendered, source }: Problem): string | undefined => {
    const [chart] = /^(?:.*\/)?templates\//.exec(sourceName(source.source)) ?? [];
    return isUnrendered ? chart : undefined;
  };
  const firsts = problems.filter((problem) => {
    const key = keyOf(problem);
    if (key === undefined) return true;
    charts.set(key, (charts.get(key) ?? -1) + 1);
    return charts.get(key) === 0;
  });
  return firsts.map((problem) => ({ problem, more: charts.get(keyOf(problem) ?? "") ?? 0 }));
}

/** What is our own fault; said even in a quiet report, for the rules that broke have found nothing. */
export function failuresText(failures: readonly Error[], { colors, width }: Page): readonly string[] {
  if (failures.length === 0) return [];
  const lines = failures.flatMap((failure) => hanging(`  ${colors.red("!")} `, failureText(failure), width));
  return [colors.bold("Broken in holdopen itself"), ...lines, ""];
}

/** The verdict, then how much it rests on; one line where it fits. */
function summaryText(report: Report, { colors, width }: Page): readonly string[] {
  const { summary, environment, failures, live } = report;
  const scope = live
    ? `${scopeOf(live)} (${environment})`
    : `${count(summary.paths, "connection path")} in ${count(summary.files, "file")} (${environment})`;
  const parts = [live ? liveVerdict(summary, live) : verdictText(report)];
  if (summary.undecided > 0) parts.push(`${summary.undecided} undecided`);
  if (summary.suppressed > 0) parts.push(`${summary.suppressed} suppressed`);
  parts.push(...comparedParts(report), scope);
  if (summary.unrendered > 0) parts.push(`${count(summary.unrendered, "file")} not rendered`);
  if (!summary.complete) parts.push(live ? incompleteness(live) : "incomplete: not everything was read");
  if (failures.length > 0) parts.push(`${count(failures.length, "rule")} broken`);
  const signed = (sign: string, tone: Paint): readonly string[] => {
    const paint: Paint = (text) => colors.bold(tone(text));
    return hanging(paint(`${sign} `), parts.join(" · "), width, paint);
  };
  if (summary.error > 0) return signed("✖", colors.red);
  if (summary.warning > 0 || summary.note > 0) return signed("▲", colors.yellow);
  const isAsked = live ? live.checks.some(({ verdict }) => verdict === "pass") : summary.paths > 0;
  const isCertain = isWhole(summary) && failures.length === 0 && summary.undecided === 0 && isAsked;
  return isCertain ? signed("✔", colors.green) : signed("?", (text) => text);
}

/** What was not rendered may hold the contradiction that nothing else does. */
function isWhole({ complete, unrendered }: Summary): boolean {
  return complete && unrendered === 0;
}

function scopeOf({ checks }: LiveRun): string {
  const ran = checks.filter(({ verdict }) => verdict !== "skipped");
  return `${ran.filter(({ verdict }) => verdict === "pass").length} of ${count(ran.length, "check")} passed`;
}

function incompleteness({ interrupted }: LiveRun): string {
  return interrupted ? "incomplete: interrupted" : "incomplete: not everything was reached";
}

function liveVerdict(summary: Summary, { checks }: LiveRun): string {
  const isFound = summary.error + summary.warning + summary.note > 0;
  if (isFound) return countsText(summary);
  // That the client was well is no word on the service.
  const isVerified = checks.some(({ check, verdict }) => verdict === "pass" && !check.startsWith("C"));
  return isVerified ? "nothing failed" : "nothing was verified";
}

function verdictText({ summary, baseline, changedSince }: Report): string {
  const counts = countsText(summary, baseline ? "new " : "");
  if (counts !== "") return counts;
  if (summary.paths === 0) return "nothing to check: no connection path was found";
  if (changedSince) return `nothing${baseline ? " new" : ""} in what changed since ${said(changedSince.ref)}`;
  return baseline ? "nothing new" : "no contradiction found";
}

function countsText({ error, warning, note }: Summary, which = ""): string {
  const counts = [
    error > 0 ? count(error, `${which}error`) : "",
    warning > 0 ? count(warning, `${which}warning`) : "",
    note > 0 ? count(note, `${which}note`) : "",
  ];
  return counts.filter((text) => text !== "").join(", ");
}
