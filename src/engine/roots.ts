import { type Fact, leavesOf, locationOf } from "../model/fact.ts";
import type { Finding } from "./finding.ts";
import { placeOf, WEIGHT } from "./merge.ts";
import type { Severity } from "./rule.ts";

/**
 * Findings that one of the others explains become its consequences: whoever mends the root need not mend them. A rule
 * says which rules it may explain (`explains`); here it is seen whether it does, by the facts that both rest on.
 */
export function rooted(findings: readonly Finding[]): readonly Finding[] {
  const open = findings.filter(({ verdict, suppressed }) => verdict === "fail" && suppressed === undefined);
  const roots = new Map<Finding, Finding>();
  const explaining = byPath(open.filter(({ rule }) => rule.explains));
  for (const finding of explaining.size === 0 ? [] : open) {
    const root = explaining.get(finding.paths[0] ?? "")?.find((one) => one !== finding && explains(one, finding));
    if (root) roots.set(finding, root);
  }
  if (roots.size === 0) return findings;
  const consequences = new Map<Finding, Finding[]>();
  for (const finding of roots.keys()) {
    const top = topOf(finding, roots);
    consequences.set(top, [...(consequences.get(top) ?? []), finding]);
  }
  return findings.flatMap((finding) => {
    const own = consequences.get(finding);
    if (own) return [{ ...finding, severity: gravest([finding, ...own]), consequences: own }];
    return roots.has(finding) && topOf(finding, roots) !== finding ? [] : [finding];
  });
}

function byPath(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const path of finding.paths) {
      const group = groups.get(path);
      if (group) group.push(finding);
      else groups.set(path, [finding]);
    }
  }
  return groups;
}

/** All findings, the consequences behind what explains them. */
export function flattened(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => [finding, ...(finding.consequences ?? [])]);
}

/** What explains a finding may itself be explained. Two that explain each other stay as they are. */
function topOf(finding: Finding, roots: ReadonlyMap<Finding, Finding>): Finding {
  const seen = new Set([finding]);
  for (let at = finding; ; ) {
    const root = roots.get(at);
    if (root === undefined) return at;
    if (seen.has(root)) return finding;
    seen.add(root);
    at = root;
  }
}

function explains(root: Finding, finding: Finding): boolean {
  if (!root.rule.explains?.includes(finding.rule.id)) return false;
  return finding.paths.every((path) => root.paths.includes(path)) && isLinked(root, finding);
}

/** They rest on the same value: what the one points at is among the evidence of the other. */
function isLinked(root: Finding, finding: Finding): boolean {
  return cites(root, finding.evidence[0]) || cites(finding, root.evidence[0]);
}

function cites({ evidence }: Finding, caret: Fact<unknown>): boolean {
  return leavesOf(evidence).some((fact) => isSame(fact, caret));
}

function isSame(one: Fact<unknown>, other: Fact<unknown>): boolean {
  return one.what === other.what && placeOf(locationOf(one)) === placeOf(locationOf(other));
}

function gravest(findings: readonly Finding[]): Severity {
  return findings.reduce<Severity>((most, { severity }) => (WEIGHT[severity] > WEIGHT[most] ? severity : most), "note");
}
