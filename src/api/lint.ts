import { adapt } from "../adapters/adapt.ts";
import type { LimitTable } from "../adapters/read.ts";
import { withDeployed } from "../adapters/with-deployed.ts";
import { withElsewhere } from "../adapters/with-elsewhere.ts";
import type { PolicyLayer } from "../config/config.ts";
import { commentSuppressions } from "../engine/comments.ts";
import { evaluate, inOrder as findingsInOrder } from "../engine/evaluate.ts";
import type { Finding } from "../engine/finding.ts";
import { type Policy, resolvePolicy } from "../engine/policy.ts";
import type { Report } from "../engine/report.ts";
import type { Rule } from "../engine/rule.ts";
import { summarise } from "../engine/summary.ts";
import { configSuppressions, refusedSuppressions } from "../engine/suppress.ts";
import type { ConnectionPath } from "../model/path.ts";
import { RULES } from "../rules/all.generated.ts";
import { timeoutDiffersBetweenEnvironments } from "../rules/cfg/timeout-differs-between-environments.ts";
import type { Document, Problem } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { type Environments, environmentsOf } from "./environments.ts";
import { type Input, readDeployed, readInput } from "./input.ts";
import { limitTable } from "./limits.ts";
import type { LintOptions } from "./options.ts";
import { type Known, type ParsedInput, parseAll, relevantTexts } from "./parse-all.ts";
import { inOrder as problemsInOrder } from "./problems.ts";
import { RequestError } from "./request-error.ts";
import { teamPolicy } from "./team-policy.ts";
import { VERSION } from "./version.ts";

/**
 * Reads configuration and reports what contradicts. Opens no socket and changes nothing: no console, exit code or
 * working directory.
 *
 * @throws ConfigError where the config makes no sense, RequestError where the options do.
 */
export async function lint(options: LintOptions = {}): Promise<Report> {
  const input = readInput(options);
  const { config } = input;
  const running = readDeployed(options);
  const deployed = await parseAll(relevantTexts(running));
  const { layers, assertions } = await teamPolicy(input);
  const known = [...RULES, ...assertions];
  const rules = rulesNamed(known, options.rules);
  const today = options.today ?? "0000-00-00";
  const configured = configSuppressions(config?.suppressions ?? [], today);

  const environments = environmentsOf(options.environment, input, relevantTexts(input));
  const setting: Setting = { input, deployed: deployed.documents, layers, limits: limitTable(config) };
  const asked = await readEnvironments(environments.names, environments, setting);
  const others = isCompared(rules) ? await readEnvironments(environments.others, environments, setting) : [];
  const paths: ConnectionPath[] = [];
  const findings: Finding[] = [];
  const failures: Error[] = [];
  const problems: Problem[] = [
    ...input.problems,
    ...environments.problems,
    ...running.problems,
    ...deployed.problems,
    ...configured.problems,
  ];
  for (const one of asked) {
    const { policy, parsed } = one;
    const written = commentSuppressions(parsed.documents, { today, ruleIds: known.map(({ id }) => id) });
    const suppressions = [...written.suppressions, ...configured.suppressions];
    const named = namedAmong(asked, one, others);
    const evaluated = evaluate({ rules, paths: named, policy, limits: setting.limits, suppressions });
    paths.push(...named);
    const refused = refusedSuppressions(suppressions, policy);
    problems.push(...parsed.problems, ...written.problems, ...one.problems, ...refused);
    findings.push(...evaluated.findings);
    failures.push(...evaluated.failures);
  }
  const said = problemsInOrder(problems);
  const files = [...new Set(asked.flatMap(({ parsed }) => parsed.files))];
  // A fault of a file that several environments share is one.
  const all = asked.length === 1 ? findings : findingsInOrder(findings);
  return {
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
}

/** What a run asks of each environment. */
interface Setting {
  readonly input: Input;
  readonly deployed: readonly Document[];
  readonly layers: readonly PolicyLayer[];
  readonly limits: LimitTable;
}

interface ReadEnvironment {
  readonly environment: string;
  readonly policy: Policy;
  readonly parsed: ParsedInput;
  readonly paths: readonly ConnectionPath[];
  readonly problems: readonly Problem[];
}

/** One after the other: they share what was parsed. */
async function readEnvironments(
  names: readonly string[],
  { textsOf }: Environments,
  { input, deployed, layers, limits }: Setting,
): Promise<readonly ReadEnvironment[]> {
  const { config } = input;
  const read: ReadEnvironment[] = [];
  const known: Known = new Map();
  for (const environment of names) {
    const parsed = await parseAll(textsOf(environment), known);
    const policy = resolvePolicy(layers, environment);
    const shared = { environment, sessionSeconds: policy.sessionSeconds, limits };
    const { paths, problems } = adapt({ ...shared, documents: parsed.documents, config });
    const counterparts = adapt({ ...shared, documents: deployed, config: undefined }).paths;
    read.push({ environment, policy, parsed, paths: withDeployed(paths, counterparts), problems });
  }
  return read;
}

/** Paths of an environment beside their counterparts; one report of several environments has to tell them apart. */
function namedAmong(
  asked: readonly ReadEnvironment[],
  one: ReadEnvironment,
  others: readonly ReadEnvironment[],
): readonly ConnectionPath[] {
  const elsewhere = [...asked, ...others].filter((other) => other !== one).flatMap(({ paths }) => paths);
  const compared = withElsewhere(one.paths, elsewhere);
  return asked.length === 1 ? compared : compared.map((path) => ({ ...path, id: `${path.id}@${one.environment}` }));
}

/** Whether anybody asks what other environments have. */
function isCompared(rules: readonly Rule[]): boolean {
  return rules.includes(timeoutDiffersBetweenEnvironments);
}

function rulesNamed(all: readonly Rule[], ids: readonly string[] | undefined): readonly Rule[] {
  if (ids === undefined) return all;
  const known = all.map(({ id }) => id);
  const strange = ids.find((id) => !known.includes(id));
  if (strange !== undefined) throw new RequestError(`there is no rule "${strange}"${didYouMean(strange, known)}`);
  return all.filter(({ id }) => ids.includes(id));
}
