import { posix } from "node:path";
import picomatch from "picomatch";
import { adapt } from "../adapters/adapt.ts";
import type { LimitTable } from "../adapters/read.ts";
import { mightMatter } from "../adapters/relevant.ts";
import type { Config } from "../config/config.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { Finding } from "../engine/finding.ts";
import { resolvePolicy } from "../engine/policy.ts";
import type { Report } from "../engine/report.ts";
import { sortFindings, sortProblems } from "../engine/sort.ts";
import { summarise } from "../engine/summary.ts";
import { applySuppressions, readSuppressions } from "../engine/suppress.ts";
import type { ConnectionPath } from "../model/path.ts";
import { RULES } from "../rules/all.generated.ts";
import { type Document, type Problem, type SourceText, sourceName } from "../syntax/document.ts";
import { type Parsers, parse, syntaxOf } from "../syntax/parse.ts";
import { type Input, readInput } from "./input.ts";
import { limitTable } from "./limits.ts";

declare const __VERSION__: string;

export interface LintOptions {
  /** Files and folders, relative to `cwd`. Without `texts` too, the working directory. */
  readonly files?: readonly string[];
  /** Configuration in memory. With these and no `files` nothing is read from disk. */
  readonly texts?: readonly InputText[];
  /** A config's path, or false for none. Without it, `holdopen.yaml` among `texts`, beside the files or above them. */
  readonly config?: string | false;
  /** The environment to check, or `all` for each that the config declares. */
  readonly environment?: string;
  /** What `files` are relative to, and names in the report. Default: the process's working directory. */
  readonly cwd?: string;
  /** ISO date against which suppressions expire. Without it none does. */
  readonly today?: string;
  /** Only these rules, by id. */
  readonly rules?: readonly string[];
}

export interface InputText {
  /** The name that reports use; its ending tells the syntax, YAML where it has none. */
  readonly name: string;
  readonly text: string | Uint8Array;
}

/**
 * Reads configuration and reports what contradicts. Opens no socket and changes nothing: no console, exit code or
 * working directory.
 *
 * @throws ConfigError where the config or the request makes no sense.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const input = readInput(options);
  const { config } = input;
  const limits = limitTable(config);
  const parsers = await loadParsers(input.texts.map(({ source }) => sourceName(source.source)));
  const parsed = parseAll(input, parsers);
  const suppressions = readSuppressions({ documents: parsed.documents, config, knownRules: RULE_IDS, today: options.today });
  const environments = environmentsOf(options.environment, config);
  const single = environments.length === 1;
  const paths: ConnectionPath[] = [];
  const findings: Finding[] = [];
  const failures: Error[] = [];
  const problems: Problem[] = [...input.problems, ...parsed.problems, ...suppressions.problems];
  for (const environment of environments) {
    const documents = documentsOf(environment, parsed.documents, config);
    const policy = resolvePolicy({ config, environment });
    const adapted = adapt({ documents, config, environment, sessionSeconds: policy.sessionSeconds, limits });
    const named = single ? adapted.paths : adapted.paths.map((path) => ({ ...path, id: `${path.id}@${environment}` }));
    const rules = options.rules ? RULES.filter(({ id }) => options.rules?.includes(id)) : RULES;
    const evaluated = evaluate({ rules, paths: named, policy, limits });
    paths.push(...named);
    problems.push(...adapted.problems);
    findings.push(...evaluated.findings);
    failures.push(...evaluated.failures);
  }
  const judged = sortFindings(applySuppressions(findings, suppressions));
  const files = parsed.read;
  return {
    tool: { name: "holdopen", version: __VERSION__ },
    command: "lint",
    environment: single ? (environments[0] ?? "production") : "all",
    paths,
    findings: judged,
    problems: sortProblems(problems),
    files,
    summary: summarise({ findings: judged, problems, paths: paths.length, files: files.length }),
    failures,
  };
}
