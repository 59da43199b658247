import { defineRule, type Outcome } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { Heartbeat } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";

/** A peer gets a second chance before it is given up. */
const BEATS = 2;

export const heartbeatTimeoutBelowInterval = defineRule({
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
    const undecided: Outcome[] = [];
    for (const heartbeat of path.heartbeats) {
      const outcome = judge(heartbeat, traffic);
      if (outcome?.verdict === "undecided") undecided.push(outcome);
      else if (outcome) yield outcome;
    }
    yield* undecided.slice(0, 1);
  },
});

function judge(heartbeat: Heartbeat, traffic: Fact<string>): Outcome | undefined {
  const { intervalSeconds: interval, timeoutSeconds: timeout, timeoutStarts } = heartbeat;
  if (timeout === undefined || timeoutStarts === "ping") return undefined;
  const evidence = [timeout, interval, traffic] as const;
  const unread = [timeout, interval].find((fact) => !fact.known);
  if (unread && !unread.known) {
    const message = `${unread.what} is unknown (${unread.why}): whether a peer is given up before its next heartbeat cannot be told.`;
    return { verdict: "undecided", evidence, message };
  }
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
