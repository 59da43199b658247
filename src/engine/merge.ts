import { type Location, sourceName } from "../syntax/document.ts";
import type { Finding, Related } from "./finding.ts";
import type { Severity } from "./rule.ts";

/** Two locations are one place when they cover the same characters of the same source. */
export function placeOf({ document, span }: Location): string {
  return `${span.start}-${span.end} ${sourceName(document.source.source)}`;
}

/** The same words of the same rule at the same place are one finding, however many paths it holds for. */
export function merged(findings: readonly Finding[]): Finding[] {
  const byFault = new Map<string, Finding>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.rule.id, finding.verdict, placeOf(finding.at), finding.message]);
    const before = byFault.get(key);
    byFault.set(key, before === undefined ? finding : both(before, finding));
  }
  return [...byFault.values()];
}

export const WEIGHT: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** On the path with fewer assumptions it is the graver one, and that is how it stays. */
function both(first: Finding, second: Finding): Finding {
  const graver = WEIGHT[second.severity] > WEIGHT[first.severity] ? second : first;
  return {
    ...graver,
    paths: [...new Set([...first.paths, ...second.paths])],
    related: unique([...first.related, ...second.related]),
    fingerprint: first.fingerprint,
  };
}

function unique(related: readonly Related[]): readonly Related[] {
  const seen = new Map<string, Related>();
  for (const place of related) {
    const key = `${placeOf(place.at)} ${place.message}`;
    if (!seen.has(key)) seen.set(key, place);
  }
  return [...seen.values()];
}
