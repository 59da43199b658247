import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Baseline, BaselineEntry } from "../engine/baseline.ts";
import { readBaseline } from "../engine/baseline-file.ts";
import type { Report } from "../engine/report.ts";
import { summarise } from "../engine/summary.ts";
import { nameOf, readFiles } from "../sources/files.ts";
import { type Problem, type SourceText, sourceName, sourceText } from "../syntax/document.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { printable } from "../text/printable.ts";
import type { LintOptions } from "./options.ts";
import { RequestError } from "./request-error.ts";
import { isInNamedFolder } from "./scope.ts";

/**
 * The baseline that the options name. One that is damaged, or that somebody else wrote, is refused with the place: a
 * finding would slip through, or a file of another kind be overwritten.
 */
export function loadBaseline(options: LintOptions, environment: string): Baseline | undefined {
  if (options.baseline === undefined) return undefined;
  const name = baselineName(options.baseline, options);
  const source = baselineSource(options.baseline, options);
  if (source === undefined) return { name, environment, entries: [] };
  const baseline = parsed(source, name);
  if (baseline.environment === environment) return baseline;
  throw new RequestError(
    printable(
      `${name} is the baseline of environment ${baseline.environment}, and this run is about ${environment}; each environment has its own`,
    ),
  );
}

/** A baseline's file as reports call it. */
export function baselineName(file: string, { cwd }: LintOptions): string {
  return nameOf(file, resolve(cwd ?? process.cwd()));
}

function baselineSource(file: string, { cwd, texts = [], createBaseline }: LintOptions): SourceText | undefined {
  const given = texts.find(({ name, text }) => name === file && typeof text === "string");
  if (given) return sourceText({ kind: "file", file }, String(given.text));
  const folder = resolve(cwd ?? process.cwd());
  const path = resolve(folder, file);
  if (!existsSync(path)) {
    if (createBaseline === true) return undefined;
    throw new RequestError(printable(`there is no baseline ${file}; --update-baseline creates it`));
  }
  const { files, problems } = readFiles([path], folder);
  const read = files.find(({ source }) => sourceName(source.source) === nameOf(path, folder));
  const [problem] = problems;
  if (read !== undefined && problem === undefined) return read.source;
  throw new RequestError(printable(`${file}: ${problem?.message ?? "a folder, not a baseline"}`));
}

function parsed(source: SourceText, name: string): Baseline {
  const { documents, problems } = parseYaml(source);
  const [document] = documents;
  const serious = problems.find(({ level }) => level !== "note") ?? notJson(source);
  if (serious) throw refused(serious, "damaged, or no baseline at all: ");
  if (document === undefined) throw refused({ source, span: { start: 0, end: 0 }, message: "nothing is in it" });
  const read = readBaseline(document, name);
  if ("problem" in read) throw refused(read.problem);
  return read.baseline;
}

/** The YAML parser knows all places, and takes more than JSON. */
function notJson(source: SourceText): Problem | undefined {
  try {
    JSON.parse(source.text);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const at = Math.min(Number(/position (\d+)/.exec(said)?.[1] ?? 0), source.text.length);
    return { source, span: { start: at, end: at }, message: "not JSON" };
  }
}

function refused({ source, span, message }: Problem, before = ""): RequestError {
  const { line, column } = source.lines.position(span.start);
  return new RequestError(printable(`${sourceName(source.source)}:${line}:${column}: ${before}${message}`));
}

/** What a run looked at, as far as a baseline asks. */
export interface Looked {
  /** False where something could not be read or a rule broke: whatever is missing may be there all the same. */
  readonly isWhole: boolean;
  readonly files: ReadonlySet<string>;
  readonly rules: readonly string[] | undefined;
  readonly options: LintOptions;
}

/** Whether a run that does not find an entry has looked for it. */
export function lookedFor({ isWhole, files, rules, options }: Looked): (entry: BaselineEntry) => boolean {
  const cwd = resolve(options.cwd ?? process.cwd());
  const isInside = isInNamedFolder(options);
  // A file that was deleted takes its findings along.
  const isKnown = (file: string): boolean => files.has(file) || (isInside(file) && !existsSync(resolve(cwd, file)));
  return ({ rule, file, related = [] }) =>
    isWhole && (rules === undefined || rules.includes(rule)) && [file, ...related].every(isKnown);
}

/** The report as it reads once its findings are in the baseline. */
export function acceptedInBaseline(report: Report): Report {
  if (report.baseline === undefined) return report;
  const findings = report.findings.map((finding) =>
    finding.suppressed ? finding : { ...finding, baselineState: "unchanged" as const },
  );
  const summary = summarise({ ...report, findings });
  return { ...report, findings, summary, baseline: { ...report.baseline, gone: [] } };
}

/** The report as it reads once what is gone is out of the baseline. */
export function prunedBaseline(report: Report): Report {
  return report.baseline === undefined ? report : { ...report, baseline: { ...report.baseline, gone: [] } };
}
