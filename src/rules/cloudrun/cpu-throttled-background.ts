import { defineRule, type Rule } from "../../engine/rule.ts";
import type { KnownFact } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

export const cpuThrottledBackground: Rule = defineRule({
  id: "cloudrun/cpu-throttled-background",
  title: "Work that needs no client stands still without one",
  why: `An open WebSocket is a request, and while there is one the instance has its CPU: heartbeats on open sockets are safe.
With the last socket the CPU goes, and subscriptions, queues and timers stand still. The next client meets what they
should have done in between.`,
  references: [
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://docs.cloud.google.com/run/docs/configuring/billing-settings",
  ],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { run, background = [] } = path;
    const [first, ...others] = background.filter((fact): fact is KnownFact<string> => fact.known);
    if (run === undefined || !socket || first === undefined) return;
    const { hasIdleCpu } = run;
    const evidence = [hasIdleCpu, first, ...others, socket] as const;
    if (!hasIdleCpu.known) return yield undecided(hasIdleCpu, "whether work goes on without clients", first, socket);
    if (hasIdleCpu.value) return yield { verdict: "pass", evidence };
    const works = [first, ...others].map(({ value }) => value).join(", ");
    yield {
      verdict: "fail",
      evidence,
      message: `While no ${connectionWord(path)} is open the instance has no CPU, and this stands still: ${works}. A client that connects next finds it as it was when the last one left.`,
      fix: { title: "Have CPU allocated all the time, with an instance or more to keep", safety: "unsafe" },
    };
  },
});
