import type { policyLayers, resolvePolicy } from "../src/engine/policy.ts";
import type { Rule } from "../src/engine/rule.ts";

/** What each parameter is in production, staging and development, by its name. */
export type ValuesOf = (
  rule: Pick<Rule, "id" | "params">,
) => Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function shippedValues(engine: {
  policyLayers: typeof policyLayers;
  resolvePolicy: typeof resolvePolicy;
}): ValuesOf;
