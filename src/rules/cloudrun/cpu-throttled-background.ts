import { defineRule, type Rule } from "../../engine/rule.ts";
import type { KnownFact } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * Unless it is told otherwise, Cloud Run gives an instance CPU while a request is open. An open WebSocket is a request,
 * so heartbeats on open sockets always run. A subscription, a queue or a timer that has to go on when the last client
 * has left does not: the next client finds what was not done.
 *
 * ## Condition
 *
 * It fails when `background` in `holdopen.yaml` names work, and CPU is allocated during requests only:
 * `run.googleapis.com/cpu-throttling` is not `"false"` in a manifest, and `cpuIdle` is true in the Admin API v2 and
 * Terraform, as it is by default where no `resources` block is written. A `resources` block without it allocates CPU
 * all the time. It is undecided when the setting cannot be read, and when commands keep what the service has.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - Work that nobody has named under `background`: files do not show it.
 *
 * ## How to fix it
 *
 * Allocate CPU all the time, and keep at least one instance: one that is taken away does nothing either. Work that runs
 * by the clock may as well be a job of its own.
 *
 * @allow the sweep may wait for the next client
 */
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
