import { adapt } from "../adapters/adapt.ts";
import type { LimitTable } from "../adapters/read.ts";
import { withDeployed } from "../adapters/with-deployed.ts";
import { withElsewhere } from "../adapters/with-elsewhere.ts";
import type { PolicyLayer } from "../config/config.ts";
import { commentSuppressions } from "../engine/comments.ts";
import { evaluate, inOrder as findingsInOrder } from "../engine/evaluate.ts";
import type { Finding } from "../engine/finding.ts";
import { type Policy, policyLayers, resolvePolicy } from "../engine/policy.ts";
import type { Report } from "../engine/report.ts";
import type { Rule } from "../engine/rule.ts";
import { summarise } from "../engine/summary.ts";
import { configSuppressions } from "../engine/suppress.ts";
import type { ConnectionPath } from "../model/path.ts";
import { RULES } from "../rules/all.generated.ts";
import { timeoutDiffersBetweenEnvironments } from "../rules/cfg/timeout-differs-between-environments.ts";
import type { ReadFile } from "../sources/files.ts";
import type { Document, Problem } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { type Environments, environmentsOf } from "./environments.ts";
import { type Input, readDeployed, readInput } from "./input.ts";
import { limitTable } from "./limits.ts";
import type { LintOptions } from "./options.ts";
import { type Known, type ParsedInput, parseAll, relevantTexts } from "./parse-all.ts";
import { inOrder as problemsInOrder } from "./problems.ts";
import type { RenderedTexts, RenderOptions } from "./render-texts.ts";
import { RequestError } from "./request-error.ts";
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
  const rules = rulesNamed(options.rules);
  const layers = policyLayers(config?.extends ?? ["recommended"], config?.policy);
  const today = options.today ?? "0000-00-00";
  const configured = configSuppressions(config?.suppressions ?? [], today);

  const environments = environmentsOf(options.environment, input, relevantTexts(input));
  const render = options.render === true ? { cwd: options.cwd } : undefined;
  const setting: Setting = { input, deployed: deployed.documents, layers, rules, limits: limitTable(config), render };
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
    // What was run is said, also where it was only to compare.
    ...others.flatMap(({ ran }) => ran),
  ];
  for (const one of asked) {
    const { policy, parsed } = one;
    const written = commentSuppressions([...parsed.documents, ...one.behind], {
      today,
      ruleIds: RULES.map(({ id }) => id),
    });
    const suppressions = [...written.suppressions, ...configured.suppressions];
    const named = namedAmong(asked, one, others);
    const evaluated = evaluate({ rules, paths: named, policy, limits: setting.limits, suppressions });
    paths.push(...named);
    problems.push(...parsed.problems, ...written.problems, ...one.problems);
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
  readonly rules: readonly Rule[];
  readonly limits: LimitTable;
  /** Set where Kustomize and Helm are to be run. */
  readonly render: { readonly cwd: string | undefined } | undefined;
}

interface ReadEnvironment {
  readonly environment: string;
  readonly policy: Policy;
  readonly parsed: ParsedInput;
  readonly paths: readonly ConnectionPath[];
  readonly problems: readonly Problem[];
  /** Notes on the tools that were run. */
  readonly ran: readonly Problem[];
  /** Files that what was read was made from. */
  readonly behind: readonly Document[];
}

/** One after the other: they share what was parsed. */
async function readEnvironments(
  names: readonly string[],
  { textsOf }: Environments,
  { input, deployed, layers, rules, limits, render }: Setting,
): Promise<readonly ReadEnvironment[]> {
  const { config } = input;
  const read: ReadEnvironment[] = [];
  const known: Known = new Map();
  for (const environment of names) {
    const made = render && (await renderedTexts(textsOf(environment), { ...render, environment }));
    const parsed = await parseAll(made?.texts ?? textsOf(environment), known);
    const documents = made ? parsed.documents.map(made.placed) : parsed.documents;
    const policy = resolvePolicy(layers, environment, rules);
    const shared = { environment, sessionSeconds: policy.sessionSeconds, limits };
    const { paths, problems } = adapt({ ...shared, documents, config });
    const counterparts = adapt({ ...shared, documents: deployed, config: undefined }).paths;
    read.push({
      environment,
      policy,
      parsed,
      paths: withDeployed(paths, counterparts),
      problems: [...problems, ...(made?.problems ?? [])],
      ran: made?.problems.filter(({ level }) => level === "note") ?? [],
      behind: made?.behind(parsed.documents) ?? [],
    });
  }
  return read;
}

/** Most runs render nothing and need none of it. */
async function renderedTexts(texts: readonly ReadFile[], options: RenderOptions): Promise<RenderedTexts> {
  const { renderTexts } = await import("./render-texts.ts");
  return renderTexts(texts, options);
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

function rulesNamed(ids: readonly string[] | undefined): readonly Rule[] {
  if (ids === undefined) return RULES;
  const known = RULES.map(({ id }) => id);
  const strange = ids.find((id) => !known.includes(id));
  if (strange !== undefined) throw new RequestError(`there is no rule "${strange}"${didYouMean(strange, known)}`);
  return RULES.filter(({ id }) => ids.includes(id));
}
