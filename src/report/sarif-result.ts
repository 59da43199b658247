import type { Result, Suppression } from "sarif";
import type { Finding, Related } from "../engine/finding.ts";
import { relatedLocation, sarifLocation } from "./sarif-location.ts";
import { plainMessage } from "./sarif-message.ts";

/** Undecided is SARIF's `open`: the rule applies, and what is known does not decide it. Such a result has no level. */
export function sarifResult(finding: Finding, ruleIndexes: ReadonlyMap<string, number>): Result {
  const { rule, verdict, severity, at, related, suppressed, baselineState, consequences = [] } = finding;
  return {
    ruleId: rule.id,
    ruleIndex: ruleIndexes.get(rule.id) ?? -1,
    ...(verdict === "undecided" ? { kind: "open", level: "none" } : { kind: "fail", level: severity }),
    message: { text: messageOf(finding) },
    locations: [sarifLocation(at)],
    relatedLocations: [...related, ...consequences.map(asRelated)].map((place, index) =>
      relatedLocation(place.at, place.message, index + 1),
    ),
    ...(baselineState === undefined ? {} : { baselineState }),
    partialFingerprints: { "holdopen/v1": finding.fingerprint },
    ...(suppressed === undefined ? {} : { suppressions: [suppressionOf(finding, suppressed)] }),
    properties: { paths: finding.paths, notice: finding.notice, assumptions: finding.assumptions },
  };
}

function asRelated({ rule, message, at }: Finding): Related {
  return { at, message: `A consequence (${rule.id}): ${message}` };
}

/** What viewers show first: the verdict, then what was taken for granted, then what to do. */
function messageOf({ message, assumptions, fix }: Finding): string {
  const parts = [message, ...assumptions.map((assumption) => `Assumed: ${assumption}`)];
  if (fix) parts.push(`Fix: ${fix.title}`);
  return parts.map((part) => plainMessage(/[.!?]$/.test(part) ? part : `${part}.`)).join(" ");
}

/** A comment beside what it allows is in the source; an entry of the config, in another file, is external. */
function suppressionOf(finding: Finding, { reason, until, at }: NonNullable<Finding["suppressed"]>): Suppression {
  const { source } = at.document;
  const isBeside = [finding.at, ...finding.related.map((place) => place.at)].some(
    (place) => place.document.source === source,
  );
  return {
    kind: isBeside ? "inSource" : "external",
    status: "accepted",
    justification: plainMessage(until === undefined ? reason : `${reason} (until ${until})`),
    location: sarifLocation(at),
  };
}
