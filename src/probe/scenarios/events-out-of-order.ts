import type { Outcome } from "../../engine/rule.ts";
import { type Evidence, observedSeconds, witnessed } from "../../model/fact.ts";
import { type Conversation, expectedTypes } from "../exchange/conversation.ts";
import { compareOrder } from "../exchange/event-order.ts";
import { orderFaults } from "../exchange/order-words.ts";
import { collectSequence, type Sequence, type SequenceLimits } from "../exchange/sequence.ts";
import { defineScenario, type Scenario } from "../scenario.ts";

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
