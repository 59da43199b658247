import type { policyLayers, resolvePolicy } from "../src/engine/policy.ts";
import type { Report } from "../src/engine/report.ts";
import type { Rule } from "../src/engine/rule.ts";
import type { TextOptions } from "../src/report/page.ts";
import type { PageFile } from "./pages.d.mts";

export interface ExampleInput {
  readonly rules: readonly string[];
  readonly config: string | false;
  readonly environment: string;
  readonly texts: readonly PageFile[];
  readonly deployed: readonly PageFile[];
}

/** What a parameter is in production, staging and development, by its name. */
export type ValuesOf = (rule: Rule) => Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface RuleProduct {
  lint(options: ExampleInput): Promise<Report>;
  renderText(report: Report, options: TextOptions): string;
  readonly valuesOf: ValuesOf;
}

export function renderRulePage(root: string, rule: Rule, product: RuleProduct): Promise<string>;
export function shippedValues(engine: {
  policyLayers: typeof policyLayers;
  resolvePolicy: typeof resolvePolicy;
}): ValuesOf;
export function loadRules(root: string): Promise<{ rules: readonly Rule[]; valuesOf: ValuesOf }>;
