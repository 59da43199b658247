import type { PolicyLayer } from "../config/config.ts";
import { lockProblems } from "../engine/lock.ts";
import { policyLayers } from "../engine/policy.ts";
import type { Rule } from "../engine/rule.ts";
import { ConfigError } from "./config-error.ts";
import type { ConfigInput } from "./input.ts";

/** What packs and config say of rules, and the rules that they bring along. */
export interface TeamPolicy {
  readonly layers: readonly PolicyLayer[];
  readonly assertions: readonly Rule[];
}

/** The policy of a run. @throws ConfigError where an assertion makes no sense, or something is milder than it may be. */
export async function teamPolicy({ config, packs }: ConfigInput): Promise<TeamPolicy> {
  const layers = policyLayers(config ? packs.extends : ["recommended"], config?.policy, packs.packs);
  const environments = config?.environments.map(({ name }) => name) ?? [];
  const assertions = await compiled(layers);
  const problems = [...assertions.problems, ...lockProblems(layers, environments)];
  if (problems.length > 0) throw new ConfigError(problems);
  return { layers, assertions: assertions.rules };
}

/** CEL is loaded only where somebody asserts something. */
async function compiled(layers: readonly PolicyLayer[]): ReturnType<typeof load> {
  const written = layers.flatMap(({ assertions }) => assertions);
  return written.length === 0 ? { rules: [], problems: [] } : load(written);
}

async function load(
  written: PolicyLayer["assertions"],
): Promise<import("../engine/assertions/assertion-rule.ts").CompiledAssertions> {
  const { compileAssertions } = await import("../engine/assertions/assertion-rule.ts");
  return compileAssertions(written);
}
