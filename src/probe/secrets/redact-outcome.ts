import type { Outcome } from "../../engine/rule.ts";
import type { Evidence, Fact, Origin } from "../../model/fact.ts";
import type { Redactor } from "./redact.ts";

/** An outcome whose words hold no secret: a check may quote what the server said, and that may be anything. */
export function redactOutcome(redactor: Redactor, outcome: Outcome): Outcome {
  const evidence = redactEvidence(redactor, outcome.evidence);
  if (outcome.verdict === "pass") return { ...outcome, evidence };
  const message = redactor.redact(outcome.message);
  if (outcome.verdict === "undecided") return { ...outcome, evidence, message };
  const { notice, fix } = outcome;
  return {
    ...outcome,
    evidence,
    message,
    ...(notice === undefined ? {} : { notice: redactor.redact(notice) }),
    ...(fix ? { fix: { ...fix, title: redactor.redact(fix.title) } } : {}),
  };
}

/** An error as it may be printed, with its stack and everything that caused it. */
export function redactError(redactor: Redactor, error: Error): Error {
  const { cause, stack } = error;
  const clean = new Error(
    redactor.redact(error.message),
    cause === undefined ? {} : { cause: causeOf(redactor, cause) },
  );
  clean.name = error.name;
  clean.stack = redactor.redact(stack ?? clean.message);
  return clean;
}

function causeOf(redactor: Redactor, cause: unknown): Error {
  return redactError(redactor, cause instanceof Error ? cause : new Error(String(cause)));
}

function redactEvidence(redactor: Redactor, [first, ...others]: Evidence): Evidence {
  return [redactFact(redactor, first), ...others.map((fact) => redactFact(redactor, fact))];
}

function redactFact(redactor: Redactor, fact: Fact<unknown>): Fact<unknown> {
  const what = redactor.redact(fact.what);
  const origin = redactOrigin(redactor, fact.origin);
  if (!fact.known) return { ...fact, what, why: redactor.redact(fact.why), origin };
  return { ...fact, what, origin, value: typeof fact.value === "string" ? redactor.redact(fact.value) : fact.value };
}

/** The text that a place is in has been redacted when it was written. */
function redactOrigin(redactor: Redactor, origin: Origin): Origin {
  if (origin.kind !== "derived") return origin;
  return { ...origin, from: redactEvidence(redactor, origin.from), how: redactor.redact(origin.how) };
}
