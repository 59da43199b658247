import type { Outcome } from "../../engine/rule.ts";
import { type Fact, observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection, Ending, Frame } from "../connection.ts";
import { answers, expectedTypes, typeOf } from "../exchange/conversation.ts";
import { type Exchange, exchange } from "../exchange/exchange.ts";
import { healthNow } from "../health/health.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session, Trial } from "../session.ts";
import { endingText, isServerFailure, span } from "../sockets/ending-words.ts";

/**
 * Handshakes succeed and health is green, and still nobody gets an answer: only a message finds that out. Clients show
 * that they are connected while everything typed into them is lost, or costs them the connection.
 *
 * ## Condition
 *
 * A message is sent as `conversation` declares it. It fails when
 *
 * - no answer comes within `reply.withinSeconds`, or it is shorter than `reply.minBytes`;
 * - the socket ends instead of an answer, or within `openSeconds` after it;
 * - a second message on the same socket, sent when the answer to the first is whole, fares worse.
 *
 * An answer is the first frame that carries the fields of `match`; without those, one of the types listed in `expect`
 * or `forbid`; without those, any frame. Where no conversation is declared a ping is sent, and silence is undecided:
 * not every server has an answer to it.
 *
 * ## When it does not apply
 *
 * - The socket does not stay open by itself (W3).
 *
 * ## Failing
 *
 * <!-- fault: incident {"checks":["W4"]} -->
 *
 * ## How to fix it
 *
 * With 1011 the handler failed on the message: complete the start before sockets are accepted, and let a startup probe
 * wait for that. With silence, see whether `conversation` says what the server expects, and whether its answer takes
 * longer than `reply.withinSeconds`. If health said healthy meanwhile, `live/health-lies` is the second thing to mend.
 */
export const exchangeFails: Scenario = defineScenario({
  id: "live/exchange-fails",
  check: "W4",
  name: "exchange",
  suite: "smoke",
  impact: "observe",
  needs: ["W3"],
  title: "The socket opens, and the first messages get no proper answer",
  why: `Clients connect, show that they are online, and then nothing that is typed arrives. Handshake and health checks
see none of it: only a message does.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1"],
  params: {
    openSeconds: { default: 2, about: "How long the socket has to stay open after the first answer" },
    wholeSeconds: { default: 30, about: "How long to wait for the end of the first answer before a second message" },
  },

  async *run(session, { openSeconds, wholeSeconds }) {
    const opening = await session.open();
    if (opening.kind !== "open") return;
    const { connection } = opening;
    const first = await exchange(session, connection);
    const trial = trialOf(session, connection, first);
    if (trial) session.known.trials.push(trial);
    const fault = await faultOf(session, connection, first, "first");
    if (fault) return yield fault;
    // Many servers answer one message after the other: a second one would wait for the end of the first.
    const wasWhole = await isWhole(session, connection, first, wholeSeconds);
    const ending = await connection.ended(openSeconds / session.timeScale);
    if (ending) {
      const ms = ending.ms - (first.kind === "answered" ? first.reply.ms : first.sent.ms);
      const said = `The first message was answered, and ${span(ms)} later ${endingText(ending)}`;
      const seen = witnessed(endingText(ending), ending.moment.at("how"));
      if (mayBeMeant(session, ending)) return yield undeclared(said, seen);
      return yield { verdict: "fail", evidence: [seen], message: `${said}.` };
    }
    if (wasWhole) {
      const second = await exchange(session, connection);
      const lapse = await faultOf(session, connection, second, "second");
      if (lapse) return yield lapse;
    }
    if (first.kind === "answered") {
      const fact = observedSeconds("the first answer", first.ms / 1000, first.reply.moment.at("ms"));
      yield { verdict: "pass", evidence: [{ ...fact, what: "the time to the first answer" }] };
    }
    await connection.close();
  },
});

/** What the first message says of the socket; undefined where it says nothing for certain. */
function trialOf({ expected }: Session, { opened }: Connection, done: Exchange): Trial | undefined {
  const openedMs = opened.ms;
  switch (done.kind) {
    case "answered": {
      const clause = "the first message was answered";
      return { works: true, openedMs, clause, fact: witnessed(clause, done.reply.moment.at("text")) };
    }
    case "ended": {
      if (!isServerFailure(done.ending)) return undefined;
      const clause = `${span(done.ms)} after the first message ${endingText(done.ending)}`;
      return { works: false, openedMs, clause, fact: witnessed(clause, done.ending.moment.at("how")) };
    }
    case "silent": {
      if (!expected.conversation.isDeclared) return undefined;
      const clause = `the first message got no answer within ${expected.conversation.replySeconds} s`;
      return { works: false, openedMs, clause, fact: witnessed(clause, done.sent.at("text")) };
    }
  }
}

/** Whether the last of the expected events has come; whether it should is another check's question. */
async function isWhole(
  { expected }: Session,
  connection: Connection,
  { nonce }: Exchange,
  withinSeconds: number,
): Promise<boolean> {
  const { conversation } = expected;
  const last = expectedTypes(conversation).at(-1);
  const isLast = (frame: Frame): boolean => typeOf(frame) === last && answers(conversation, frame, nonce);
  if (last === undefined || connection.frames.some(isLast)) return true;
  return (await connection.take(withinSeconds, isLast)) !== undefined;
}

/** What is wrong with an exchange; undefined where it was answered as it should be. */
async function faultOf(
  session: Session,
  connection: Connection,
  done: Exchange,
  which: "first" | "second",
): Promise<Outcome | undefined> {
  const { conversation } = session.expected;
  switch (done.kind) {
    case "answered": {
      const { bytes, moment } = done.reply;
      if (bytes >= conversation.minBytes) return undefined;
      return {
        verdict: "fail",
        evidence: [observed("the size of the answer in bytes", bytes, moment.at("bytes"))],
        message: `The answer to the ${which} message has ${bytes} bytes; at least ${conversation.minBytes} are expected.`,
      };
    }
    case "ended":
      return closedOn(session, connection, done, which);
    case "silent": {
      const waited = conversation.replySeconds;
      const unheard = witnessed(`the ${which} message, which got no answer within ${waited} s`, done.sent.at("text"));
      if (!conversation.isDeclared)
        return undeclared(`Nothing answered the ${which} message within ${waited} s`, unheard);
      const health = await healthNow(session);
      return {
        verdict: "fail",
        evidence: [unheard, ...(health ? [health.fact] : [])],
        message: `The handshake succeeded, and the ${which} message got no answer within ${waited} s${health ? `; ${health.clause}` : ""}.`,
      };
    }
  }
}

async function closedOn(
  session: Session,
  connection: Connection,
  { ending, ms, sent }: Extract<Exchange, { kind: "ended" }>,
  which: string,
): Promise<Outcome> {
  const seen = witnessed(endingText(ending), ending.moment.at(ending.kind === "close-frame" ? "code" : "how"));
  if (mayBeMeant(session, ending)) {
    return undeclared(
      `The handshake succeeded, and ${endingText(ending)} ${span(ms)} after the ${which} message`,
      seen,
    );
  }
  const health = await healthNow(session);
  const fix =
    ending.kind === "close-frame" && ending.code === 1011
      ? "Complete the start before sockets are accepted, and let an HTTP startup probe ask an endpoint that waits for it"
      : undefined;
  return {
    verdict: "fail",
    evidence: [
      seen,
      witnessed(`the ${which} message`, sent.at("text")),
      observedSeconds("the handshake", connection.handshakeSeconds, connection.opened.at("took")),
      ...(health ? [health.fact] : []),
    ],
    message: `The handshake succeeded, ${endingText(ending)} ${span(ms)} after the ${which} message${health ? `, and ${health.clause}` : ""}.`,
    ...(fix ? { fix: { title: fix, safety: "unsafe" } } : {}),
  };
}

/** A server that throws out who sends what it does not know is right, as long as nobody said what it knows. */
function mayBeMeant({ expected }: Session, ending: Ending): boolean {
  return !expected.conversation.isDeclared && !isServerFailure(ending);
}

function undeclared(said: string, fact: Fact<unknown>): Outcome {
  const message = `${said}, and nobody declared what to send and what an answer looks like: say it under conversation in holdopen.yaml.`;
  return { verdict: "undecided", evidence: [fact], message };
}
