import type { Outcome } from "../engine/rule.ts";
import type { Fact, UnknownFact } from "../model/fact.ts";

/** The outcome for a fact that is needed and unknown; `question` is what hangs on it: "whether sockets are cut". */
export function undecided(fact: UnknownFact, question: string, ...rest: readonly Fact<unknown>[]): Outcome {
  const message = `Cannot tell ${question}: ${fact.what} is unknown (${fact.why}).`;
  return { verdict: "undecided", evidence: [fact, ...rest], message };
}
