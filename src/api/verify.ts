import { setMaxListeners } from "node:events";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { inOrder as findingsInOrder } from "../engine/evaluate.ts";
import { findingOf } from "../engine/judge.ts";
import { policyLayers, resolvePolicy } from "../engine/policy.ts";
import type { Report } from "../engine/report.ts";
import { summarise } from "../engine/summary.ts";
import { configSuppressions, suppress } from "../engine/suppress.ts";
import { SCENARIOS } from "../probe/all.generated.ts";
import type { Clock } from "../probe/clock.ts";
import { LiveSession } from "../probe/net/live-session.ts";
import { watchLoop } from "../probe/net/loop-watch.ts";
import { runHook } from "../probe/net/run-hook.ts";
import { Redactor } from "../probe/redact.ts";
import { runScenarios } from "../probe/run.ts";
import type { Impact, Scenario } from "../probe/scenario.ts";
import { clientOverloaded } from "../probe/scenarios/client-overloaded.ts";
import type { Knowledge } from "../probe/session.ts";
import { Transcript } from "../probe/transcript.ts";
import type { Problem } from "../syntax/document.ts";
import { chooseScenarios } from "./choose-scenarios.ts";
import { environmentsOf } from "./environments.ts";
import { expectedOf } from "./expected.ts";
import { readConfigOnly } from "./input.ts";
import { inOrder } from "./problems.ts";
import { chooseService } from "./service-choice.ts";
import { targetOf } from "./target.ts";
import type { VerifyOptions } from "./verify-options.ts";
import { VERSION } from "./version.ts";

/** RFC 6455 sets none; a browser's user is gone by then. */
const HANDSHAKE_SECONDS = 15;

/**
 * Proves a running service live: readiness, the truth of its health, handshake, first message, and what else its suite
 * holds. Only what a single user would do runs unasked.
 *
 * @throws ConfigError where the config makes no sense, RequestError where the options do.
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const clock = steadyClock();
  const config = readConfigOnly(options);
  const [environment = "production"] = environmentsOf(options.environment, config);
  const service = chooseService(config, options.service);
  const redactor = new Redactor();
  const target = targetOf(options.url, service);
  const scenarios = chooseScenarios(SCENARIOS, options);
  const policy = resolvePolicy(
    policyLayers(config?.extends ?? ["recommended"], config?.policy),
    environment,
    SCENARIOS,
  );
  const expected = expectedOf({
    service,
    path: undefined,
    users: target.credentials.flatMap(({ user }) => user ?? []),
    hasCredentials: target.credentials.length > 0,
    subprotocols: target.subprotocols,
    url: target.http,
    hasRestart: options.restart !== undefined,
    maxSockets: typeof options.load === "number" ? options.load : undefined,
  });
  const known: Knowledge = {
    unreachable: undefined,
    healthPaths: expected.health.paths,
    heartbeatSeconds: undefined,
    localFailures: [],
    connections: [],
    health: [],
  };
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  setMaxListeners(0, signal);
  signal.addEventListener("abort", () => dropAll(known), { once: true });

  const client = watchLoop();
  let sockets = 0;
  const run = await runScenarios({
    scenarios: scenarios.filter(({ id }) => policy.severityOf(id) !== "off"),
    paramsOf: (scenario) => policy.paramsOf(scenario),
    session: ({ name }: Scenario) =>
      new LiveSession({
        target,
        expected,
        known,
        clock,
        client,
        signal,
        transcript: new Transcript(name, clock, redactor),
        timeScale: options.timeScale ?? 1,
        handshakeSeconds: HANDSHAKE_SECONDS,
        nextId: () => `s${++sockets}`,
        restart: (until) => runHook(options.restart ?? [], until),
      }),
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

  const name = service?.name ?? target.http.host;
  const found = run.judged.flatMap(({ scenario, outcome }) => {
    const severity = policy.severityOf(scenario.id);
    if (outcome.verdict === "pass" || severity === "off") return [];
    return [findingOf({ rule: scenario, path: name, outcome, severity })];
  });
  const suppressions = configSuppressions(config?.suppressions ?? [], options.today ?? "0000-00-00");
  const findings = suppress(findingsInOrder(found), suppressions.suppressions);
  const problems = inOrder([...suppressions.problems, ...unreachable(known)]);
  const summary = summarise({ findings, problems, paths: [], files: [] });
  return {
    tool: { name: "holdopen", version: VERSION },
    command: "verify",
    environment,
    paths: [],
    findings,
    problems,
    files: [],
    summary: interrupted ? { ...summary, complete: false } : summary,
    failures: run.failures,
    live: {
      target: redactor.redact(`${target.socket.origin}${target.socket.pathname}`),
      checks: run.checks.map((check) => ({ ...check, said: redactor.redact(check.said) })),
      timeline: run.timeline,
      interrupted,
      seconds: clock.now() / 1000,
    },
  };
}

function steadyClock(): Clock {
  const began = performance.now();
  return {
    now: () => performance.now() - began,
    sleep: (seconds, signal) =>
      sleep(seconds * 1000, undefined, signal ? { signal } : {}).catch(() => {
        // An interruption ends the wait; whoever waited looks at the signal.
      }),
  };
}

function impactsOf({ load, restart }: VerifyOptions): ReadonlySet<Impact> {
  const impacts: Impact[] = ["observe"];
  if (load !== undefined && load !== false) impacts.push("load");
  if (restart !== undefined) impacts.push("disrupt");
  return new Set(impacts);
}

function dropAll({ connections }: Knowledge): void {
  for (const connection of connections) void connection.drop();
}

/** Where nothing at all answered, nothing was verified: that is no verdict on the service. */
function unreachable({ unreachable: found }: Knowledge): readonly Problem[] {
  if (found === undefined) return [];
  const { document, span } = found.moment.at("message");
  return [{ source: document.source, span, message: `nothing was verified: ${found.why}` }];
}
