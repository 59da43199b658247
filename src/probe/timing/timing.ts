import type { Outcome } from "../../engine/rule.ts";
import type { ScenarioOutcome } from "../scenario.ts";
import { span } from "../sockets/ending-words.ts";
import type { LoopDelay } from "./loop-delay.ts";

/**
 * Takes back a failure that rests on measured times where this process was itself late. A pass stands: being late only
 * makes times longer.
 */
export function asFarAsTimed(outcome: ScenarioOutcome, { p99Ms }: LoopDelay, maxDelayMs: number): Outcome {
  if (outcome.verdict !== "fail" || outcome.rests !== "timing" || p99Ms <= maxDelayMs) return outcome;
  const { evidence, message } = outcome;
  const why = `This process was itself late by ${span(p99Ms)} (p99) meanwhile, so it cannot blame the service.`;
  return { verdict: "undecided", evidence, message: `${message} ${why}` };
}
