import { assumptionsOf, describe } from "../model/describe.ts";
import { type Evidence, leavesOf, locationOf } from "../model/fact.ts";
import type { ConnectionPath } from "../model/path.ts";
import { type Location, sourceName } from "../syntax/document.ts";
import type { Finding, Related } from "./finding.ts";
import { distinct, fingerprintOf } from "./fingerprint.ts";
import { merged, placeOf } from "./merge.ts";
import type { Policy } from "./policy.ts";
import type { Limits, Outcome, Rule, Severity } from "./rule.ts";
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
  for (const rule of rules) {
    const setting = policy.severityOf(rule.id);
    if (setting === "off") continue;
    const params = policy.paramsOf(rule);
    for (const path of ordered) {
      try {
        for (const outcome of rule.check(path, params, limits)) {
          if (outcome.verdict !== "pass") findings.push(findingOf({ rule, path, outcome, severity: setting }));
        }
      } catch (cause) {
        failures.push(new Error(`rule ${rule.id} failed on path ${path.id}`, { cause }));
      }
    }
  }
  const sorted = distinct(merged(findings).sort(byPlace));
  return { findings: suppress(sorted, suppressions), failures };
}

interface Judged {
  readonly rule: Rule;
  readonly path: ConnectionPath;
  readonly outcome: Exclude<Outcome, { readonly verdict: "pass" }>;
  readonly severity: Severity;
}

function findingOf({ rule, path, outcome, severity }: Judged): Finding {
  const { verdict, message, evidence } = outcome;
  const assumptions = assumptionsOf(evidence);
  const at = locationOf(evidence[0]);
  const related = relatedTo(at, evidence);
  const isFail = verdict === "fail";
  return {
    rule,
    verdict,
    severity: isFail ? (assumptions.length > 0 ? LOWER[severity] : severity) : "note",
    message,
    notice: (isFail ? outcome.notice : undefined) ?? rule.why,
    paths: [path.id],
    at,
    related,
    evidence,
    assumptions,
    ...(isFail && outcome.fix && { fix: outcome.fix }),
    fingerprint: fingerprintOf(
      rule.id,
      path.id,
      at,
      related.map((place) => place.at),
    ),
  };
}

/** What is not certain is said one step more quietly. */
const LOWER: Readonly<Record<Severity, Severity>> = { error: "warning", warning: "note", note: "note" };

/** Every other place the verdict rests on; several settings that are missing at one place share its entry. */
function relatedTo(primary: Location, evidence: Evidence): readonly Related[] {
  const places = new Map<string, { readonly at: Location; readonly messages: Set<string> }>();
  for (const leaf of leavesOf(evidence)) {
    const at = locationOf(leaf);
    const place = placeOf(at);
    const { messages } = places.get(place) ?? { messages: new Set() };
    places.set(place, { at: places.get(place)?.at ?? at, messages: messages.add(describe(leaf)) });
  }
  places.delete(placeOf(primary));
  return [...places.values()].map(({ at, messages }) => ({ at, message: [...messages].join("; ") }));
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
