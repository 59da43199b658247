import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Finding } from "../engine/finding.ts";
import { findingOf } from "../engine/judge.ts";
import type { LiveRun } from "../engine/live.ts";
import type { Policy } from "../engine/policy.ts";
import type { Outcome } from "../engine/rule.ts";
import { locationOf } from "../model/fact.ts";
import { LiveSession } from "../probe/net/live-session.ts";
import { watchLoop } from "../probe/net/loop-watch.ts";
import { runHook } from "../probe/net/run-hook.ts";
import { runScenarios, skipScenarios, transcriptOf } from "../probe/run.ts";
import type { Impact, Scenario } from "../probe/scenario.ts";
import { clientOverloaded } from "../probe/scenarios/client-overloaded.ts";
import type { Redactor } from "../probe/secrets/redact.ts";
import type { Expected, Knowledge } from "../probe/session.ts";
import type { Target } from "../probe/target.ts";
import type { Clock } from "../probe/timing/clock.ts";
import { Transcript } from "../probe/transcript.ts";
import type { Location, Problem } from "../syntax/document.ts";
import type { Admission } from "./credentials.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** RFC 6455 sets none; a browser's user is gone by then. */
const HANDSHAKE_SECONDS = 15;

export interface LiveInput {
  /** Names the service in findings. */
  readonly name: string;
  readonly target: Target;
  /** Whether there is all that `auth:` says to send. */
  readonly admission: Admission;
  readonly expected: Expected;
  readonly scenarios: readonly Scenario[];
  readonly policy: Policy;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly options: Pick<VerifyOptions, "load" | "restart" | "timeScale" | "signal" | "onProgress">;
}

export interface LiveResult {
  readonly live: LiveRun;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly failures: readonly Error[];
}

/** Runs the checks over the network and gives what they say the policy's severities. */
export async function liveRun(input: LiveInput): Promise<LiveResult> {
  const { target, admission, expected, scenarios, policy, redactor, clock, options } = input;
  const known: Knowledge = {
    unreachable: undefined,
    healthPaths: expected.health.paths,
    heartbeatSeconds: undefined,
    localFailures: [],
    connections: [],
    health: [],
    trials: [],
  };
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  setMaxListeners(0, signal);
  signal.addEventListener("abort", () => dropAll(known), { once: true });

  const client = watchLoop();
  let sockets = 0;
  const start = admission.kind === "ready" ? runScenarios : skipScenarios("there are no credentials");
  const run = await start({
    scenarios: scenarios.filter(({ id }) => policy.severityOf(id) !== "off"),
    paramsOf: (scenario) => policy.paramsOf(scenario),
    session: (scenario) =>
      new LiveSession({
        target,
        expected,
        known,
        clock,
        client,
        signal,
        transcript: new Transcript(transcriptOf(scenario), clock, redactor),
        timeScale: options.timeScale ?? 1,
        handshakeSeconds: HANDSHAKE_SECONDS,
        nextId: () => `s${++sockets}`,
        restart: (until) => runHook(options.restart ?? [], until),
      }),
    redactor,
    watch: watchLoop,
    maxDelayMs: policy.paramsOf(clientOverloaded).maxDelayMs,
    clock,
    signal,
    impacts: impactsOf(options),
    ...(options.onProgress ? { progress: options.onProgress } : {}),
  });
  const interrupted = signal.aborted;
  stop.abort();
  client.stop();

  return {
    live: {
      target: redactor.redact(`${target.socket.origin}${target.socket.pathname}`),
      notes: admission.kind === "ready" ? admission.notes : [],
      checks: run.checks,
      timeline: run.timeline,
      interrupted,
      seconds: clock.now() / 1000,
    },
    findings: run.judged.flatMap(({ scenario: rule, outcome }) => {
      const severity = policy.severityOf(rule.id);
      if (outcome.verdict === "pass" || severity === "off" || isAboutNobody(outcome, known)) return [];
      return [findingOf({ rule, path: input.name, outcome, severity })];
    }),
    problems: [...(admission.kind === "absent" ? admission.problems : []), ...unreachable(known, redactor)],
    failures: run.failures,
  };
}

export function steadyClock(): Clock {
  const began = performance.now();
  return {
    now: () => performance.now() - began,
    sleep: (seconds, signal) =>
      sleep(seconds * 1000, undefined, signal ? { signal } : {}).catch(() => {
        // An interruption ends the wait; whoever waited looks at the signal.
      }),
  };
}

function impactsOf({ load, restart }: LiveInput["options"]): ReadonlySet<Impact> {
  const impacts: Impact[] = ["observe"];
  if (load !== undefined && load !== false) impacts.push("load");
  if (restart !== undefined) impacts.push("disrupt");
  return new Set(impacts);
}

function dropAll({ connections }: Knowledge): void {
  for (const connection of connections) void connection.drop();
}

/** What is said as a problem already: there is nobody to find fault with. */
function isAboutNobody({ verdict, evidence }: Outcome, { unreachable: found }: Knowledge): boolean {
  return (
    verdict === "undecided" && found !== undefined && isSamePlace(locationOf(evidence[0]), found.moment.at("message"))
  );
}

function isSamePlace(one: Location, other: Location): boolean {
  return one.document === other.document && one.span.start === other.span.start;
}

/** Where nothing at all answered, nothing was verified: that is no verdict on the service. */
function unreachable({ unreachable: found }: Knowledge, redactor: Redactor): readonly Problem[] {
  if (found === undefined) return [];
  const { document, span } = found.moment.at("message");
  return [{ source: document.source, span, message: redactor.redact(`nothing was verified: ${found.why}`) }];
}
