import type { Outcome } from "../../engine/rule.ts";
import { observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection, Frame } from "../connection.ts";
import { answers, expectedTypes, isTraceable, messageText, typeOf } from "../exchange/conversation.ts";
import { freshNonce } from "../exchange/exchange.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Session } from "../session.ts";
import { endingText, span } from "../sockets/ending-words.ts";

/**
 * The moment its socket opens, a client sends what it has kept: who it is, what it wants to hear of, what was typed
 * while it was away. A server that looks up the user first and listens for messages afterwards never sees those. The
 * client believes them sent, and a single message a second later is answered as if nothing had happened.
 *
 * ## Condition
 *
 * It fails when messages that go out in the tick in which the socket opens get no answer, and nothing more has come for
 * as long as one answer may take (`conversation.reply.withinSeconds`, else 5 s). Slow answers are not lost ones: it
 * waits as long as they keep coming. Where replies can be traced to their message (`conversation.match`), it names the
 * lost ones and also fails, one step more quietly, when answers overtake each other. Where nothing ties a reply to its
 * message, only their number counts; where not even the types of the replies are known, too few are undecided.
 *
 * ## When it does not apply
 *
 * - Without `--load`: twenty messages at once are more than a user types.
 * - Where a single message is not answered either, which is W4's to say.
 *
 * ## Failing
 *
 * <!-- fault: burst-lost {"checks":["W7"],"load":true} -->
 *
 * ## How to fix it
 *
 * Attach the message handler before the handshake is answered, and keep what arrives until the user is known. In Node,
 * that is `socket.on("message", …)` before the first `await`; in Python, reading starts in the handler's first line. If
 * messages are handled side by side on purpose and clients match the answers themselves, set `inOrder: false`.
 */
export const burstLost: Scenario = defineScenario({
  id: "live/burst-lost",
  check: "W7",
  name: "burst at open",
  suite: "standard",
  impact: "load",
  needs: ["W4"],
  title: "Messages sent at once when the socket opens are lost",
  why: `Clients send what they have kept the moment the socket opens: who they are, what they subscribe to, what was
typed while they were away. A server that listens for messages only after its own preparations never sees the first.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-4.1"],
  params: {
    messages: { default: 20, about: "Messages sent in the tick in which the socket opens" },
    inOrder: { default: true, about: "Whether the answers have to come in the order of their messages" },
  },

  async *run(session, { messages, inOrder }) {
    const nonces = Array.from({ length: messages }, freshNonce);
    const opening = await session.open({
      atOnce: nonces.map((nonce) => messageText(session.expected.conversation, nonce)),
    });
    if (opening.kind !== "open") return;
    const { connection } = opening;
    const replies = isTraceable(session.expected.conversation)
      ? await repliesByNonce(session, connection, nonces)
      : await repliesCounted(session, connection, messages);
    yield verdictOn(session, connection, replies, inOrder);
    await connection.close();
  },
});

/** For each message the frame that answers it. Slow answers are not lost: it is over when none comes for a while. */
async function repliesByNonce(
  { expected: { conversation } }: Session,
  connection: Connection,
  nonces: readonly string[],
): Promise<readonly (Frame | undefined)[]> {
  const replies = new Map<string, Frame>();
  const missing = (): readonly string[] => nonces.filter((nonce) => !replies.has(nonce));
  while (replies.size < nonces.length) {
    const open = missing();
    const frame = await connection.take(conversation.replySeconds, (one) =>
      open.some((nonce) => answers(conversation, one, nonce)),
    );
    if (frame === undefined) break;
    const nonce = open.find((one) => answers(conversation, frame, one));
    if (nonce !== undefined) replies.set(nonce, frame);
  }
  return nonces.map((nonce) => replies.get(nonce));
}

/** Where answers carry nothing of their message, only their number tells. */
async function repliesCounted(
  { expected: { conversation } }: Session,
  connection: Connection,
  messages: number,
): Promise<readonly (Frame | undefined)[]> {
  const [first] = expectedTypes(conversation);
  const replies: Frame[] = [];
  while (replies.length < messages) {
    const frame = await connection.take(
      conversation.replySeconds,
      (one) => answers(conversation, one, "") && (first === undefined || typeOf(one) === first),
    );
    if (frame === undefined) break;
    replies.push(frame);
  }
  return Array.from({ length: messages }, (_, index) => replies[index]);
}

function verdictOn(
  session: Session,
  connection: Connection,
  replies: readonly (Frame | undefined)[],
  inOrder: boolean,
): ScenarioOutcome {
  const came = replies.filter((reply) => reply !== undefined);
  if (came.length < replies.length) return lost(session, connection, replies);
  const late = inOrder ? came.find((reply, index) => index > 0 && reply.ms < (came[index - 1]?.ms ?? 0)) : undefined;
  if (late) {
    const what = `the answer to message ${came.indexOf(late) + 1}, which came before that to the one before it`;
    const assumed = "the client takes answers to come in the order of its messages";
    return {
      verdict: "fail",
      evidence: [{ ...witnessed(what, late.moment.at("text")), assumed }],
      message: `All ${replies.length} messages that were sent as the socket opened were answered, and not in their order: message ${came.indexOf(late) + 1} was answered before message ${came.indexOf(late)}.`,
    };
  }
  const last = came.reduce((latest, frame) => (frame.ms > latest.ms ? frame : latest));
  const took = Math.round(last.ms - connection.opened.ms) / 1000;
  const fact = observedSeconds(
    `the time until all ${replies.length} messages were answered`,
    took,
    last.moment.at("ms"),
  );
  return { verdict: "pass", evidence: [fact] };
}

function lost(
  { expected: { conversation } }: Session,
  connection: Connection,
  replies: readonly (Frame | undefined)[],
): Outcome {
  const missing = replies.flatMap((reply, index) => (reply === undefined ? [index + 1] : []));
  const { ending, opened } = connection;
  const evidence = [
    ending
      ? witnessed(endingText(ending), ending.moment.at("how"))
      : observed("messages without an answer", missing.length, opened.at()),
    observedSeconds("the handshake", connection.handshakeSeconds, opened.at("took")),
  ] as const;
  const count = `${missing.length} of ${replies.length} messages that were sent in the moment the socket opened`;
  if (ending) {
    const message = `${count} got no answer: ${span(ending.ms - opened.ms)} after the opening ${endingText(ending)}.`;
    return { verdict: "fail", evidence, message };
  }
  if (!isTraceable(conversation) && expectedTypes(conversation).length === 0) {
    const message = `${replies.length - missing.length} frames came for ${replies.length} messages at once, and nothing says which answers which: name what comes back in conversation.match of holdopen.yaml.`;
    return { verdict: "undecided", evidence, message };
  }
  const which = isTraceable(conversation) ? ` (${listed(missing)})` : "";
  return {
    verdict: "fail",
    evidence,
    message: `${count} got no answer${which}, and nothing more came for ${conversation.replySeconds} s; one message at a time is answered.`,
    fix: {
      title: "Listen for messages before the handshake is answered, or keep them until the socket is prepared",
      safety: "unsafe",
    },
  };
}

/** `1 to 3, 7`: message numbers with runs drawn together. */
export function listed(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(", ");
}
