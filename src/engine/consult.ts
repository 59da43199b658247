import { type Fact, leavesOf, locationOf } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { findingOf } from "./judge.ts";
import { placeOf } from "./merge.ts";
import type { Policy } from "./policy.ts";
import type { Limits, Outcome, Rule, RuleMeta, Severity } from "./rule.ts";

/** What a rule says of a path, on the ground of a fact among others. */
export interface Said {
  readonly rule: RuleMeta;
  readonly verdict: Outcome["verdict"];
  /** Of a failure only. */
  readonly severity?: Severity;
  /** Of anything but a pass. */
  readonly message?: string;
  /** What else the verdict rests on. */
  readonly against: readonly Fact<unknown>[];
}

export interface Consulted {
  readonly rules: readonly Rule[];
  readonly path: ConnectionPath;
  readonly policy: Policy;
  readonly limits: Limits;
}

/** Everything that rules say of a path, passes included; a rule that breaks says nothing. */
export function outcomesOn({ rules, path, policy, limits }: Consulted): readonly RuleOutcome[] {
  return rules.flatMap((rule) => {
    const setting = policy.severityOf(rule.id);
    if (setting === "off") return [];
    try {
      return [...rule.check(path, policy.paramsOf(rule), limits)].map((outcome) => ({ rule, outcome, setting }));
    } catch {
      return [];
    }
  });
}

export interface RuleOutcome {
  readonly rule: Rule;
  readonly outcome: Outcome;
  readonly setting: Severity;
}

/** Of some outcomes those that rest on a fact, or on what it was worked out from. */
export function saidAbout(fact: Fact<unknown>, outcomes: readonly RuleOutcome[], path: string): readonly Said[] {
  const own = new Set(leavesOf([fact]).map(keyOf));
  return outcomes.flatMap(({ rule, outcome, setting }): readonly Said[] => {
    const leaves = leavesOf(outcome.evidence);
    if (!leaves.some((leaf) => own.has(keyOf(leaf)))) return [];
    const against = leaves.filter((leaf) => !own.has(keyOf(leaf)));
    const { verdict } = outcome;
    if (verdict === "pass") return [{ rule, verdict, against }];
    const { severity, message } = findingOf({ rule, path, outcome, severity: setting });
    return [{ rule, verdict, message, against, ...(verdict === "fail" && { severity }) }];
  });
}

/** Rules copy facts now and then; what stands where is the same all the same. */
function keyOf(fact: Fact<unknown>): string {
  return `${placeOf(locationOf(fact))} ${fact.what}`;
}
