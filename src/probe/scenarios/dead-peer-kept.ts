import type { Outcome } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection } from "../connection.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { endingText } from "../sockets/ending-words.ts";
import type { Moment } from "../transcript.ts";

/**
 * A phone that leaves its network says no goodbye. A server that pings it and does nothing about the missing pong keeps
 * the socket: it takes a slot and memory, shows its user as present, and swallows what is sent to them. Instances fill
 * up with connections that nobody holds.
 *
 * ## Condition
 *
 * It opens a socket that answers no pings. It fails when the socket is still open after three of the server's own ping
 * intervals, measured on that socket, and a second.
 *
 * ## When it does not apply
 *
 * - Where the server sends no ping within 30 s: nobody who asks nothing can be left without an answer. W9 says whether
 *   there is a heartbeat at all.
 * - It is undecided where one ping comes and no second, since that tells no interval.
 *
 * ## Failing
 *
 * <!-- fault: keeps-dead-peers {"checks":["W17"],"server":{"heartbeatSeconds":0.5}} -->
 *
 * ## How to fix it
 *
 * When the next ping is due and the last one was not answered, close the socket without waiting for a closing handshake
 * (`terminate()` in `ws`; a ping timeout in `websockets`, uvicorn and Socket.IO).
 */
export const deadPeerKept: Scenario = defineScenario({
  id: "live/dead-peer-kept",
  check: "W17",
  name: "dead peer",
  suite: "standard",
  impact: "observe",
  needs: ["W4"],
  background: true,
  title: "A client that no longer answers pings stays connected",
  why: `Phones lose their network without a word. A server that pings and never acts on the missing pong keeps those
sockets: they take slots and memory, others see their users as present, and messages to them are lost in silence.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-5.5.3"],
  params: {
    pingSeconds: { default: 30, about: "How long to wait for a ping of the server" },
    intervals: { default: 3, about: "Ping intervals within which a client that answers none has to be dropped" },
  },

  async *run(session, { pingSeconds, intervals }) {
    const opening = await session.open({ answersPings: false });
    if (opening.kind !== "open") return;
    const { connection } = opening;
    const patience = pingSeconds / session.timeScale;
    const first = await connection.pinged(1, patience);
    // Who never asks cannot be left without an answer; that no ping comes at all is the heartbeat's matter.
    if (first) yield await verdictOn(session, connection, { first, patience, intervals });
    await connection.drop();
  },
});

/** How much later than due a server may look at its peers. */
const SLACK_SECONDS = 1;

interface Watch {
  readonly first: Moment;
  readonly patience: number;
  readonly intervals: number;
}

async function verdictOn(
  session: Session,
  connection: Connection,
  { first, patience, intervals }: Watch,
): Promise<Outcome> {
  const second = await connection.pinged(2, patience * intervals);
  const interval = second ? (second.ms - first.ms) / 1000 : session.known.heartbeatSeconds?.value;
  if (interval !== undefined && connection.ending === undefined) {
    const due = first.ms + (interval * intervals + SLACK_SECONDS) * 1000;
    await connection.ended((due - session.clock.now()) / 1000);
  }
  const { ending } = connection;
  if (ending) {
    const after = observedSeconds(
      "the time from the first ping that was not answered until the socket was dropped",
      Math.round(ending.ms - first.ms) / 1000,
      ending.moment.at("ms"),
    );
    return { verdict: "pass", evidence: [after, witnessed(endingText(ending), ending.moment.at("how"))] };
  }
  const kept = Math.round((session.clock.now() - first.ms) / 10) / 100;
  const fact = witnessed("this ping and all after it were left without an answer", first.at());
  if (interval === undefined) {
    const message = `Only one ping came within ${seconds(kept)}, so nothing tells when a client that answers none has to be dropped; it was still connected.`;
    return { verdict: "undecided", evidence: [fact], message };
  }
  return {
    verdict: "fail",
    evidence: [
      fact,
      observedSeconds("the time between two pings", Math.round(interval * 1000) / 1000, (second ?? first).at("ms")),
    ],
    message: `A client that left ${connection.pings.length} pings in ${seconds(kept)} without an answer is still connected; the server pings every ${seconds(Math.round(interval * 100) / 100)} and acts on no missing pong.`,
    fix: {
      title: "Close a socket whose peer has not answered the last ping when the next one is due",
      safety: "unsafe",
    },
  };
}
