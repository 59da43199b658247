import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reportOn } from "../../src/api/lint.ts";
import type { LintOptions } from "../../src/api/options.ts";
import { type ReadEnvironments, readEnvironments } from "../../src/api/read-environments.ts";
import type { Finding } from "../../src/engine/finding.ts";
import { describe } from "../../src/model/describe.ts";
import { locationOf } from "../../src/model/fact.ts";
import { type Location, sourceName, startOf } from "../../src/syntax/document.ts";

/** One folder of test/rules/<group>/<rule>, read but not judged. */
export interface RuleCase {
  readonly rule: string;
  readonly name: string;
  readonly options: LintOptions;
  readonly read: ReadEnvironments;
  readonly markers: Markers;
}

/**
 * What the markers say, each with its place: `# expect: fail [severity]` at a primary line, `# related` at a related one,
 * and where it matters `# unrelated` at one that is not. Passes are no findings, and are looked for only where a case
 * marks one with `# expect: pass`.
 */
interface Markers {
  readonly expected: readonly string[];
  readonly passed: readonly string[];
  readonly severities: readonly string[];
  readonly related: readonly string[];
  readonly unrelated: readonly string[];
  /** The lines of `says.txt`: each is part of a message, a fix, an assumption or a note on a place, or never is. */
  readonly says: readonly string[];
}

/** A case held against its markers. */
export interface Judgement {
  /** A line for each thing that is not as marked; none is well. */
  readonly contradictions: readonly string[];
  /** Everything that a reader of the report sees of the findings. */
  readonly said: readonly string[];
}

/** Files of a case that are no part of its configuration. */
const OWN_FILES: ReadonlySet<string> = new Set(["deployed", "env", "expect.txt", "says.txt"]);

/** The folders in a folder, by name; none where it does not exist. */
export function foldersIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Reads the case `name` of a rule; `root` is the folder with all rules' cases. */
export async function readCase(root: string, rule: string, name: string): Promise<RuleCase> {
  const folder = join(root, rule, name);
  const env = join(folder, "env");
  const environment = existsSync(env) ? readFileSync(env, "utf8").trim() : "production";
  const options: LintOptions = { ...filesOf(folder), cwd: folder, rules: [rule], environment };
  return { rule, name, options, read: await readEnvironments(options), markers: markersOf(folder) };
}

/** What lies in `deployed/` is what runs, and what lies beside it is what is declared. */
function filesOf(folder: string): Pick<LintOptions, "files" | "deployed"> {
  const running = join(folder, "deployed");
  if (!existsSync(running)) return { files: ["."] };
  const read = (name: string): string => readFileSync(join(running, name), "utf8");
  return {
    files: readdirSync(folder).filter((name) => !OWN_FILES.has(name)),
    deployed: readdirSync(running).map((name) => ({ name: `deployed/${name}`, text: read(name) })),
  };
}

function markersOf(folder: string): Markers {
  const marks: string[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!/\.(ya?ml|toml|env|json|conf|cfg)$|\.env$|(?:^|\/)Caddyfile$/.test(name)) continue;
    for (const [index, line] of readFileSync(join(folder, name), "utf8").split("\n").entries()) {
      for (const [, mark = "", severity] of line.matchAll(MARK)) {
        marks.push(`${name}:${index + 1} ${mark}`, ...(severity ? [`${name}:${index + 1} ${severity}`] : []));
      }
    }
  }
  marks.push(...linesOf(join(folder, "expect.txt")));
  const marked = (...words: readonly string[]): readonly string[] =>
    marks.filter((mark) => words.includes(mark.slice(mark.lastIndexOf(" ") + 1)));
  return {
    expected: marked("fail", "undecided"),
    passed: marked("pass"),
    severities: marked("error", "warning", "note"),
    related: marked("related"),
    unrelated: marked("unrelated"),
    says: linesOf(join(folder, "says.txt")),
  };
}

const MARK = /# (?:expect: )?(fail|undecided|pass|related|unrelated)\b(?: (error|warning|note)\b)?/g;

/** The lines of a file; none where it does not exist. */
function linesOf(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

export function judge({ name, options, read, markers }: RuleCase): Judgement {
  const report = reportOn(read, options);
  const findings = report.findings.filter(({ suppressed }) => !suppressed);
  const found = findings.map(({ at, verdict }) => `${place(at)} ${verdict}`);
  const related = findings.flatMap((finding) => finding.related.map(({ at }) => `${place(at)} related`));
  const strangers = related.map((text) => text.replace(/related$/, "unrelated"));
  const severities = findings.map(({ at, severity }) => `${place(at)} ${severity}`);
  const passed = markers.passed.length > 0 ? passes(read) : [];
  const said = findings.flatMap(textsOf);
  const contradictions = [
    ...report.failures.map(({ message, cause }) => `broke: ${message}: ${cause}`),
    ...report.problems.filter(({ level }) => level !== "note").map(({ message }) => `problem: ${message}`),
    ...(report.paths.length > 0 ? [] : ["the case has no connection path at all"]),
    ...without(markers.expected, found).map((text) => `not found: ${text}`),
    ...without(found, markers.expected).map((text) => `found, but not expected: ${text}`),
    ...without(markers.passed, passed).map((text) => `no such pass: ${text}`),
    ...without(passed, markers.passed).map((text) => `passed, but not expected: ${text}`),
    ...markers.related.filter((text) => !related.includes(text)).map((text) => `not so: ${text}`),
    ...markers.unrelated.filter((text) => strangers.includes(text)).map((text) => `not so: ${text}`),
    ...markers.severities.filter((text) => !severities.includes(text)).map((text) => `not so severe: ${text}`),
    ...markers.says.flatMap((line) => contradictionOf(line, said)),
    ...misnamed(name, markers.expected),
  ];
  return { contradictions, said: [...found, ...severities, ...related, ...said] };
}

/** `never: raise the period` is a line that nothing may say. */
function contradictionOf(line: string, said: readonly string[]): readonly string[] {
  const text = line.replace(/^never: /, "");
  const isSaid = said.some((whole) => whole.includes(text));
  if (text !== line) return isSaid ? [`said: ${text}`] : [];
  return isSaid ? [] : [`not said: ${text}`];
}

/** What a report keeps to itself, and `explain` tells. */
function passes({ asked, rules, limits }: ReadEnvironments): readonly string[] {
  const outcomes = asked.flatMap(({ paths, policy }) =>
    paths.flatMap((path) => rules.flatMap((rule) => [...rule.check(path, policy.of(path).paramsOf(rule), limits)])),
  );
  return outcomes
    .filter(({ verdict }) => verdict === "pass")
    .map(({ evidence }) => `${place(locationOf(evidence[0]))} pass`);
}

function textsOf({ message, notice, fix, assumptions, evidence, related }: Finding): readonly string[] {
  return [
    message,
    notice,
    fix?.title ?? "",
    describe(evidence[0]),
    ...assumptions,
    ...related.map((one) => one.message),
  ];
}

/** What one list has more of than another. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((text) => {
    const index = left.indexOf(text);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** A case is named after what it shows. */
function misnamed(name: string, expected: readonly string[]): readonly string[] {
  if (name.startsWith("pass")) return expected.map((text) => `a passing case expects ${text}`);
  const verdict = ["fail", "undecided"].find((prefix) => name.startsWith(prefix));
  const isShown = verdict === undefined || expected.some((text) => text.endsWith(verdict));
  return isShown ? [] : [`no line of a case named ${name} ends in "# expect: ${verdict}"`];
}

function place(at: Location): string {
  return `${sourceName(at.document.source.source)}:${startOf(at).line}`;
}
