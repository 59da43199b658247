import type { Outcome, Params, RuleMeta, Values } from "../engine/rule.ts";
import type { Session } from "./session.ts";

/** Suites, each holding the ones before it. */
export const SUITES = ["smoke", "standard", "deep", "soak"] as const;
export type Suite = (typeof SUITES)[number];

/**
 * `observe`: what a single user does. `load`: more sockets or messages than a few. `disrupt`: makes something stop.
 * Only `observe` runs without being asked for.
 */
export type Impact = "observe" | "load" | "disrupt";

type Failure = Extract<Outcome, { readonly verdict: "fail" }>;

/** What a scenario says. A failure that rests on measured times is taken back where this process was itself late. */
export type ScenarioOutcome = Exclude<Outcome, Failure> | (Failure & { readonly rests?: "timing" });

/**
 * A rule that holds a socket: it gives the same outcomes as a rule over files, so that policies, suppressions, reports
 * and pages work for both. Its evidence are lines of its own transcript.
 */
export interface Scenario<P extends Params = Params> extends RuleMeta {
  /** The short name that people say: `W4`. */
  readonly check: string;
  /** What it checks, in two or three words, for the list of checks. */
  readonly name: string;
  /** The smallest suite it belongs to. */
  readonly suite: Suite;
  readonly impact: Impact;
  /** Checks that must have passed, or have not run: nothing can be said on top of a failure of theirs. */
  readonly needs: readonly string[];
  /** The check whose observations it judges, whatever its verdict: it runs right behind that one. */
  readonly after?: string;
  /** Checks that must not have failed; where they could not be decided, there is still something to say. */
  readonly fallsWith?: readonly string[];
  /** It mostly waits, so it runs beside the others. */
  readonly background?: boolean;
  /** It speaks of the whole run, so it begins when all others have ended. */
  readonly isLast?: boolean;
  readonly params: P;
  run(session: Session, params: Values<P>): AsyncIterable<ScenarioOutcome>;
}

/** Keeps a scenario's parameter types while it is used as a plain `Scenario`; `why` may be written over several lines. */
export function defineScenario<const P extends Params>(scenario: Scenario<P>): Scenario<P> {
  return { ...scenario, why: scenario.why.replace(/\s+/g, " ") };
}
