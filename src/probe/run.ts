import type { CheckResult, TimelineEvent } from "../engine/live.ts";
import type { Outcome, Params, Values } from "../engine/rule.ts";
import { describe } from "../model/describe.ts";
import type { Impact, Scenario } from "./scenario.ts";
import type { Redactor } from "./secrets/redact.ts";
import { redactError, redactOutcome } from "./secrets/redact-outcome.ts";
import type { Session } from "./session.ts";
import type { Clock } from "./timing/clock.ts";
import type { LoopWatch } from "./timing/loop-delay.ts";
import { asFarAsTimed } from "./timing/timing.ts";
import type { Transcript } from "./transcript.ts";

export interface RunOptions {
  readonly scenarios: readonly Scenario[];
  paramsOf<P extends Params>(scenario: Scenario<P>): Values<P>;
  /** A session for one check, with a transcript of its own. */
  session(scenario: Scenario): Session;
  /** What a check says may quote the server, and a server may quote a secret. */
  readonly redactor: Redactor;
  /** Watches this process during one check. */
  watch(): LoopWatch;
  /** p99 of the event loop's delay from which on no failure may rest on measured times. */
  readonly maxDelayMs: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** What may run: `observe` always, the others where they were asked for. */
  readonly impacts: ReadonlySet<Impact>;
  progress?(news: CheckResult | Pick<CheckResult, "check" | "name">): void;
}

export interface RunResult {
  readonly checks: readonly CheckResult[];
  readonly judged: readonly { readonly scenario: Scenario; readonly outcome: Outcome }[];
  readonly timeline: readonly TimelineEvent[];
  /** Scenarios that broke, a fault of ours; the others ran all the same. */
  readonly failures: readonly Error[];
}

/**
 * Runs checks in their order, those that mostly wait beside the others. A check whose ground is gone is skipped and
 * says so: what cannot open a socket has no heartbeat to speak of.
 */
export async function runScenarios(options: RunOptions): Promise<RunResult> {
  const run = new Run(options);
  await run.all();
  return run.result();
}

/** Runs none of them and says why. */
export function skipScenarios(why: string): (options: RunOptions) => Promise<RunResult> {
  return async ({ scenarios }) => ({
    checks: scenarios.map((rule) => ({
      check: rule.check,
      name: rule.name,
      transcript: transcriptOf(rule),
      rule,
      verdict: "skipped",
      said: why,
      seconds: 0,
    })),
    judged: [],
    timeline: [],
    failures: [],
  });
}

/** The name of a check's transcript, one word: `idle-hold`. */
export function transcriptOf({ name }: Pick<Scenario, "name">): string {
  return name.replaceAll(" ", "-");
}

class Run {
  readonly #options: RunOptions;
  readonly #results = new Map<Scenario, CheckResult>();
  readonly #judged: { readonly scenario: Scenario; readonly outcome: Outcome }[] = [];
  readonly #transcripts = new Map<string, Transcript>();
  readonly #failures: Error[] = [];

  constructor(options: RunOptions) {
    this.#options = options;
  }

  async all(): Promise<void> {
    const background: Promise<void>[] = [];
    for (const scenario of this.#options.scenarios) {
      // A restart would end the sockets of those that wait.
      if (scenario.impact === "disrupt" || scenario.isLast) await Promise.all(background);
      const why = this.#whySkipped(scenario);
      if (why !== undefined) this.#finish(scenario, "skipped", why, 0);
      else if (scenario.background) background.push(this.#one(scenario));
      else await this.#one(scenario);
    }
    await Promise.all(background);
  }

  result(): RunResult {
    const { scenarios } = this.#options;
    return {
      checks: scenarios.flatMap((scenario) => this.#results.get(scenario) ?? []),
      judged: this.#judged,
      timeline: timelineOf(this.#transcripts),
      failures: this.#failures,
    };
  }

  #whySkipped({ needs, fallsWith = [], impact }: Scenario): string | undefined {
    const { signal, impacts } = this.#options;
    if (signal.aborted) return "interrupted before it began";
    if (!impacts.has(impact)) return IMPACT_WORDS[impact];
    const lost = [...this.#results].find(
      ([{ check }, { verdict }]) =>
        (needs.includes(check) && verdict !== "pass") || (fallsWith.includes(check) && verdict === "fail"),
    );
    if (lost === undefined) return undefined;
    const [{ check, name }, { verdict }] = lost;
    const what = verdict === "skipped" ? "did not run" : verdict === "fail" ? "failed" : "could not be decided";
    return `${check} ${name} ${what}; nothing can be said on top of it`;
  }

  async #one(scenario: Scenario): Promise<void> {
    const { clock, signal, redactor, maxDelayMs } = this.#options;
    const watch = this.#options.watch();
    const began = clock.now();
    this.#options.progress?.({ check: scenario.check, name: scenario.name });
    const session = this.#options.session(scenario);
    this.#transcripts.set(transcriptOf(scenario), session.transcript);
    const outcomes: Outcome[] = [];
    try {
      for await (const told of scenario.run(session, this.#options.paramsOf(scenario))) {
        // What an interruption looks like from inside is no fault of the target.
        if (signal.aborted) break;
        const outcome = redactOutcome(redactor, asFarAsTimed(told, watch.read(), maxDelayMs));
        outcomes.push(outcome);
        this.#judged.push({ scenario, outcome });
      }
    } catch (cause) {
      if (!signal.aborted)
        this.#failures.push(redactError(redactor, new Error(`check ${scenario.check} broke`, { cause })));
    } finally {
      watch.stop();
    }
    const seconds = (clock.now() - began) / 1000;
    if (signal.aborted) this.#finish(scenario, "skipped", "interrupted before it ended", seconds);
    else if (outcomes.length === 0) this.#finish(scenario, "skipped", "does not apply here", seconds);
    else this.#finish(scenario, worst(outcomes), saidOf(outcomes), seconds);
  }

  #finish(rule: Scenario, verdict: CheckResult["verdict"], said: string, seconds: number): void {
    const { check, name } = rule;
    const result: CheckResult = { check, name, transcript: transcriptOf(rule), rule, verdict, said, seconds };
    this.#results.set(rule, result);
    this.#options.progress?.(result);
  }
}

const IMPACT_WORDS: Readonly<Record<Impact, string>> = {
  observe: "",
  load: "opens many sockets or sends many messages; --load lets it",
  disrupt: "restarts the service; --restart-cmd lets it",
};

function worst(outcomes: readonly Outcome[]): "pass" | "fail" | "undecided" {
  if (outcomes.some(({ verdict }) => verdict === "fail")) return "fail";
  return outcomes.some(({ verdict }) => verdict === "undecided") ? "undecided" : "pass";
}

/** The line of the gravest outcome: its message, or what a pass rests on. */
function saidOf(outcomes: readonly Outcome[]): string {
  const gravest = worst(outcomes);
  const outcome = outcomes.find(({ verdict }) => verdict === gravest);
  if (outcome === undefined) return "";
  return outcome.verdict === "pass" ? describe(outcome.evidence[0]) : outcome.message;
}

function timelineOf(transcripts: ReadonlyMap<string, Transcript>): readonly TimelineEvent[] {
  const events = [...transcripts].flatMap(([check, { happenings }]) =>
    happenings.map(({ ms, happening }, index) => ({ ms, check, line: index + 1, fields: happening })),
  );
  return events.sort((a, b) => a.ms - b.ms);
}
