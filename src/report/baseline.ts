import { type BaselineEntry, entryOf, sortedEntries } from "../engine/baseline.ts";
import { BASELINE_VERSION } from "../engine/baseline-file.ts";
import type { Report } from "../engine/report.ts";
import { jsonText } from "./json-text.ts";

/**
 * A baseline that holds what a report found and nobody suppressed. What an earlier one holds stays where this run did
 * not look.
 */
export function renderBaseline(report: Report): string {
  const found = report.findings.filter(({ suppressed }) => suppressed === undefined).map(entryOf);
  return baselineText(report.environment, [...found, ...(report.baseline?.unchecked ?? [])]);
}

/** The baseline that a report was compared with, less what is gone. */
export function renderPrunedBaseline({ environment, baseline }: Report): string {
  return baselineText(environment, [...(baseline?.unchanged ?? []), ...(baseline?.unchecked ?? [])]);
}

function baselineText(environment: string, entries: readonly BaselineEntry[]): string {
  const findings = sortedEntries(entries).map(({ fingerprint, rule, verdict, path, file, related, message }) => ({
    fingerprint,
    rule,
    verdict,
    path,
    file,
    ...(related && { related }),
    message,
  }));
  return jsonText({ version: BASELINE_VERSION, tool: "holdopen", environment, findings });
}
