import type { Evidence, Fact } from "../model/fact.ts";

/** The caret belongs under what somebody wrote, not where a default would stand. */
export function writtenFirst(a: Fact<unknown>, b: Fact<unknown>): Evidence {
  return a.origin.kind === "default" ? [b, a] : [a, b];
}
