import type { Report } from "../engine/report.ts";
import type { Severity } from "../engine/rule.ts";

/**
 * What the process ends with. Where several apply: a fault of ours, a senseless request, findings, incompleteness, and
 * last what could not be decided live.
 */
export const EXIT = { clean: 0, findings: 1, usage: 2, incomplete: 3, inconclusive: 4, fault: 70 } as const;

export type FailOn = Severity | "never";

const RANK: Readonly<Record<Severity, number>> = { note: 1, warning: 2, error: 3 };

/** `strict` makes what could not be decided count as found. */
export function exitCode(report: Report, { failOn, strict }: { failOn: FailOn; strict: boolean }): number {
  const gates = report.findings.some((finding) => {
    if (finding.suppressed || finding.baselineState === "unchanged" || failOn === "never") return false;
    if (finding.verdict === "undecided") return strict;
    return RANK[finding.severity] >= RANK[failOn];
  });
  if (gates) return EXIT.findings;
  if (!report.summary.complete) return EXIT.incomplete;
  return isInconclusive(report) ? EXIT.inconclusive : EXIT.clean;
}

/** Only a live run can be: what files leave open is undecided and no more. */
function isInconclusive({ live, problems }: Report): boolean {
  if (live === undefined) return false;
  return (
    problems.some(({ level }) => level === "inconclusive") || live.checks.some(({ verdict }) => verdict === "undecided")
  );
}
