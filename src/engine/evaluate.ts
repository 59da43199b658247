import type { ConnectionPath } from "../model/path.ts";
import { sourceName } from "../syntax/document.ts";
import type { Finding } from "./finding.ts";
import { distinct } from "./fingerprint.ts";
import { findingOf } from "./judge.ts";
import { merged } from "./merge.ts";
import type { Policy } from "./policy.ts";
import { rooted } from "./roots.ts";
import type { Limits, Rule } from "./rule.ts";
import { type Suppression, suppress } from "./suppress.ts";

export interface EvaluateOptions {
  readonly rules: readonly Rule[];
  readonly paths: readonly ConnectionPath[];
  readonly policy: Policy;
  readonly limits: Limits;
  readonly suppressions?: readonly Suppression[];
}

export interface Evaluation {
  /** By document, offset, rule and message; suppressed ones are among them. */
  readonly findings: readonly Finding[];
  /** Rules that broke, each with the path it broke on and the cause; the others ran all the same. */
  readonly failures: readonly Error[];
}

/** Asks every rule about every path, and gives what they say the policy's severity, an identity and an order. */
export function evaluate({ rules, paths, policy, limits, suppressions = [] }: EvaluateOptions): Evaluation {
  const findings: Finding[] = [];
  const failures: Error[] = [];
  const ordered = [...paths].sort((a, b) => compare(a.id, b.id));
  // Nearly all paths are held to the same policy, and what that says of a rule need not be asked for each.
  for (const [own, members] of byPolicy(ordered, policy)) {
    for (const rule of rules) {
      const severity = own.severityOf(rule.id);
      if (severity === "off") continue;
      const params = own.paramsOf(rule);
      const judge = (path: ConnectionPath): void => {
        for (const outcome of rule.check(path, params, limits)) {
          if (outcome.verdict !== "pass") findings.push(findingOf({ rule, path: path.id, outcome, severity }));
        }
      };
      for (const path of members) {
        try {
          judge(path);
        } catch (cause) {
          failures.push(new Error(`rule ${rule.id} failed on path ${path.id}`, { cause }));
        }
      }
    }
  }
  return { findings: rooted(suppress(inOrder(findings), suppressions, policy)), failures };
}

function byPolicy(paths: readonly ConnectionPath[], policy: Policy): ReadonlyMap<Policy, readonly ConnectionPath[]> {
  const groups = new Map<Policy, ConnectionPath[]>();
  for (const path of paths) {
    const own = policy.of(path);
    const group = groups.get(own);
    if (group) group.push(path);
    else groups.set(own, [path]);
  }
  return groups;
}

/** Findings as a report lists them: the same fault once, by document, offset, rule and message. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return distinct(merged(findings).sort(byPlace));
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compare(sourceOf(a), sourceOf(b)) ||
    a.at.span.start - b.at.span.start ||
    compare(a.rule.id, b.rule.id) ||
    compare(a.message, b.message)
  );
}

function sourceOf({ at }: Finding): string {
  return sourceName(at.document.source.source);
}

/** By code unit, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
