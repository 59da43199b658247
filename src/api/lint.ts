import type { AllowanceOptions } from "../engine/allowance.ts";
import { annotationSuppressions } from "../engine/annotations.ts";
import { commentSuppressions } from "../engine/comments.ts";
import { evaluate, inOrder as findingsInOrder } from "../engine/evaluate.ts";
import type { Finding } from "../engine/finding.ts";
import type { Report } from "../engine/report.ts";
import type { Rule } from "../engine/rule.ts";
import { summarise } from "../engine/summary.ts";
import { configSuppressions, refusedSuppressions, type Suppressions } from "../engine/suppress.ts";
import { type Use, usesOf } from "../engine/unused.ts";
import type { ConnectionPath } from "../model/path.ts";
import type { Document, Problem } from "../syntax/document.ts";
import { compared } from "./compared.ts";
import { doubtfulOverrides } from "./doubtful-overrides.ts";
import type { LintOptions } from "./options.ts";
import { inOrder as problemsInOrder } from "./problems.ts";
import { type ReadEnvironment, type ReadEnvironments, readEnvironments } from "./read-environments.ts";
import { unusedSuppressions } from "./unused-suppressions.ts";
import { VERSION } from "./version.ts";

/**
 * Reads configuration and reports what contradicts. Opens no socket and changes nothing: no console, exit code or
 * working directory.
 *
 * @throws ConfigError where the config makes no sense, RequestError where the options do.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  return reportOn(await readEnvironments(options), options);
}

/** What the rules say of what was read. */
export function reportOn(read: ReadEnvironments, options: LintOptions): Report {
  const { asked, input } = read;
  const today = options.today ?? "0000-00-00";
  const configured = configSuppressions(input.config?.suppressions ?? [], today);
  const paths: ConnectionPath[] = [];
  const findings: Finding[] = [];
  const failures: Error[] = [];
  const uses: Use[] = [];
  const problems: Problem[] = [...read.problems, ...configured.problems];
  for (const one of asked) {
    const { policy, parsed } = one;
    const written = writtenSuppressions([...parsed.documents, ...one.behind], {
      today,
      ruleIds: read.known.map(({ id }) => id),
    });
    const suppressions = [...written.suppressions, ...configured.suppressions];
    const evaluated = evaluate({ rules: read.rules, paths: one.paths, policy, limits: read.limits, suppressions });
    paths.push(...one.paths);
    const refused = refusedSuppressions(suppressions, policy);
    problems.push(...parsed.problems, ...written.problems, ...one.problems, ...refused);
    problems.push(...doubtfulOverrides(policy, one.paths));
    findings.push(...evaluated.findings);
    uses.push(...usesOf(suppressions, evaluated.findings, (id) => isAsked(id, read.rules, one)));
    failures.push(...evaluated.failures);
  }
  // What could not be read might have needed them.
  const isWhole = failures.length === 0 && problems.every(({ level }) => level !== undefined);
  if (isWhole) problems.push(...unusedSuppressions(uses, read, options));
  const said = problemsInOrder(problems);
  const files = [...new Set(asked.flatMap(({ parsed }) => parsed.files))];
  // A fault of a file that several environments share is one.
  const all = asked.length === 1 ? findings : findingsInOrder(findings);
  const report: Report = {
    tool: { name: "holdopen", version: VERSION },
    command: "lint",
    environment: asked.length === 1 ? (asked[0]?.environment ?? "production") : "all",
    paths,
    findings: all,
    problems: said,
    files,
    summary: summarise({ findings: all, problems: said, paths, files }),
    failures,
  };
  return compared(report, input, options);
}

/** What stands beside the objects, in comments and in annotations. */
function writtenSuppressions(documents: readonly Document[], options: AllowanceOptions): Suppressions {
  const [comments, annotations] = [commentSuppressions(documents, options), annotationSuppressions(documents, options)];
  return {
    suppressions: [...comments.suppressions, ...annotations.suppressions],
    problems: [...comments.problems, ...annotations.problems],
  };
}

/** Whether a rule had a say: it ran, and what it lives from is there. */
function isAsked(id: string, rules: readonly Rule[], { policy, paths }: ReadEnvironment): boolean {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined || policy.severityOf(id) === "off") return false;
  const { needs } = rule;
  return paths.some((path) => needs === undefined || hasPart(path[needs]));
}

function hasPart(part: unknown): boolean {
  return Array.isArray(part) ? part.length > 0 : part !== undefined;
}
