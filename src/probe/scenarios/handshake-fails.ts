import type { Outcome } from "../../engine/rule.ts";
import { observed, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Opening } from "../connection.ts";
import { defineScenario, type Scenario } from "../scenario.ts";
import type { Session } from "../session.ts";
import { span } from "../sockets/ending-words.ts";
import { explainRejection } from "../sockets/rejection.ts";

/**
 * A WebSocket begins as an HTTP request that every hop on the way has to pass on as an upgrade. If one does not, or the
 * server says no, there is no connection to keep open. If it takes seconds, clients give up or try a second one beside
 * it.
 *
 * ## Condition
 *
 * Several handshakes, one after the other, each closed again. It fails when one is refused, answers the key or the
 * subprotocols wrongly, breaks off, or takes longer than allowed. Status, headers and body of a refusal are read for
 * who said no: Cloud Run's IAM, an instance that is missing, a proxy, or the service itself. It is undecided when the
 * very first one reaches nobody, or this machine ran out of ports or descriptors.
 *
 * ## When it does not apply
 *
 * It always applies.
 *
 * ## Failing
 *
 * <!-- fault: reject-403 {"checks":["W1"]} -->
 *
 * ## How to fix it
 *
 * Follow what the message says of who refused. An ordinary page, 400 or 426 means that a hop dropped `Upgrade`; 401 and
 * 403 are about the caller; 429, 500 and 503 from Google about instances. A slow first handshake is a cold start: keep
 * an instance warm, or shorten it.
 */
export const handshakeFails: Scenario = defineScenario({
  id: "live/handshake-fails",
  check: "W1",
  name: "handshake",
  suite: "smoke",
  impact: "observe",
  needs: [],
  title: "The opening handshake fails or takes too long",
  why: `Without 101 there is no connection at all. A client that waits longer than a few seconds has given up, or has
opened a second connection beside the first.`,
  references: [
    "https://www.rfc-editor.org/rfc/rfc6455#section-4",
    "https://docs.cloud.google.com/run/docs/troubleshooting",
  ],
  params: {
    tries: { default: 5, about: "Handshakes, one after the other" },
    warmSeconds: { default: 2, about: "What each may take, the first one apart" },
    coldSeconds: { default: 10, about: "What the first one may take: it may have to wait for an instance" },
  },

  async *run(session, { tries, warmSeconds, coldSeconds }) {
    let slowest: { readonly seconds: number; readonly outcome: Outcome } | undefined;
    for (let number = 1; number <= tries && !session.signal.aborted; number++) {
      const opening = await session.open();
      if (opening.kind !== "open") return yield failure(session, opening, number);
      session.known.unreachable = undefined;
      const { connection } = opening;
      const { handshakeSeconds, opened } = connection;
      const fact = observedSeconds(`the time of handshake ${number}`, handshakeSeconds, opened.at("took"));
      const allowed = number === 1 ? coldSeconds : warmSeconds;
      // Not waited for: a server that never answers a close frame would cost seconds each time.
      void connection.close();
      if (handshakeSeconds > allowed) {
        const message = `Handshake ${number} of ${tries} took ${span(handshakeSeconds * 1000)}, more than ${allowed} s. A client waits that long for its connection each time.`;
        return yield { verdict: "fail", evidence: [fact], message, rests: "timing" };
      }
      if (slowest === undefined || handshakeSeconds > slowest.seconds) {
        const what = `the slowest of ${tries} handshakes`;
        const outcome: Outcome = { verdict: "pass", evidence: [{ ...fact, what }] };
        slowest = { seconds: handshakeSeconds, outcome };
      }
    }
    if (slowest) yield slowest.outcome;
  },
});

function failure(session: Session, opening: Exclude<Opening, { kind: "open" }>, number: number): Outcome {
  const which = number === 1 ? "The opening handshake" : `Handshake ${number}, after ${number - 1} that succeeded,`;
  if (opening.kind === "rejected") {
    const { status, moment, seconds } = opening;
    const { cause, fix } = explainRejection(opening);
    return {
      verdict: "fail",
      evidence: [observed("the status of the handshake", status, moment.at("status"))],
      message: `${which} was refused with ${status} after ${span(seconds * 1000)}: ${cause}.`,
      fix: { title: fix, safety: "unsafe" },
    };
  }
  const { cause, message, moment, seconds } = opening;
  const fact = witnessed(`the handshake failed: ${message}`, moment.at("message"));
  if (cause === "local") {
    return { verdict: "undecided", evidence: [fact], message: `This machine could not try: ${message}.` };
  }
  if (number === 1 && NOBODY_THERE.has(cause)) {
    session.known.unreachable = { why: message, moment };
    return { verdict: "undecided", evidence: [fact], message: `Nothing could be verified: ${message}.` };
  }
  return {
    verdict: "fail",
    evidence: [fact],
    message: `${which} failed after ${span(seconds * 1000)}: ${message}.`,
  };
}

/** What says that nobody could be asked, rather than that somebody answered wrongly. */
const NOBODY_THERE: ReadonlySet<string> = new Set(["refused", "unresolved", "tls"]);
