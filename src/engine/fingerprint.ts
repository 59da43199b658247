import { createHash } from "node:crypto";
import { type Location, sourceName } from "../syntax/document.ts";
import type { Finding } from "./finding.ts";

/**
 * The identity of a finding, which survives reformatting and other numbers: rule, service, sources and pointers, no
 * lines and no message. The service is meant, not one of the ways into it. The order of related places does not count.
 */
export function fingerprintOf(ruleId: string, pathId: string, at: Location, related: readonly Location[]): string {
  const subject = pathId.replace(/ via .*$/, "");
  const places = [...new Set(related.map(pointerText))].sort();
  return hash(JSON.stringify([ruleId, subject, pointerText(at), ...places]));
}

/** Findings that are alike in all of that (two messages about one setting) are counted, in their order. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const taken = new Map<string, number>();
  return findings.map((finding) => {
    const { fingerprint } = finding;
    const count = taken.get(fingerprint) ?? 0;
    taken.set(fingerprint, count + 1);
    return count === 0 ? finding : { ...finding, fingerprint: hash(`${fingerprint} ${count}`) };
  });
}

function pointerText({ document, pointer }: Location): string {
  return JSON.stringify([sourceName(document.source.source), ...pointer]);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
