import { type Fact, observed, witnessed } from "../../model/fact.ts";
import type { Opening } from "../connection.ts";
import { explainRejection } from "./rejection.ts";

export type Unopened = Exclude<Opening, { readonly kind: "open" }>;

/** What came instead of a connection, as a clause that goes on from the handshake. */
export function unopenedText(opening: Unopened): string {
  if (opening.kind === "failed") return `failed: ${opening.message}`;
  return `was refused with ${opening.status}: ${explainRejection(opening).cause}`;
}

/** The same in a word or two, to be counted: `503`, `timeout`. */
export function unopenedWord(opening: Unopened): string {
  return opening.kind === "failed" ? opening.cause : String(opening.status);
}

export function unopenedFact(opening: Unopened): Fact<unknown> {
  if (opening.kind === "failed")
    return witnessed(`the handshake failed: ${opening.message}`, opening.moment.at("message"));
  return observed("the status of the handshake", opening.status, opening.moment.at("status"));
}

/** This machine's own limit, which says nothing of the service. */
export function isLocal(opening: Unopened): boolean {
  return opening.kind === "failed" && opening.cause === "local";
}

/** `20 x 503, 1 x timeout`, the most frequent first. */
export function tallyOf(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.map(([word, count]) => `${count} x ${word}`).join(", ");
}
