import type { Outcome } from "../../engine/rule.ts";
import { observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection, Opening } from "../connection.ts";
import { exchange } from "../exchange/exchange.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { codeText, endingText, isSignInRefusal, span } from "../sockets/ending-words.ts";
import { explainRejection } from "../sockets/rejection.ts";

/**
 * A browser sends no Authorization header with a WebSocket and does not keep a page of another site from opening one,
 * so whoever takes sockets has to look at credentials itself. Where it does not, anybody who can reach the address
 * holds a session. Where it does and answers with something else than a refusal, a client whose sign-in has run out
 * cannot tell that from a fault, and tries again for ever.
 *
 * ## Condition
 *
 * One handshake goes out like all the others, with the same Origin and subprotocols, but without token, cookie, query
 * parameter, identity token and client certificate. It passes when it is refused with 401 or 403, when TLS itself
 * refuses it for want of a certificate, and when the socket opens and is closed with 1008, 4401 or 4403 in time.
 * Everything else fails: a socket that stays open (the message says whether its first message is answered, too),
 * another close code, another status, a connection that is cut.
 *
 * ## When it does not apply
 *
 * - No credentials are configured (`auth` in `holdopen.yaml`): then nothing says that any are needed.
 * - The handshake with credentials fails (W1).
 * - It is undecided for 429, 502, 503 and 504: a crowd or a proxy gives these answers to everybody.
 *
 * Where Cloud Run's IAM or a mesh stands before the service, it is that one which refuses. Whether the service behind
 * it would look as well is not seen from outside.
 *
 * ## Failing
 *
 * <!-- fault: unauthenticated-accepted {"checks":["W2"],"env":{"CHAT_TOKEN":"token-of-ann"},"server":{"tokens":{"token-of-ann":"ann"}},"config":"services:\n  chat:\n    traffic: websocket\n    paths: [/ws]\n    auth: { bearer: { env: CHAT_TOKEN } }\n    conversation:\n      send: { type: user_message, text: ping, id: \"${nonce}\" }\n      expect: [agent_started, agent_completed]\n      match: { id: \"${nonce}\" }\n"} -->
 *
 * ## How to fix it
 *
 * Check the credentials in the handler of the upgrade, before 101 is sent: most frameworks pass middleware by that
 * guards ordinary requests. Refuse with 401 where they are missing and with 403 where they do not suffice. A client in
 * a browser sees neither, only that its socket did not open; where it has to know, accept and close at once with 4401.
 */
export const unauthenticatedAccepted: Scenario = defineScenario({
  id: "live/unauthenticated-accepted",
  check: "W2",
  name: "sign-in",
  suite: "smoke",
  impact: "observe",
  needs: ["W1"],
  title: "A socket without credentials is not turned away",
  why: `Who can reach the address holds a session without being anybody. Where such a handshake ends in another way than
a refusal, clients whose sign-in has run out cannot tell that they have to sign in again, and try for ever.`,
  references: [
    "https://www.rfc-editor.org/rfc/rfc6455#section-10.5",
    "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2",
  ],
  params: {
    closeSeconds: { default: 2, about: "How soon a socket that was opened without credentials has to be closed" },
  },

  async *run(session, { closeSeconds }) {
    if (!session.expected.hasCredentials) return;
    const opening = await session.open({ anonymous: true });
    if (opening.kind === "rejected") return yield rejected(opening);
    if (opening.kind === "failed") return yield* failed(opening);
    const { connection } = opening;
    const ending = await connection.ended(closeSeconds);
    if (ending === undefined) {
      yield await accepted(session, connection, closeSeconds);
      return void (await connection.close());
    }
    const ms = ending.ms - connection.opened.ms;
    if (isSignInRefusal(ending)) {
      const fact = observed("the close code of a socket without credentials", ending.code, ending.moment.at("code"));
      return yield { verdict: "pass", evidence: [fact] };
    }
    yield {
      verdict: "fail",
      evidence: [
        witnessed(endingText(ending), ending.moment.at(ending.kind === "close-frame" ? "code" : "how")),
        witnessed("a socket opened without credentials", connection.opened.at("status")),
      ],
      message: `Without credentials the socket opened, and ${span(ms)} later ${endingText(ending)}; ${codeText(1008)}, 4401 or 4403 would say that the client has to sign in.`,
      fix: FIX,
    };
  },
});

/** What a proxy or a crowd answers, whoever asks. */
const SAYS_NOTHING: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** nginx answers so where it wants a client's certificate. */
const NO_CERTIFICATE = /no required ssl certificate/i;
const FIX = {
  title: "Check the credentials before the handshake is answered, and refuse it with 401 or 403",
  safety: "unsafe",
} as const;

function rejected(opening: Extract<Opening, { kind: "rejected" }>): Outcome {
  const { status, moment } = opening;
  const fact = observed("the status of a handshake without credentials", status, moment.at("status"));
  if (status === 401 || status === 403 || (status === 400 && NO_CERTIFICATE.test(opening.body)))
    return { verdict: "pass", evidence: [fact] };
  const { cause } = explainRejection(opening);
  if (SAYS_NOTHING.has(status)) {
    const message = `The handshake without credentials was refused with ${status}, which says nothing of credentials: ${cause}.`;
    return { verdict: "undecided", evidence: [fact], message };
  }
  return {
    verdict: "fail",
    evidence: [fact],
    message: `Without credentials the handshake was refused with ${status} and not with 401 or 403, so a client cannot tell that it has to sign in: ${cause}.`,
    fix: FIX,
  };
}

function* failed({ cause, message, moment }: Extract<Opening, { kind: "failed" }>): Generator<Outcome> {
  if (cause === "aborted") return;
  const fact = witnessed(`a handshake without credentials failed: ${message}`, moment.at("message"));
  // Without the client's certificate TLS itself is refused: as an alert, or as the end of the connection.
  if (cause === "tls") return yield { verdict: "pass", evidence: [fact] };
  if (cause === "local" || cause === "refused" || cause === "unresolved") {
    const said = `Whether a socket opens without credentials could not be tried: ${message}.`;
    return yield { verdict: "undecided", evidence: [fact], message: said };
  }
  yield {
    verdict: "fail",
    evidence: [fact],
    message: `Without credentials the handshake was not refused with 401 or 403 but failed: ${message}. A client cannot tell that it has to sign in.`,
    fix: FIX,
  };
}

/** Still open; where a conversation is declared, whether it is also served. */
async function accepted(session: Session, connection: Connection, closeSeconds: number): Promise<Outcome> {
  const still = session.transcript.note({ on: connection.id, event: "still-open", seconds: closeSeconds });
  const done = session.expected.conversation.isDeclared ? await exchange(session, connection) : undefined;
  const served = done?.kind === "answered" ? `, and its first message was answered after ${span(done.ms)}` : "";
  const answer =
    done?.kind === "answered"
      ? [observedSeconds("the answer to a message without credentials", done.ms / 1000, done.reply.moment.at("ms"))]
      : [];
  return {
    verdict: "fail",
    evidence: [
      witnessed("a socket opened without credentials", connection.opened.at("status")),
      observedSeconds("the time it stayed open", closeSeconds, still.at("seconds")),
      ...answer,
    ],
    message: `Without credentials the socket opened and was still open after ${closeSeconds} s${served}.`,
    fix: FIX,
  };
}
