import type { Limit } from "../platform/limit.ts";
import type { Location } from "../syntax/document.ts";

/**
 * A value of the model with where it came from. `what` names it in the words of its own file, so that a report can
 * say it: `timeoutSec of BackendConfig chat-bc`. Durations are in seconds.
 */
export type Fact<T> = KnownFact<T> | UnknownFact;

export interface KnownFact<T> {
  readonly known: true;
  readonly what: string;
  readonly value: T;
  /** Printed behind the value: durations are in seconds, everything else is a bare count or text. */
  readonly unit?: "s";
  /** Set where the value is not the text of a file. */
  readonly wording?: Wording;
  readonly origin: Origin;
  /** Set where a reading rests on something that no file says: a sentence, shown with every finding that uses it. */
  readonly assumed?: string;
}

/**
 * `sentence`: the value says everything by itself; `reason`: it says why `what` is so. The others are words of the
 * model's own, which `words.ts` says in full.
 */
export type Wording = "sentence" | "reason" | "flavour" | "backend" | "probe";

/** Undecidable here, with the reason. It is never the default and never zero. */
export interface UnknownFact {
  readonly known: false;
  readonly what: string;
  readonly why: string;
  readonly origin: Origin;
}

export type Origin =
  /** Written at `at`. */
  | { readonly kind: "declared"; readonly at: Location }
  /** Not written; `at` is where it would be, `limit` the row of policies/limits that gives the value. */
  | { readonly kind: "default"; readonly at: Location; readonly limit: Limit }
  /** Worked out from other facts; `how` is the arithmetic. */
  | { readonly kind: "derived"; readonly from: Evidence; readonly how: string }
  /** Chosen by the policy for an environment, until the user's config says otherwise; `at` is the service it is for. */
  | { readonly kind: "policy"; readonly at: Location; readonly why: string }
  /** Seen on a running system; `at` is a line of a transcript. */
  | { readonly kind: "observed"; readonly at: Location };

/** The facts behind a verdict. The first gets the caret; the rest become related locations. */
export type Evidence = readonly [Fact<unknown>, ...Fact<unknown>[]];

export function declared<T>(what: string, value: T, at: Location): KnownFact<T> {
  return { known: true, what, value, origin: { kind: "declared", at } };
}

/** `declared` for a duration in seconds, whatever unit it was written in. */
export function declaredSeconds(what: string, value: number, at: Location): KnownFact<number> {
  return { known: true, what, value, unit: "s", origin: { kind: "declared", at } };
}

/** `declared` for a value that is not the text of a file. */
export function declaredAs<T extends string>(wording: Wording, what: string, value: T, at: Location): KnownFact<T> {
  return { known: true, what, value, wording, origin: { kind: "declared", at } };
}

export function byDefault<T>(what: string, value: T, at: Location, limit: Limit): KnownFact<T> {
  return { known: true, what, value, origin: { kind: "default", at, limit } };
}

/** `byDefault` for a duration in seconds. */
export function secondsByDefault(what: string, value: number, at: Location, limit: Limit): KnownFact<number> {
  return { known: true, what, value, unit: "s", origin: { kind: "default", at, limit } };
}

/** Seen on a running system; `at` is a line of a transcript. */
export function observed<T>(what: string, value: T, at: Location): KnownFact<T> {
  return { known: true, what, value, origin: { kind: "observed", at } };
}

/** `observed` for a duration in seconds. */
export function observedSeconds(what: string, value: number, at: Location): KnownFact<number> {
  return { known: true, what, value, unit: "s", origin: { kind: "observed", at } };
}

/** What happened, as a sentence. */
export function witnessed(sentence: string, at: Location): KnownFact<string> {
  return { known: true, what: "what happened", value: sentence, wording: "sentence", origin: { kind: "observed", at } };
}

export function unknown(what: string, why: string, at: Location): UnknownFact {
  return { known: false, what, why, origin: { kind: "declared", at } };
}

/** Seconds worked out from other facts by `compute`; unknown as soon as one of them is. `how` shows the arithmetic. */
export function derivedSeconds(
  what: string,
  from: readonly [Fact<number>, ...Fact<number>[]],
  how: (...values: readonly number[]) => string,
  compute: (...values: readonly number[]) => number,
): Fact<number> {
  const values: number[] = [];
  for (const fact of from) {
    if (!fact.known) return { known: false, what, why: fact.why, origin: { kind: "derived", from, how: "" } };
    values.push(fact.value);
  }
  const origin: Origin = { kind: "derived", from, how: how(...values) };
  return { known: true, what, value: compute(...values), unit: "s", origin };
}

/** Where a fact is pointed at: its own place, or that of the first fact it was worked out from. */
export function locationOf(fact: Fact<unknown>): Location {
  return fact.origin.kind === "derived" ? locationOf(fact.origin.from[0]) : fact.origin.at;
}

/** The facts at the bottom: what was read or defaulted, without the arithmetic on top. In order, each once. */
export function leavesOf(facts: readonly Fact<unknown>[]): readonly Fact<unknown>[] {
  const leaves = new Set<Fact<unknown>>();
  for (const fact of facts) {
    if (fact.origin.kind === "derived") for (const leaf of leavesOf(fact.origin.from)) leaves.add(leaf);
    else leaves.add(fact);
  }
  return [...leaves];
}
