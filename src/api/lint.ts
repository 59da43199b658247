import { adapt } from "../adapters/adapt.ts";
import { withDeployed } from "../adapters/with-deployed.ts";
import { commentSuppressions } from "../engine/comments.ts";
import { evaluate } from "../engine/evaluate.ts";
import type { Finding } from "../engine/finding.ts";
import { policyLayers, resolvePolicy } from "../engine/policy.ts";
import type { Report } from "../engine/report.ts";
import type { Rule } from "../engine/rule.ts";
import { summarise } from "../engine/summary.ts";
import { configSuppressions } from "../engine/suppress.ts";
import type { ConnectionPath } from "../model/path.ts";
import { RULES } from "../rules/all.generated.ts";
import type { Problem } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { documentsOf, environmentsOf } from "./environments.ts";
import { readDeployed, readInput } from "./input.ts";
import { limitTable } from "./limits.ts";
import type { LintOptions } from "./options.ts";
import { parseAll } from "./parse-all.ts";
import { inOrder } from "./problems.ts";
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
  const limits = limitTable(config);
  const parsed = await parseAll(input);
  const running = readDeployed(options);
  const deployed = await parseAll(running);
  const rules = rulesNamed(options.rules);
  const layers = policyLayers(config?.extends ?? ["recommended"], config?.policy);
  const today = options.today ?? "0000-00-00";
  const written = commentSuppressions(parsed.documents, { today, ruleIds: RULES.map(({ id }) => id) });
  const configured = configSuppressions(config?.suppressions ?? [], today);
  const suppressions = [...written.suppressions, ...configured.suppressions];

  const environments = environmentsOf(options.environment, config);
  const paths: ConnectionPath[] = [];
  const findings: Finding[] = [];
  const failures: Error[] = [];
  const problems: Problem[] = [
    ...input.problems,
    ...parsed.problems,
    ...running.problems,
    ...deployed.problems,
    ...written.problems,
    ...configured.problems,
  ];
  for (const environment of environments) {
    const documents = documentsOf(environment, parsed.documents, config);
    const policy = resolvePolicy(layers, environment, rules);
    const shared = { environment, sessionSeconds: policy.sessionSeconds, limits };
    const adapted = adapt({ ...shared, documents, config });
    // One report of several environments has to tell their paths apart.
    const isOne = environments.length === 1;
    const counterparts = adapt({ ...shared, documents: deployed.documents, config: undefined }).paths;
    const compared = withDeployed(adapted.paths, counterparts);
    const named = isOne ? compared : compared.map((path) => ({ ...path, id: `${path.id}@${environment}` }));
    const evaluated = evaluate({ rules, paths: named, policy, limits, suppressions });
    paths.push(...named);
    problems.push(...adapted.problems);
    findings.push(...evaluated.findings);
    failures.push(...evaluated.failures);
  }
  const said = inOrder(problems);
  return {
    tool: { name: "holdopen", version: VERSION },
    command: "lint",
    environment: environments.length === 1 ? (environments[0] ?? "production") : "all",
    paths,
    findings,
    problems: said,
    files: parsed.files,
    summary: summarise({ findings, problems: said, paths, files: parsed.files }),
    failures,
  };
}

function rulesNamed(ids: readonly string[] | undefined): readonly Rule[] {
  if (ids === undefined) return RULES;
  const known = RULES.map(({ id }) => id);
  const strange = ids.find((id) => !known.includes(id));
  if (strange !== undefined) throw new RequestError(`there is no rule "${strange}"${didYouMean(strange, known)}`);
  return RULES.filter(({ id }) => ids.includes(id));
}
