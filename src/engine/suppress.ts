import { posix } from "node:path";
import picomatch from "picomatch";
import type { ConfigSuppression } from "../config/config.ts";
import { type Document, type Location, type Problem, type SourceText, sourceName } from "../syntax/document.ts";
import type { Finding, Suppressed } from "./finding.ts";
import type { Policy } from "./policy.ts";

/** An accepted fault: which rules, where, and why. */
export interface Suppression extends Suppressed {
  readonly rules: readonly string[];
  covers(finding: Finding): boolean;
  /** Whether a run over such files could have met what it is for; one beside its object was met with it. */
  isAbout?(files: readonly string[]): boolean;
}

export interface Suppressions {
  readonly suppressions: readonly Suppression[];
  /** Suppressions that make no sense, and those that have run out, as notes. */
  readonly problems: readonly Problem[];
}

/** The findings, with those marked that a suppression is for and that the policy lets be suppressed. */
export function suppress(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  policy: Pick<Policy, "isSuppressible"> = { isSuppressible: () => true },
): readonly Finding[] {
  if (suppressions.length === 0) return findings;
  return findings.map((finding) => {
    if (!policy.isSuppressible(finding.rule.id)) return finding;
    const found = suppressions.find(({ rules, covers }) => rules.includes(finding.rule.id) && covers(finding));
    if (found === undefined) return finding;
    const { reason, until, at } = found;
    return { ...finding, suppressed: { reason, at, ...(until !== undefined && { until }) } };
  });
}

/** Suppressions of rules that cannot be suppressed, as notes; they hide nothing. */
export function refusedSuppressions(
  suppressions: readonly Suppression[],
  policy: Pick<Policy, "isSuppressible">,
): readonly Problem[] {
  return suppressions.flatMap(({ rules, at }) => {
    const refused = rules.filter((id) => !policy.isSuppressible(id));
    const message = `${refused.join(", ")} cannot be suppressed: the policy says suppressible: false`;
    return refused.length === 0 ? [] : [{ source: at.document.source, span: at.span, message, level: "note" as const }];
  });
}

/** The config's own suppressions. One without a file or a path holds for every finding of its rule. */
export function configSuppressions(all: readonly ConfigSuppression[], today: string): Suppressions {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  for (const { rule, file, path, reason, until, at } of all) {
    if (until !== undefined && until < today) {
      problems.push(expired(at, rule, until));
      continue;
    }
    const inFile = file === undefined ? () => true : fileMatcher(at.document, file);
    // A finding that holds for other paths as well is not accepted by accepting one of them.
    const covers = ({ paths, at: primary, related }: Finding): boolean =>
      (path === undefined || paths.every((id) => isPath(id, path))) &&
      (inFile(primary) || related.some((place) => inFile(place.at)));
    const isAbout = (files: readonly string[]): boolean =>
      file !== undefined && files.some(nameMatcher(at.document, file));
    suppressions.push({ rules: [rule], reason, at, ...(until !== undefined && { until }), covers, isAbout });
  }
  return { suppressions, problems };
}

/** What to say of a suppression that no longer holds. */
export function expired(at: Location, rule: string, until: string): Problem {
  const message = `the suppression of ${rule} ran out on ${until} and no longer holds`;
  return { source: at.document.source, span: at.span, message, level: "note" };
}

/** A report of several environments calls the path `chat@production`. */
function isPath(id: string, wanted: string): boolean {
  return id === wanted || id.startsWith(`${wanted}@`);
}

function fileMatcher(config: Document, glob: string): (at: Location) => boolean {
  const matches = nameMatcher(config, glob);
  const known = new Map<SourceText, boolean>();
  return ({ document }) => {
    const before = known.get(document.source);
    if (before !== undefined) return before;
    const { source: place } = document.source;
    const isMatch = place.kind === "file" && matches(sourceName(place));
    known.set(document.source, isMatch);
    return isMatch;
  };
}

/** Globs of the config are relative to its folder. */
function nameMatcher(config: Document, glob: string): (name: string) => boolean {
  const { source } = config.source;
  const folder = source.kind === "file" ? posix.dirname(sourceName(source)) : ".";
  const matches = picomatch(posix.join(folder, glob), { dot: true });
  return (name) => matches(posix.normalize(name));
}
