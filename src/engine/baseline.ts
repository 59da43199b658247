import { type Location, sourceName } from "../syntax/document.ts";
import type { Finding } from "./finding.ts";

/** A finding as a baseline keeps it: an identity, and words for people. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly verdict: Finding["verdict"];
  readonly path: string;
  readonly file: string;
  /** Other files that it has a place in. */
  readonly related?: readonly string[];
  readonly message: string;
}

/** The findings that were there when somebody drew a line. */
export interface Baseline {
  /** As the user calls the file. */
  readonly name: string;
  readonly environment: string;
  readonly entries: readonly BaselineEntry[];
}

/** What became of the entries of a baseline. */
export interface BaselineComparison {
  readonly name: string;
  readonly unchanged: readonly BaselineEntry[];
  /** Looked for and not found. */
  readonly gone: readonly BaselineEntry[];
  /** Not found, and not looked for either: their file, or all that belongs to it, was not read. */
  readonly unchecked: readonly BaselineEntry[];
}

export interface ComparedFindings {
  readonly findings: readonly Finding[];
  readonly comparison: BaselineComparison;
}

/** The findings, each with its state, and what became of the entries that no finding has. */
export function compareWithBaseline(
  findings: readonly Finding[],
  { name, entries }: Baseline,
  isChecked: (entry: BaselineEntry) => boolean,
): ComparedFindings {
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const found = new Set(findings.map(({ fingerprint }) => fingerprint));
  const missing = entries.filter(({ fingerprint }) => !found.has(fingerprint));
  return {
    findings: findings.map((finding) => ({
      ...finding,
      baselineState: isKnown(finding, known.get(finding.fingerprint)) ? "unchanged" : "new",
    })),
    comparison: {
      name,
      unchanged: entries.filter(({ fingerprint }) => found.has(fingerprint)),
      gone: missing.filter(isChecked),
      unchecked: missing.filter((entry) => !isChecked(entry)),
    },
  };
}

/** Whoever accepted that something could not be decided has not accepted that it fails. */
function isKnown({ verdict }: Finding, entry: BaselineEntry | undefined): boolean {
  return entry !== undefined && (entry.verdict === verdict || entry.verdict === "fail");
}

/** What a baseline keeps of a finding. */
export function entryOf({ fingerprint, rule, verdict, paths, at, related: places, message }: Finding): BaselineEntry {
  const file = fileOf(at);
  const others = new Set(places.map((place) => fileOf(place.at)));
  others.delete(file);
  const related = [...others].sort();
  const path = paths.join(", ");
  return { fingerprint, rule: rule.id, verdict, path, file, ...(related.length > 0 && { related }), message };
}

function fileOf({ document }: Location): string {
  return sourceName(document.source.source);
}

/** By file, rule, path and identity: a change of one finding is a change of one place. */
export function sortedEntries(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const keyed = entries.map((entry) => [sortKey(entry), entry] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
}

function sortKey({ file, rule, path, fingerprint }: BaselineEntry): string {
  return [file, rule, path, fingerprint].join("\0");
}
