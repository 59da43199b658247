import { assumptionsOf, describe } from "../model/describe.ts";
import { type Evidence, leavesOf, locationOf } from "../model/fact.ts";
import type { Location } from "../syntax/document.ts";
import type { Finding, Related } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { placeOf } from "./merge.ts";
import type { Outcome, RuleMeta, Severity } from "./rule.ts";

export interface Judged {
  readonly rule: RuleMeta;
  /** The id of the path it was asked of. */
  readonly path: string;
  readonly outcome: Exclude<Outcome, { readonly verdict: "pass" }>;
  readonly severity: Severity;
}

/** A verdict as a finding: with the policy's severity, the places it rests on and an identity. */
export function findingOf({ rule, path, outcome, severity }: Judged): Finding {
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
    paths: [path],
    at,
    related,
    evidence,
    assumptions,
    ...(isFail && outcome.fix && { fix: outcome.fix }),
    fingerprint: fingerprintOf(
      rule.id,
      path,
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
