import type { Fact, UnknownFact } from "../model/fact.ts";

/** The first of some facts that cannot be decided here; parts that do not exist are passed over. */
export function firstUnknown(...facts: readonly (Fact<unknown> | undefined)[]): UnknownFact | undefined {
  for (const fact of facts) if (fact && !fact.known) return fact;
  return undefined;
}
