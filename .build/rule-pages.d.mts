import type { Report } from "../src/engine/report.ts";
import type { Rule } from "../src/engine/rule.ts";
import type { Scenario } from "../src/probe/scenario.ts";
import type { TextOptions } from "../src/report/page.ts";
import type { PageFile } from "./pages.d.mts";
import type { ValuesOf } from "./params-table.d.mts";

export interface ExampleInput {
  readonly rules: readonly string[];
  readonly config: string | false;
  readonly environment: string;
  readonly texts: readonly PageFile[];
  readonly deployed: readonly PageFile[];
}

export interface RuleProduct {
  lint(options: ExampleInput): Promise<Report>;
  renderText(report: Report, options: TextOptions): string;
  readonly valuesOf: ValuesOf;
}

export function renderRulePage(root: string, rule: Rule, product: RuleProduct): Promise<string>;
export function loadRules(
  root: string,
): Promise<{ rules: readonly Rule[]; scenarios: readonly Scenario[]; valuesOf: ValuesOf }>;
