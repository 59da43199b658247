import { compareWithBaseline } from "../engine/baseline.ts";
import type { Report } from "../engine/report.ts";
import { summarise } from "../engine/summary.ts";
import { sourceName } from "../syntax/document.ts";
import { loadBaseline, lookedFor } from "./baseline.ts";
import { onlyChanged } from "./changed-since.ts";
import type { Input } from "./input.ts";
import type { LintOptions } from "./options.ts";

/** A report held against what was there before, as far as the options ask: a baseline, a commit. */
export function compared(report: Report, input: Input, options: LintOptions): Report {
  return onlyChanged(againstBaseline(report, input, options), options);
}

function againstBaseline(report: Report, { texts, config }: Input, options: LintOptions): Report {
  const baseline = loadBaseline(options, report.environment);
  if (baseline === undefined) return report;
  const files = new Set(texts.map(({ source }) => sourceName(source.source)));
  if (config) files.add(sourceName(config.document.source.source));
  const isChecked = lookedFor({
    isWhole: report.summary.complete && report.failures.length === 0,
    files,
    rules: options.rules,
    options,
  });
  const { findings, comparison } = compareWithBaseline(report.findings, baseline, isChecked);
  return { ...report, findings, summary: summarise({ ...report, findings }), baseline: comparison };
}
