import type { ConnectionPath } from "../model/path.ts";
import { type Problem, sourceName } from "../syntax/document.ts";
import type { Finding } from "./finding.ts";
import type { Summary } from "./report.ts";

export interface Summarised {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly paths: readonly ConnectionPath[];
  readonly files: readonly string[];
}

/** Counts what a run found. A suppressed finding counts as that and nothing else, one of a baseline not at all. */
export function summarise({ findings, problems, paths, files }: Summarised): Summary {
  const counts = { error: 0, warning: 0, note: 0, undecided: 0, suppressed: 0 };
  for (const { suppressed, verdict, severity, baselineState } of findings) {
    if (!suppressed && baselineState === "unchanged") continue;
    counts[suppressed ? "suppressed" : verdict === "undecided" ? "undecided" : severity]++;
  }
  const unrendered = new Set(
    problems.flatMap(({ isUnrendered, source }) => (isUnrendered ? [sourceName(source.source)] : [])),
  );
  // Where nothing else could say what runs, nothing was checked.
  const isHidden = unrendered.size > 0 && paths.length === 0;
  const complete = !isHidden && problems.every(({ level }) => level !== undefined);
  return { ...counts, paths: paths.length, files: files.length, unrendered: unrendered.size, complete };
}
