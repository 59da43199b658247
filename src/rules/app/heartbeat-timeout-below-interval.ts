import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { Heartbeat } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/** Heartbeats that fit into the advised timeout: one may be lost. */
const BEATS = 2;

/**
 * There are two kinds of dead-peer timers. One starts when a ping is sent and waits for its pong; it may be short. The
 * other starts over with every message, and has to outlast the pause between two heartbeats. If the second kind is set
 * like the first, each quiet client is declared dead although it answers in time.
 *
 * ## Condition
 *
 * For a heartbeat whose timer counts from the last message it fails if
 *
 * ```text
 * timeout  <=  interval
 * ```
 *
 * A timer that counts from the ping is not looked at. Where nobody says which kind it is (a setting of the
 * application's own), a timeout no longer than the interval is undecided.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - No timeout is known beside the interval.
 *
 * ## How to fix it
 *
 * Make the timeout at least twice the interval, so that one lost heartbeat does no harm.
 *
 * @allow heartbeat.timeoutSeconds counts from the ping
 */
export const heartbeatTimeoutBelowInterval: Rule = defineRule({
  id: "app/heartbeat-timeout-below-interval",
  title: "A peer is given up before its next heartbeat is due",
  why: `A timer that starts over with every message has to outlast the pause between two heartbeats. Where it does not, each
quiet client is declared dead and disconnected although it answers in time, whatever the load balancer allows.`,
  references: [
    "https://learn.microsoft.com/en-us/aspnet/core/signalr/configuration",
    "https://github.com/robtaussig/react-use-websocket/issues/270",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined) return;
    const outcomes = path.heartbeats.flatMap((heartbeat) => judge(heartbeat, traffic) ?? []);
    yield* outcomes.filter(({ verdict }) => verdict !== "undecided");
    yield* outcomes.filter(({ verdict }) => verdict === "undecided").slice(0, 1);
  },
});

function judge(heartbeat: Heartbeat, traffic: Fact<string>): Outcome | undefined {
  const { intervalSeconds: interval, timeoutSeconds: timeout, timeoutStarts } = heartbeat;
  if (timeout === undefined || timeoutStarts === "ping") return undefined;
  const unread = firstUnknown(timeout, interval);
  if (unread) {
    return undecided(unread, "whether a peer is given up before its next heartbeat", timeout, interval, traffic);
  }
  const evidence = [timeout, interval, traffic] as const;
  if (!timeout.known || !interval.known || timeout.value > interval.value) return { verdict: "pass", evidence };

  const pause = `${seconds(timeout.value)} is no more than the ${seconds(interval.value)} between two heartbeats`;
  if (timeoutStarts === "unknown") {
    const message = `${pause}. If ${timeout.what} counts from the last message, every quiet client is disconnected; if it counts from the ping, all is well. No file tells which.`;
    return { verdict: "undecided", evidence, message };
  }
  return {
    verdict: "fail",
    evidence,
    message: `A quiet client is disconnected after ${seconds(timeout.value)} without a message, before its next heartbeat is due: ${pause}.`,
    fix: { title: `Raise ${timeout.what} to ${interval.value * BEATS} s`, safety: "unsafe" },
  };
}
