import { observedSeconds } from "../../model/fact.ts";
import { span } from "../ending-words.ts";
import { lapseOf } from "../lapse.ts";
import { isLocal, unopenedFact, unopenedText } from "../opening-words.ts";
import { type Reconnect, reconnect } from "../reconnect.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Session } from "../session.ts";

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
    if (opening.kind !== "open") return;
    await opening.connection.drop();
    const back = await reconnect(session, { delaysSeconds: [0.5, 1, 2, 4, 8], attempts, withinSeconds: 60 });
    const outcome = verdictOn(session, back, healthySeconds);
    if (outcome) yield outcome;
    if (back.kind === "open") await back.connection.close();
  },
});

function verdictOn(session: Session, back: Reconnect, healthySeconds: number): ScenarioOutcome | undefined {
  if (back.kind === "refused") {
    const { last, attempts, ms } = back;
    if (last === undefined) return undefined;
    const evidence = [unopenedFact(last)] as const;
    if (isLocal(last)) {
      return { verdict: "undecided", evidence, message: `This machine could not try again: ${unopenedText(last)}.` };
    }
    return {
      verdict: "fail",
      evidence,
      message: `After its connection was dropped without a word, a client was kept out for ${span(ms)}: none of ${attempts} handshakes succeeded, and the last one ${unopenedText(last)}.`,
      fix: { title: "Let go of a connection as soon as it is gone, and let its user in again", safety: "unsafe" },
    };
  }
  const { connection, ms, attempts } = back;
  const took = observedSeconds("the time until the client was back", Math.round(ms) / 1000, connection.opened.at("ms"));
  const lapse = lapseOf(session.expected, back.exchange);
  if (lapse) {
    const message = `After its connection was dropped without a word, a client got back in after ${span(ms)}, and its first message ${lapse.clause}.`;
    return { verdict: "fail", evidence: [lapse.fact, took], message };
  }
  if (ms <= healthySeconds * 1000) return { verdict: "pass", evidence: [took] };
  const message = `After its connection was dropped without a word, a client was back only after ${span(ms)} and ${attempts} attempts; ${healthySeconds} s are allowed.`;
  return { verdict: "fail", evidence: [took], message };
}
