import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome, Params, Values } from "../../src/engine/rule.ts";
import { ASSUMED_CONVERSATION } from "../../src/probe/exchange/conversation.ts";
import { LiveSession } from "../../src/probe/net/live-session.ts";
import { runScenarios } from "../../src/probe/run.ts";
import type { Scenario } from "../../src/probe/scenario.ts";
import { Redactor } from "../../src/probe/secrets/redact.ts";
import type { Expected, Knowledge } from "../../src/probe/session.ts";
import type { Credentials } from "../../src/probe/target.ts";
import type { LoopDelay, LoopWatch } from "../../src/probe/timing/loop-delay.ts";
import { Transcript } from "../../src/probe/transcript.ts";
import { fact } from "./path.ts";

export interface ScenarioTest {
  readonly params?: Readonly<Record<string, number | boolean | string>>;
  readonly credentials?: readonly Credentials[];
  readonly expected?: Partial<Expected>;
  readonly known?: Partial<Knowledge>;
  /** What this process is made to look like. */
  readonly delay?: LoopDelay;
  readonly restart?: () => void;
  readonly replySeconds?: number;
  /** Types of the replies, in order. */
  readonly replies?: readonly string[];
  readonly timeScale?: number;
}

/** What one scenario says of a server, told things that no config can say yet. */
export async function runScenario(
  scenario: Scenario,
  url: string,
  test: ScenarioTest = {},
): Promise<readonly Outcome[]> {
  const { credentials = [], delay = { p50Ms: 0, p99Ms: 0, maxMs: 0 }, timeScale = 10 } = test;
  const began = performance.now();
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const clock = {
    now: () => performance.now() - began,
    sleep: (seconds: number) => sleep(seconds * 1000),
  };
  const watch: LoopWatch = { read: () => delay, stop: () => {} };
  const expected: Expected = {
    conversation: {
      ...ASSUMED_CONVERSATION,
      isDeclared: true,
      match: { id: "${nonce}" },
      replySeconds: test.replySeconds ?? 2,
      expect: (test.replies ?? []).map((type) => fact(type, type)),
    },
    health: { paths: [], covers: [] },
    users: credentials.flatMap(({ user }) => user ?? []),
    hasCredentials: credentials.length > 0,
    subprotocols: [],
    sessionSeconds: 0,
    isDeep: false,
    isRunApp: false,
    hasRestart: false,
    ...test.expected,
  };
  const known: Knowledge = {
    unreachable: undefined,
    healthPaths: [],
    heartbeatSeconds: undefined,
    localFailures: [],
    connections: [],
    health: [],
    trials: [],
    ...test.known,
  };
  let sockets = 0;
  const { judged, failures } = await runScenarios({
    scenarios: [scenario],
    paramsOf: <P extends Params>(one: Scenario<P>) => withDefaults(one, test.params),
    session: ({ name }) =>
      new LiveSession({
        target: {
          http: new URL(url),
          socket: new URL("/ws", url.replace("http", "ws")),
          headers: {},
          credentials,
          subprotocols: [],
          tls: {},
          userAgent: "test",
        },
        expected,
        known,
        clock,
        client: watch,
        signal,
        transcript: new Transcript(name, clock, new Redactor()),
        timeScale,
        handshakeSeconds: 15,
        nextId: () => `s${++sockets}`,
        restart: () => {
          test.restart?.();
          return Promise.resolve({ code: 0 });
        },
      }),
    redactor: new Redactor(),
    watch: () => watch,
    maxDelayMs: 50,
    clock,
    signal,
    impacts: new Set(["observe", "load", "disrupt"]),
  });
  const [failure] = failures;
  if (failure) throw failure;
  return judged.map(({ outcome }) => outcome);
}

function withDefaults<P extends Params>({ params }: Scenario<P>, chosen: ScenarioTest["params"] = {}): Values<P> {
  const values = Object.entries(params).map(([name, { default: base }]) => [name, chosen[name] ?? base]);
  // Each value is its parameter's default or was given in its place.
  return Object.fromEntries(values) as Values<P>;
}

/** `fail: what it says`, for each outcome. */
export function said(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.map((outcome) => (outcome.verdict === "pass" ? "pass" : `${outcome.verdict}: ${outcome.message}`));
}
