import type { VerifyOptions } from "../src/api/verify-options.ts";
import type { Report } from "../src/engine/report.ts";
import type { Scenario } from "../src/probe/scenario.ts";
import type { TextOptions } from "../src/report/page.ts";
import type { startFaultServer } from "../test/support/fault-server.ts";
import type { ValuesOf } from "./params-table.d.mts";

export interface LiveProduct {
  verify(options: VerifyOptions): Promise<Report>;
  renderText(report: Report, options: TextOptions): string;
  readonly startFaultServer: typeof startFaultServer;
  /** The text of `holdopen.yaml` where the page gives none. */
  readonly config: string;
}

export function composeLivePage(
  source: string,
  scenario: Scenario,
  options: { readonly page?: string; readonly valuesOf: ValuesOf },
): string;
export function renderLivePage(id: string | undefined, text: string, product: LiveProduct): Promise<string>;
export function comparable(output: string): string;
