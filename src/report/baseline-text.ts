import type { BaselineComparison, BaselineEntry } from "../engine/baseline.ts";
import type { Report } from "../engine/report.ts";
import { subjectOf } from "./finding-text.ts";
import { hanging, type Page, said } from "./page.ts";
import { placeOf, placeText } from "./place.ts";

/** What is gone from a baseline; where more is wanted, also what is known from it and what nobody looked for. */
export function baselineText(
  { findings }: Report,
  { name, gone, unchecked }: BaselineComparison,
  page: Page,
  quiet: boolean,
): readonly string[] {
  if (quiet) return [];
  const known = findings.filter(({ suppressed, baselineState }) => !suppressed && baselineState === "unchanged");
  const rows = known.map(({ at, message, rule, paths }) => row(placeText(placeOf(at)), message, rule.id, paths, page));
  const listed = (entries: readonly BaselineEntry[]): readonly (readonly string[])[] =>
    entries.map(({ file, message, rule, path }) => row(file, message, rule, [path], page));
  return [
    ...(page.verbose ? part(`In ${name} already: ${known.length}`, rows, page) : []),
    ...part(`Gone: ${gone.length} (--prune-baseline takes what is gone out of ${name})`, listed(gone), page),
    ...(page.verbose ? part(`In ${name}, and not looked for: ${unchecked.length}`, listed(unchecked), page) : []),
  ];
}

/** What the last line says of a comparison. */
export function comparedParts({ findings, baseline, changedSince }: Report): readonly string[] {
  const parts: string[] = [];
  const known = findings.filter(({ suppressed, baselineState }) => !suppressed && baselineState === "unchanged").length;
  if (baseline && known > 0) parts.push(`${known} in ${said(baseline.name)} already`);
  if (baseline && baseline.gone.length > 0) parts.push(`${baseline.gone.length} gone`);
  if (baseline && baseline.unchecked.length > 0) parts.push(`${baseline.unchecked.length} not looked for`);
  if (changedSince && changedSince.leftOut > 0) parts.push(`${changedSince.leftOut} left out`);
  return parts;
}

function part(heading: string, rows: readonly (readonly string[])[], { colors }: Page): readonly string[] {
  return rows.length === 0 ? [] : [colors.bold(said(heading)), ...rows.flat(), ""];
}

function row(place: string, message: string, rule: string, paths: readonly string[], page: Page): readonly string[] {
  const { colors, width } = page;
  return [
    ...hanging(`  ${colors.dim("-")} `, `${place}  ${message}`, width),
    ...hanging("    ", subjectOf(rule, paths), width, colors.dim),
  ];
}
