import type { Outcome } from "../../engine/rule.ts";
import { observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection, Ending } from "../connection.ts";
import { healthNow } from "../health/health.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { endingText, isServerFailure, isSignInRefusal, span } from "../sockets/ending-words.ts";

/**
 * The client has its 101, shows that it is online, and is thrown out before anybody has typed. It comes back at once,
 * and so does everybody else. Behind it is mostly a handler that fails while it sets itself up, as it does when sockets
 * are accepted before the start is complete.
 *
 * ## Condition
 *
 * A socket is opened and nothing is sent on it. It fails when the socket ends within `settleSeconds`, by a close frame
 * of any code, without one (FIN) or by a reset (RST); the message tells these apart and says what health answered
 * meanwhile.
 *
 * ## When it does not apply
 *
 * - The handshake fails (W1).
 *
 * ## Failing
 *
 * <!-- fault: close-1011-after-63ms {"checks":["W3"]} -->
 *
 * ## How to fix it
 *
 * Look into the server's log at the time of the handshake: with 1011 there is an exception. Accept sockets when what
 * the handler needs is there, and let the startup or readiness probe ask for the same. A server that waits for a token
 * as first message and closes early without it needs a longer wait, or `auth` in `holdopen.yaml`.
 */
export const closedAfterOpen: Scenario = defineScenario({
  id: "live/closed-after-open",
  check: "W3",
  name: "settle",
  suite: "smoke",
  impact: "observe",
  needs: ["W1"],
  title: "The socket is closed right after it opened",
  why: `The handshake promises a connection and the next moment takes it back. Clients reconnect at once, again and
again. Most often the handler crashes while it starts, because sockets are accepted before the service is ready.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-7"],
  params: {
    settleSeconds: { default: 2, about: "How long a socket on which nothing is sent has to stay open" },
  },

  async *run(session, { settleSeconds }) {
    const opening = await session.open();
    if (opening.kind !== "open") return;
    const { connection } = opening;
    const ending = await connection.ended(settleSeconds / session.timeScale);
    if (ending === undefined) {
      const stayed = Math.round(session.clock.now() - connection.opened.ms) / 1000;
      const still = session.transcript.note({ on: connection.id, event: "still-open", seconds: stayed });
      yield {
        verdict: "pass",
        evidence: [observedSeconds("the time it stayed open in silence", stayed, still.at("seconds"))],
      };
      return void (await connection.close());
    }
    const ms = ending.ms - connection.opened.ms;
    const health = await healthNow(session);
    const end = witnessed(endingText(ending), ending.moment.at("how"));
    const clause = `${span(ms)} after the handshake ${endingText(ending)}`;
    if (isServerFailure(ending)) {
      session.known.trials.push({ works: false, openedMs: connection.opened.ms, clause, fact: end });
    }
    if (isSignInRefusal(ending)) return yield refused(session, connection, ending);
    yield {
      verdict: "fail",
      evidence: [
        end,
        observedSeconds("the handshake", connection.handshakeSeconds, connection.opened.at("took")),
        ...(health ? [health.fact] : []),
      ],
      message: `The handshake succeeded, and ${span(ms)} later, before anything was sent, ${endingText(ending)}${health ? `; ${health.clause}` : ""}.`,
      fix: {
        title:
          "Accept sockets only when the start is complete, and let the startup or readiness probe ask an endpoint that waits for it",
        safety: "unsafe",
      },
    };
  },
});

/** Without credentials this is how it should be; with some, they are what is wrong. */
function refused({ expected }: Session, { opened }: Connection, ending: Ending): Outcome {
  const evidence = [witnessed(endingText(ending), ending.moment.at("code"))] as const;
  const said = `The handshake succeeded, and ${span(ending.ms - opened.ms)} later ${endingText(ending)}`;
  if (!expected.hasCredentials) {
    const message = `${said}: it asks for credentials, and none are given under auth in holdopen.yaml.`;
    return { verdict: "undecided", evidence, message };
  }
  return {
    verdict: "fail",
    evidence,
    message: `${said}: the credentials were not accepted.`,
    fix: { title: "Check auth in holdopen.yaml, and whether the token has run out", safety: "unsafe" },
  };
}
