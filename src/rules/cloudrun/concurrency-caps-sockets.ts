import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";

/**
 * Each open WebSocket holds a slot of its instance's concurrency for as long as it lives. When all slots are taken, new
 * clients wait and get 429. The other way round, a server with fewer threads than Cloud Run believes takes connections
 * that it cannot serve: the next client hangs, and no instance is started for it.
 *
 * ## Condition
 *
 * With the concurrency C, the highest number of instances N, the expected peak of sockets P (`capacity.peakSockets` in
 * `holdopen.yaml`) and what the server itself holds at once W (workers x threads, `app: maxConnections`):
 *
 * - it fails when `P > margin x N x min(C, W)`;
 * - it fails when `W < C`.
 *
 * Without P or W nothing is said. It is undecided when one of the four is there and cannot be read.
 *
 * ## When it does not apply
 *
 * - Plain Knative: its proxy queues what an instance does not take yet, and has another default.
 * - Nothing shows that long-lived connections pass here.
 * - Servers that hold as many sockets as they are sent, which is most of them.
 *
 * ## How to fix it
 *
 * Raise the concurrency (up to 1000) where the server can hold more, or the highest number of instances where it
 * cannot. Where threads are the bound, give the server more of them, or lower the concurrency to what it has.
 *
 * ## Incidents
 *
 * - [getlantern/unbounded](https://github.com/getlantern/unbounded/issues/74): An instance takes 1000 connections at
 *   most, each user has five, and so there was room for 200.
 *
 * @allow load tested with this ratio
 */
export const concurrencyCapsSockets: Rule = defineRule({
  id: "cloudrun/concurrency-caps-sockets",
  title: "Open sockets use up the concurrency",
  why: `Each open WebSocket holds one of its instance's request slots until it closes. When all slots of all instances
are taken, the next client waits and is then refused with 429; where the server itself has fewer slots than Cloud Run
believes, the next client hangs in its queue.`,
  references: [
    "https://docs.cloud.google.com/run/docs/about-concurrency",
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://docs.cloud.google.com/run/docs/configuring/max-instances",
  ],
  params: {
    margin: { default: 0.8, about: "Share of all slots that the expected sockets may take" },
  },

  *check(path, { margin }, limits) {
    const socket = socketFact(path);
    const { concurrency, maxInstances, peakSockets, serverSlots } = path.capacity;
    if (path.platform !== "cloud-run" || !socket || !concurrency || !(peakSockets || serverSlots)) return;
    for (const fact of [concurrency, serverSlots, peakSockets, peakSockets && maxInstances]) {
      if (fact && !fact.known) return yield undecided(fact, "how many clients can be connected at once", socket);
    }
    const word = connectionWord(path);
    if (serverSlots?.known && concurrency.known) yield* judgeServer(word, concurrency, serverSlots, socket);
    if (!concurrency.known || !peakSockets?.known || !maxInstances?.known) return;

    const perInstance = serverSlots?.known && serverSlots.value < concurrency.value ? serverSlots : concurrency;
    const sum = `${margin} x ${maxInstances.value} x ${perInstance.value}`;
    const held = Math.floor(exact(margin * maxInstances.value * perInstance.value));
    const evidence = [perInstance, maxInstances, peakSockets, socket] as const;
    if (held >= peakSockets.value) return yield { verdict: "pass", evidence };

    const enough = Math.ceil(peakSockets.value / (margin * maxInstances.value));
    // More than the server holds would only move the queue into the instance.
    const slots = serverSlots?.known ? serverSlots.value : Number.POSITIVE_INFINITY;
    const most = Math.min(limits("run-conc-max").max ?? 0, slots);
    const instances = Math.ceil(peakSockets.value / (margin * perInstance.value));
    yield {
      verdict: "fail",
      evidence,
      message: `At the expected peak of ${peakSockets.value} ${word}s clients are refused with 429: ${maxInstances.value} instances with ${perInstance.value} slots each hold ${sum} = ${held} of them.`,
      fix: {
        title:
          enough <= most
            ? `Set the concurrency to ${enough}`
            : `Allow ${instances} instances at ${perInstance.value} each`,
        safety: "unsafe",
      },
    };
  },
});

/** A server that is full queues what Cloud Run still sends it, and Cloud Run starts no instance for it. */
function* judgeServer(
  word: string,
  concurrency: KnownFact<number>,
  slots: KnownFact<number>,
  socket: Fact<string>,
): Iterable<Outcome> {
  if (slots.value >= concurrency.value) return yield { verdict: "pass", evidence: [slots, concurrency, socket] };
  yield {
    verdict: "fail",
    evidence: [concurrency, slots, socket],
    message: `Client ${slots.value + 1} of an instance hangs: the server holds ${slots.value} ${word}s at once, but Cloud Run sends an instance up to ${concurrency.value} before it starts another.`,
    fix: { title: `Set the concurrency to ${slots.value}, or give the server more threads`, safety: "unsafe" },
  };
}
