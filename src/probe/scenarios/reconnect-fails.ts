import { observedSeconds } from "../../model/fact.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import { span } from "../sockets/ending-words.ts";
import { type Reconnect, reconnect } from "../sockets/reconnect.ts";

/**
 * Networks drop connections all day, and no closing handshake tells the server. One that still counts the lost socket
 * as the user's only session, or takes the return for an attack, locks out the very user who was interrupted.
 *
 * ## Condition
 *
 * It drops an open socket (a reset where TCP is plain), and comes back as a patient client does: up to five attempts
 * after about 0.5, 1, 2, 4 and 8 s, each off by up to a fifth. It fails when none is let in, when the one that is gets
 * no answer, or when it took longer than 10 s.
 *
 * ## When it does not apply
 *
 * - Where sockets cannot be opened or messages are not answered in the first place (W1 to W4).
 *
 * ## Failing
 *
 * <!-- fault: no-reconnect {"checks":["W13"]} -->
 *
 * ## How to fix it
 *
 * Let a new connection of a user replace the old one instead of refusing it, release sessions when a socket ends
 * without a close frame, and set limits of connections per client high enough for those that come back.
 */
export const reconnectFails: Scenario = defineScenario({
  id: "live/reconnect-fails",
  check: "W13",
  name: "reconnect",
  suite: "standard",
  impact: "observe",
  needs: ["W3"],
  fallsWith: ["W4"],
  title: "A client that lost its connection does not get back in",
  why: `Networks drop connections all day, without a closing handshake. A server that still counts the lost socket, or
takes the return for an attack, locks out the very user who was interrupted.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-7.2.3"],
  params: {
    attempts: { default: 5, about: "Attempts, after about 0.5, 1, 2, 4 and 8 seconds each" },
    healthySeconds: { default: 10, about: "Time within which one of them has to succeed" },
  },

  async *run(session, { attempts, healthySeconds }) {
    const opening = await session.open();
    if (opening.kind === "open") await opening.connection.drop();
    // A connection that an earlier check dropped may be why this one is kept out.
    else if (!session.known.connections.some(({ ending }) => ending?.kind === "dropped")) return;
    const back = await reconnect(session, { attempts, withinSeconds: LONGEST_SECONDS });
    if (back) yield verdictOn(back, healthySeconds);
    if (back?.kind === "back") await back.connection.close();
  },
});

/** All five waits and as many handshakes of a slow server. */
const LONGEST_SECONDS = 60;

function verdictOn(back: Reconnect, healthySeconds: number): ScenarioOutcome {
  const { attempts, ms } = back;
  if (back.kind === "out") {
    const { clause, fact, isLocal } = back.last;
    if (isLocal) {
      return { verdict: "undecided", evidence: [fact], message: `This machine could not try again: ${clause}.` };
    }
    return {
      verdict: "fail",
      evidence: [fact],
      message: `After its connection was dropped without a word, a client was kept out for ${span(ms)} and ${attempts} attempts; in the last one ${clause}.`,
      fix: { title: "Let go of a connection as soon as it is gone, and let its user in again", safety: "unsafe" },
    };
  }
  const at = back.connection.opened.at("ms");
  const took = observedSeconds("the time until the client was back", Math.round(ms) / 1000, at);
  if (ms <= healthySeconds * 1000) return { verdict: "pass", evidence: [took] };
  const message = `After its connection was dropped without a word, a client was back only after ${span(ms)} and ${attempts} attempts; ${healthySeconds} s are allowed.`;
  return { verdict: "fail", evidence: [took], message };
}
