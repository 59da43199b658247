import { adapt } from "../adapters/adapt.ts";
import type { LimitTable } from "../adapters/read.ts";
import { withDeployed } from "../adapters/with-deployed.ts";
import { withElsewhere } from "../adapters/with-elsewhere.ts";
import type { PolicyLayer } from "../config/config.ts";
import { type Policy, resolvePolicy } from "../engine/policy.ts";
import type { Rule } from "../engine/rule.ts";
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
import { type Known, type ParsedInput, parseAll } from "./parse-all.ts";
import { relevantTexts } from "./relevant-texts.ts";
import type { RenderedTexts, RenderOptions } from "./render-texts.ts";
import { RequestError } from "./request-error.ts";
import { teamPolicy } from "./team-policy.ts";

/** Everything that rules are asked about, and what was met on the way to it. */
export interface ReadEnvironments {
  readonly input: Input;
  /** All rules that there are, the team's own assertions among them. */
  readonly known: readonly Rule[];
  /** Those of them that run. */
  readonly rules: readonly Rule[];
  readonly limits: LimitTable;
  readonly environments: Environments;
  readonly asked: readonly ReadEnvironment[];
  readonly problems: readonly Problem[];
}

/** One environment, with its paths as a report calls them. */
export interface ReadEnvironment {
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

/** Reads what the options name, for each environment that they ask for. */
export async function readEnvironments(options: LintOptions): Promise<ReadEnvironments> {
  const input = readInput(options);
  const { config } = input;
  const running = readDeployed(options);
  const deployed = await parseAll(relevantTexts(running));
  const { layers, assertions } = await teamPolicy(input);
  const known = [...RULES, ...assertions];
  const rules = rulesNamed(known, options.rules);
  const environments = environmentsOf(options.environment, input, relevantTexts(input));
  const render = options.render === true ? { cwd: options.cwd } : undefined;
  const setting: Setting = { input, deployed: deployed.documents, layers, limits: limitTable(config), render };
  const asked = await readEach(environments.names, environments, setting);
  const others = isCompared(rules) ? await readEach(environments.others, environments, setting) : [];
  return {
    input,
    known,
    rules,
    limits: setting.limits,
    environments,
    asked: asked.map((one) => ({ ...one, paths: namedAmong(asked, one, others) })),
    problems: [
      ...input.problems,
      ...environments.problems,
      ...running.problems,
      ...deployed.problems,
      // What was run is said, also where it was only to compare.
      ...others.flatMap(({ ran }) => ran),
    ],
  };
}

/** What a run asks of each environment. */
interface Setting {
  readonly input: Input;
  readonly deployed: readonly Document[];
  readonly layers: readonly PolicyLayer[];
  readonly limits: LimitTable;
  /** Set where Kustomize and Helm are to be run. */
  readonly render: { readonly cwd: string | undefined } | undefined;
}

/** One after the other: they share what was parsed. */
async function readEach(
  names: readonly string[],
  { textsOf, isOwn }: Environments,
  { input, deployed, layers, limits, render }: Setting,
): Promise<readonly ReadEnvironment[]> {
  const { config } = input;
  const read: ReadEnvironment[] = [];
  const known: Known = new Map();
  for (const environment of names) {
    const options = { config, known, isOwn: (file: string) => isOwn(environment, file) };
    const made = render && (await renderedTexts(textsOf(environment), { ...render, environment }));
    const parsed = await parseAll(made?.texts ?? textsOf(environment), options);
    const documents = made ? parsed.documents.map(made.placed) : parsed.documents;
    const policy = resolvePolicy(layers, environment);
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

function rulesNamed(all: readonly Rule[], ids: readonly string[] | undefined): readonly Rule[] {
  if (ids === undefined) return all;
  const known = all.map(({ id }) => id);
  const strange = ids.find((id) => !known.includes(id));
  if (strange !== undefined) throw new RequestError(`there is no rule "${strange}"${didYouMean(strange, known)}`);
  return all.filter(({ id }) => ids.includes(id));
}
