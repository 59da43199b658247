import type { Outcome } from "../../engine/rule.ts";
import { observedSeconds, witnessed } from "../../model/fact.ts";
import type { Ending } from "../connection.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import { codeText, endingText, span } from "../sockets/ending-words.ts";

/**
 * A socket ends well when each side has sent a close frame. If the server never sends its own, the client counts the
 * connection as broken (1006), and a library that reconnects after breaks does so after every orderly goodbye. On the
 * server the socket stays, with its memory and its place in the concurrency limit, until something else cuts it.
 *
 * ## Condition
 *
 * A socket on which nothing was sent is closed with 1000. It fails when no close frame comes back, when it comes later
 * than `answerSeconds`, or when it holds a code other than 1000, 1001 or none. It is undecided when the client's own
 * patience (5 s) is shorter than what is allowed.
 *
 * ## When it does not apply
 *
 * - The socket does not stay open by itself (W3), or its end crossed ours.
 * - Ends that the server begins: each check reports those that it meets.
 *
 * ## Failing
 *
 * <!-- fault: wrong-close-answer {"checks":["W6"]} -->
 *
 * ## How to fix it
 *
 * Read from the socket until it is closed: libraries answer a close frame when they see it, and they see it when they
 * read. Do the work that a goodbye causes (saving, leaving rooms) behind the answer. An error code in it points to an
 * exception in the handler that runs when a client leaves.
 */
export const closingHandshakeFails: Scenario = defineScenario({
  id: "live/closing-handshake-fails",
  check: "W6",
  name: "closing handshake",
  suite: "smoke",
  impact: "observe",
  needs: ["W3"],
  title: "The closing handshake is not answered, late, or with an error",
  why: `A client that leaves says so and waits for the answer. Without one it reports a connection that broke (1006), and
libraries that reconnect by themselves come back. The server's side of the socket stays behind until something cuts it.`,
  references: [
    "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.1",
    "https://www.rfc-editor.org/rfc/rfc6455#section-7.1.2",
  ],
  params: {
    answerSeconds: { default: 2, about: "What the answer may take" },
    settleSeconds: { default: 0.5, about: "How long the socket is open before it is closed" },
    allowClose: {
      default: "",
      about: "Codes in the answer that are meant, besides 1000 and 1001, separated by commas",
    },
  },

  async *run(session, { answerSeconds, settleSeconds, allowClose }) {
    const opening = await session.open();
    if (opening.kind !== "open") return;
    const { connection } = opening;
    // An end that nobody asked for has checks of its own.
    if (await connection.ended(settleSeconds / session.timeScale)) return;
    const began = session.clock.now();
    const ending = await connection.close();
    if (!ending.isOurs) return;
    yield judged({ ending, tookMs: ending.ms - began, answerSeconds, allowed: codesIn(allowClose) });
  },
});

interface Closing {
  readonly ending: Ending;
  readonly tookMs: number;
  readonly answerSeconds: number;
  readonly allowed: ReadonlySet<number>;
}

function judged({ ending, tookMs, answerSeconds, allowed }: Closing): Outcome {
  const { kind, code, moment } = ending;
  const isLate = tookMs > answerSeconds * 1000;
  if (kind === "no-answer" && !isLate) {
    const message = `The closing handshake got no answer within ${span(tookMs)}, when this client gave up; ${answerSeconds} s are allowed.`;
    return { verdict: "undecided", evidence: [witnessed(endingText(ending), moment.at("how"))], message };
  }
  if (kind !== "close-frame") {
    return {
      verdict: "fail",
      evidence: [witnessed(endingText(ending), moment.at("how"))],
      message: `We closed with 1000, and ${kind === "no-answer" ? `nothing came back within ${span(tookMs)}` : `${span(tookMs)} later ${endingText(ending)}`}: the client reports a connection that broke (1006).`,
      fix: { title: "Answer close frames, and read from the socket until one comes", safety: "unsafe" },
    };
  }
  // RFC 6455 §5.5.1: the answer typically echoes the code; none at all, and going away, say nothing bad either.
  if (code !== 1000 && code !== 1001 && code !== 1005 && !allowed.has(code)) {
    return {
      verdict: "fail",
      evidence: [witnessed(`the answer to our close frame holds ${codeText(code)}`, moment.at("code"))],
      message: `We closed with 1000, and the server answered with ${codeText(code)}: a client that leaves in good order is told that something went wrong.`,
      fix: { title: "Answer with the code that came, and look for what fails when a client leaves", safety: "unsafe" },
    };
  }
  const fact = observedSeconds("the time to the answer of the close frame", Math.round(tookMs) / 1000, moment.at("ms"));
  if (!isLate) return { verdict: "pass", evidence: [fact] };
  return {
    verdict: "fail",
    evidence: [fact],
    message: `We closed with 1000, and the answer took ${span(tookMs)}; ${answerSeconds} s are allowed. So long a client that leaves is held.`,
    fix: { title: "Answer the close frame first and clean up behind it", safety: "unsafe" },
  };
}

function codesIn(list: string): ReadonlySet<number> {
  return new Set(list.split(",").map(Number));
}
