import { readFile } from "node:fs/promises";
import { policyLayers, type Ruled, resolvePolicy } from "../engine/policy.ts";
import type { RuleMeta, Setting } from "../engine/rule.ts";
import { SCENARIOS } from "../probe/all.generated.ts";
import type { Impact, Suite } from "../probe/scenario.ts";
import { RULES } from "../rules/all.generated.ts";
import { nearest } from "../text/nearest.ts";
import { packageFile } from "./package-file.ts";

/** Rules over files, then checks over sockets: to a policy they are the same. */
export const ALL_RULES: readonly (Ruled & RuleMeta)[] = [
  ...RULES,
  ...[...SCENARIOS].sort((a, b) => (a.id < b.id ? -1 : 1)),
];

/** A rule as a list shows it. */
export interface RuleRow {
  readonly id: string;
  readonly title: string;
  readonly severity: { readonly development: Setting; readonly staging: Setting; readonly production: Setting };
  readonly docs: string;
}

/** All rules with their severities in a built-in pack. */
export function listRules(pack = "recommended"): readonly RuleRow[] {
  const policies = ["development", "staging", "production"].map((environment) =>
    resolvePolicy(policyLayers([pack]), environment),
  );
  const [development, staging, production] = policies;
  return ALL_RULES.map(({ id, title }) => ({
    id,
    title,
    severity: {
      development: development?.severityOf(id) ?? "off",
      staging: staging?.severityOf(id) ?? "off",
      production: production?.severityOf(id) ?? "off",
    },
    docs: `policies/rules/${id}.md`,
  }));
}

/** A live check as a list shows it. */
export interface CheckRow {
  readonly check: string;
  readonly name: string;
  readonly rule: string;
  readonly suite: Suite;
  readonly impact: Impact;
  readonly title: string;
}

/** All live checks, in the order in which they run. */
export function listChecks(): readonly CheckRow[] {
  return SCENARIOS.map(({ check, name, id, suite, impact, title }) => ({
    check,
    name,
    rule: id,
    suite,
    impact,
    title,
  }));
}

/** A rule's page as Markdown; undefined where there is no such rule. */
export async function explain(rule: string): Promise<string | undefined> {
  if (!ALL_RULES.some(({ id }) => id === rule)) return undefined;
  return readFile(packageFile(`policies/rules/${rule}.md`), "utf8");
}

/** The rule whose id is closest to what was typed. */
export function nearestRule(rule: string): string | undefined {
  return nearest(
    rule,
    ALL_RULES.map(({ id }) => id),
  );
}
