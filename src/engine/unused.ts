import { type Problem, sourceName } from "../syntax/document.ts";
import type { Finding } from "./finding.ts";
import type { Suppression } from "./suppress.ts";

/** Whether a suppression was needed for one of its rules, in one environment. */
export interface Use {
  readonly suppression: Suppression;
  readonly rule: string;
  readonly isUsed: boolean;
}

/** Which suppressions cover a finding; rules that had no say are left out. */
export function usesOf(
  suppressions: readonly Suppression[],
  findings: readonly Finding[],
  isAsked: (ruleId: string) => boolean,
): readonly Use[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byRule.get(finding.rule.id);
    if (group) group.push(finding);
    else byRule.set(finding.rule.id, [finding]);
  }
  return suppressions.flatMap((suppression) =>
    suppression.rules.filter(isAsked).map((rule) => {
      const isUsed = byRule.get(rule)?.some((finding) => suppression.covers(finding)) ?? false;
      return { suppression, rule, isUsed };
    }),
  );
}

/** A note on each suppression that no environment needed. */
export function unusedNotes(uses: readonly Use[]): readonly Problem[] {
  const byPlace = new Map<string, Use>();
  for (const use of uses) {
    const key = keyOf(use);
    if (use.isUsed || !byPlace.has(key)) byPlace.set(key, use);
  }
  return [...byPlace.values()].filter(({ isUsed }) => !isUsed).map(noteOf);
}

/** The same comment is read anew for each environment. */
function keyOf({ suppression: { at }, rule }: Use): string {
  return [sourceName(at.document.source.source), at.span.start, at.span.end, rule].join("\0");
}

function noteOf({ suppression: { at }, rule }: Use): Problem {
  const message = `nothing needs this suppression of ${rule} any more; take it out, or it will hide the next fault here`;
  return { source: at.document.source, span: at.span, message, level: "note" };
}
