import type { Outcome } from "../../engine/rule.ts";
import { type Evidence, observedSeconds, witnessed } from "../../model/fact.ts";
import { type Conversation, expectedTypes } from "../exchange/conversation.ts";
import { compareOrder } from "../exchange/event-order.ts";
import { orderFaults } from "../exchange/order-words.ts";
import { collectSequence, type Sequence, type SequenceLimits } from "../exchange/sequence.ts";
import { defineScenario, type Scenario } from "../scenario.ts";

/**
 * A chat client is a small machine that is driven by events: one shows the spinner, one the tool, one takes both away.
 * It waits for ever for an event that never comes, and shows twice what comes twice. Two events that change places once
 * in a while are the faults that nobody can reproduce by hand.
 *
 * ## Condition
 *
 * One message is sent as `conversation` declares it, and its events are collected until all are there and nothing came
 * for a moment more, or until one is too late. It fails when
 *
 * - one is missing: those behind it came, or nothing came for too long, or the socket ended;
 * - one came on the wrong side of another (`subsequence` and `strict`);
 * - one came more often than it is listed. In a `subsequence` an event may come again, as in a loop over several tools;
 *   the same text twice in a row is still a duplicate;
 * - one came that is not listed (`strict` and `set`);
 * - one of `forbid` came.
 *
 * The first event is due within `reply.withinSeconds`. Events that carry another value in a field of `match` belong to
 * somebody else and do not count; if one of them would have been expected, the message says so. Heartbeats in data
 * frames (`ping`, `pong`, `heartbeat`, `keepalive`) and greetings from before the message are no events.
 *
 * ## When it does not apply
 *
 * - `conversation` lists neither `expect` nor `forbid`.
 * - The first messages get no proper answer (W4).
 *
 * ## Failing
 *
 * <!-- fault: events-swapped {"checks":["W5"]} -->
 *
 * ## How to fix it
 *
 * Send the events of one message from one place, one after the other, and wait for each send. Handlers that run side by
 * side and write to the same socket change places sooner or later; a queue per socket ends that. Put the message's id
 * into every event. Where agents take longer than a minute, raise `totalSeconds`.
 */
export const eventsOutOfOrder: Scenario = defineScenario({
  id: "live/events-out-of-order",
  check: "W5",
  name: "event order",
  suite: "standard",
  impact: "observe",
  needs: ["W4"],
  title: "The events of an answer are not those that are expected, or not in that order",
  why: `A client follows an answer by its events: it shows progress on one, waits for the next, and is done with the last.
With one missing it waits for ever, with one twice or too early it shows what is not so.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-5.4"],
  params: {
    gapSeconds: { default: 30, about: "The longest silence between two events" },
    totalSeconds: { default: 60, about: "What all events together may take" },
    quietSeconds: { default: 0.5, about: "How long to look for what must not come, when all is there" },
    duplicatesAllowed: { default: false, about: "Whether an event may come more often than it is listed" },
  },

  async *run(session, { duplicatesAllowed, ...limits }) {
    const { conversation } = session.expected;
    const listed = [...conversation.expect, ...conversation.forbid];
    if (listed.length === 0) return;
    const unread = listed.find(({ known }) => !known);
    if (unread && !unread.known) {
      const message = `Cannot tell whether the events are right: ${unread.what} is unknown (${unread.why}).`;
      return yield { verdict: "undecided", evidence: [unread], message };
    }
    const opening = await session.open();
    if (opening.kind !== "open") return;
    const { connection } = opening;
    // A greeting that is on its way when the message leaves is no answer to it.
    await connection.ended(limits.quietSeconds / session.timeScale);
    if (connection.ending === undefined) {
      const sequence = await collectSequence(session, connection, limits);
      yield judged({ sequence, conversation, limits, duplicatesAllowed });
    }
    await connection.close();
  },
});

interface Judging {
  readonly sequence: Sequence;
  readonly conversation: Conversation;
  readonly limits: SequenceLimits;
  readonly duplicatesAllowed: boolean;
}

function judged({ sequence, conversation, limits, duplicatesAllowed }: Judging): Outcome {
  const expected = expectedTypes(conversation);
  const compared = compareOrder(sequence.events, expected, conversation.mode);
  const order = duplicatesAllowed ? { ...compared, duplicate: [] } : compared;
  const [first, ...more] = orderFaults(sequence, order, conversation, limits);
  if (first === undefined) return passed(sequence, expected.length);

  const faults = [first, ...more];
  const types = new Set(faults.flatMap((fault) => fault.types));
  const declared = [...conversation.expect, ...conversation.forbid].filter(
    (fact) => fact.known && types.has(fact.value),
  );
  const evidence: Evidence = [
    witnessed(first.clause, first.moment.at("text")),
    ...more.map(({ clause, moment }) => witnessed(clause, moment.at("text"))),
    ...declared,
  ];
  const said = faults.map(({ clause }) => clause).join("; ");
  return { verdict: "fail", evidence, message: `In the answer to one message, ${said}.` };
}

function passed({ sent, events }: Sequence, count: number): Outcome {
  const last = events.at(-1);
  const place = last?.moment.at("ms") ?? sent.at("text");
  if (count === 0) return { verdict: "pass", evidence: [witnessed("nothing came that must not come", place)] };
  const seconds = Math.round((last?.ms ?? sent.ms) - sent.ms) / 1000;
  return { verdict: "pass", evidence: [observedSeconds(`the time to the last of ${count} events`, seconds, place)] };
}
