import { observed, witnessed } from "../../model/fact.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import { span } from "../sockets/ending-words.ts";
import type { LoopDelay } from "../timing/loop-delay.ts";

const PARAMS = {
  maxDelayMs: { default: 50, about: "Largest p99 of the event loop's delay, in milliseconds, with which times count" },
};

/**
 * A client that is late itself sees every answer late, and cannot tell whose fault it is. This check says how the
 * client fared: the delay of its event loop, how many sockets it held, whether it ran out of ports or file descriptors.
 *
 * ## Condition
 *
 * It never fails: it is undecided when the p99 of the event loop's delay over the whole run is above 50 ms, or when a
 * handshake or request failed for a limit of this machine. The five worst samples do not count, since loading and
 * compiling make any process late a few times. The same limit holds for each check by itself: a failure that rests on
 * measured times, such as a slow handshake, is undecided where the process was late during that check. What passes
 * stands, since being late only makes times longer.
 *
 * ## When it does not apply
 *
 * - It always runs, as the last.
 *
 * ## Failing
 *
 * <!-- no fault: it is about the machine that verify runs on, and never fails -->
 *
 * There is nothing to show: it is about the machine it runs on, and never fails.
 *
 * ## How to fix it
 *
 * Run it on a machine that does less beside it, with fewer sockets (`--load 1000`), or from several machines; raise
 * `ulimit -n` and the range of local ports. Where a machine is always busy and the limits are wide, allow more with
 * `maxDelayMs`.
 */
export const clientOverloaded: Scenario<typeof PARAMS> = defineScenario({
  id: "live/client-overloaded",
  check: "C1",
  name: "client health",
  suite: "smoke",
  impact: "observe",
  needs: [],
  isLast: true,
  title: "This client was too busy to measure the service",
  why: `A client that is late itself sees every answer late. What it found slow then says nothing of the service, and
what it could not open was its own limit.`,
  references: ["https://nodejs.org/api/perf_hooks.html#perf_hooksmonitoreventloopdelayoptions"],
  params: PARAMS,

  async *run(session, { maxDelayMs }) {
    const delay = session.client.read();
    const { connections, localFailures } = session.known;
    const sockets = mostAtOnce(connections);
    const messages = connections.reduce((sum, { frames }) => sum + frames.length, 0);
    const moment = session.transcript.note({ on: "client", event: "health", ...fieldsOf(delay), sockets, messages });
    const [local] = localFailures;
    if (local) {
      const times = localFailures.length === 1 ? "once" : `${localFailures.length} times`;
      return yield {
        verdict: "undecided",
        evidence: [
          witnessed(local.why, local.moment.at("message")),
          observed("sockets", sockets, moment.at("sockets")),
        ],
        message: `This machine reached a limit of its own ${times} (sockets open at once: ${sockets}): ${local.why}. What failed for that says nothing of the service.`,
      };
    }
    const p99 = observed("the p99 of the event loop's delay in milliseconds", delay.p99Ms, moment.at("p99"));
    if (delay.p99Ms > maxDelayMs) {
      return yield {
        verdict: "undecided",
        evidence: [p99],
        message: `This process was late by ${span(delay.p99Ms)} (p99, at most ${span(delay.maxMs)}), more than ${maxDelayMs} ms: what it measured is longer than it was. Sockets open at once: ${sockets}.`,
      };
    }
    const said = `this process was late by ${span(delay.p50Ms)} (p50), ${span(delay.p99Ms)} (p99) and ${span(delay.maxMs)} (at most); sockets open at once: ${sockets}, messages received: ${messages}`;
    yield { verdict: "pass", evidence: [witnessed(said, moment.at("p99"))] };
  },
});

function fieldsOf({ p50Ms, p99Ms, maxMs }: LoopDelay): Readonly<Record<string, number>> {
  return { p50: p50Ms, p99: p99Ms, max: maxMs };
}

interface Lifetime {
  readonly opened: { readonly ms: number };
  readonly ending: { readonly ms: number } | undefined;
}

/** How many were open together at the busiest moment. */
export function mostAtOnce(connections: readonly Lifetime[]): number {
  const steps = connections.flatMap(({ opened, ending }) => [
    { ms: opened.ms, by: 1 },
    ...(ending ? [{ ms: ending.ms, by: -1 }] : []),
  ]);
  let open = 0;
  let most = 0;
  for (const { by } of steps.sort((a, b) => a.ms - b.ms || a.by - b.by)) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}
