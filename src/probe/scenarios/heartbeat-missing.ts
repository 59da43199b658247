import { seconds } from "../../model/describe.ts";
import { type KnownFact, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection } from "../connection.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Expected } from "../session.ts";
import { endingText, span } from "../sockets/ending-words.ts";
import type { Moment } from "../transcript.ts";

/**
 * A WebSocket may be silent for hours. Pings are what shows both ends, and every hop between them, that it is still in
 * use. Where neither side's pings go through, load balancers cut what looks idle, and a client whose network has
 * changed learns of it only when its next message goes nowhere.
 *
 * ## Condition
 *
 * It fails when our ping gets no pong and no ping of the server comes either. Where a heartbeat of the server is
 * declared (control frames), it also fails when pings come less often than that by half, or do not come at all: what
 * other rules worked out from the declared interval does not hold then. Seeing two pings, it remembers the time between
 * them for other checks.
 *
 * ## When it does not apply
 *
 * - It passes where pongs come and the server sends no pings: then the client can keep the connection alive.
 * - It is undecided where the socket ends before either could be seen.
 *
 * ## Failing
 *
 * <!-- fault: no-pong {"checks":["W9"]} -->
 *
 * ## How to fix it
 *
 * Let the server answer pings, which every library does unless it was told not to, and let it ping each socket every 20
 * to 30 s: below the shortest idle limit on the way, which `holdopen path` shows.
 */
export const heartbeatMissing: Scenario = defineScenario({
  id: "live/heartbeat-missing",
  check: "W9",
  name: "heartbeat",
  suite: "standard",
  impact: "observe",
  needs: ["W4"],
  background: true,
  title: "The server neither pings nor answers pings",
  why: `On a silent socket only pings show that both ends are there. Without them load balancers cut what looks idle,
and a client whose network went away learns of it with its next message.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2"],
  params: {
    pingSeconds: { default: 30, about: "How long to wait for a ping of the server" },
    pongSeconds: { default: 2, about: "What its answer to our ping may take" },
  },

  async *run(session, { pingSeconds, pongSeconds }) {
    const opening = await session.open();
    if (opening.kind !== "open") return;
    const { connection } = opening;
    const sent = connection.ping();
    const pong = await connection.pong(pongSeconds);
    const declared = declaredInterval(session.expected);
    const watchedSeconds = Math.max(pingSeconds, (declared?.value ?? 0) * PATIENCE) / session.timeScale;
    const interval = await observeInterval(connection, watchedSeconds);
    session.known.heartbeatSeconds = interval;
    yield verdictOn(connection, { sent, pong, pongSeconds, interval, declared, watchedSeconds });
    await connection.close();
  },
});

/** A ping that is due may be late by this factor before it counts as not sent. */
const PATIENCE = 1.5;

interface Seen {
  readonly sent: Moment;
  readonly pong: Moment | undefined;
  readonly pongSeconds: number;
  readonly interval: KnownFact<number> | undefined;
  readonly declared: KnownFact<number> | undefined;
  readonly watchedSeconds: number;
}

function declaredInterval({ path }: Expected): KnownFact<number> | undefined {
  const intervals = path?.heartbeats.flatMap(({ sender, frame, intervalSeconds }) =>
    sender === "server" && frame === "control" && intervalSeconds.known ? [intervalSeconds] : [],
  );
  return intervals?.[0];
}

/** The time between two pings. One alone tells nothing: many servers ping all their sockets on one common beat. */
async function observeInterval(connection: Connection, withinSeconds: number): Promise<KnownFact<number> | undefined> {
  const first = await connection.pinged(1, withinSeconds);
  const second = first && (await connection.pinged(2, withinSeconds));
  if (first === undefined || second === undefined) return undefined;
  const interval = Math.round(second.ms - first.ms) / 1000;
  return observedSeconds("the time between two pings of the server", interval, second.at("ms"));
}

function verdictOn(connection: Connection, seen: Seen): ScenarioOutcome {
  const { sent, pong, interval, declared } = seen;
  const { ending } = connection;
  const rarely = ending ? undefined : rarer(connection, seen);
  if (rarely) return rarely;
  if (interval) return { verdict: "pass", evidence: declared ? [interval, declared] : [interval] };
  const [ping] = connection.pings;
  if (pong) {
    const took = observedSeconds("the time until our ping was answered", (pong.ms - sent.ms) / 1000, pong.at("ms"));
    return { verdict: "pass", evidence: [took] };
  }
  if (ping) return { verdict: "pass", evidence: [witnessed("the server sent a ping", ping.at())] };
  if (ending) {
    const fact = witnessed(endingText(ending), ending.moment.at("how"));
    const message = `The socket did not stay open for long enough to tell: ${endingText(ending)} after ${span(ending.ms - sent.ms)}.`;
    return { verdict: "undecided", evidence: [fact], message };
  }
  return {
    verdict: "fail",
    evidence: [witnessed(`this ping got no pong within ${seen.pongSeconds} s`, sent.at())],
    message: `Our ping got no pong within ${seen.pongSeconds} s, and the server sent no ping within ${seconds(seen.watchedSeconds)}: nothing keeps a silent socket alive or shows that it is dead.`,
    fix: { title: "Answer pings (RFC 6455 asks for it), and send them every 20 to 30 s", safety: "unsafe" },
  };
}

/** A heartbeat that is declared and comes less often: what was worked out from the declared one does not hold. */
function rarer(
  { pings, opened }: Connection,
  { interval, declared, watchedSeconds }: Seen,
): ScenarioOutcome | undefined {
  const allowed = (declared?.value ?? Number.POSITIVE_INFINITY) * PATIENCE;
  if (declared === undefined) return undefined;
  if (interval && interval.value > allowed) {
    return {
      verdict: "fail",
      evidence: [interval, declared],
      message: `The server pings every ${seconds(interval.value)}; ${seconds(declared.value)} are declared. A hop whose limit lies between the two cuts silent sockets.`,
    };
  }
  if (pings.length > 0 || watchedSeconds < allowed) return undefined;
  return {
    verdict: "fail",
    evidence: [witnessed(`no ping came within ${seconds(watchedSeconds)} from here`, opened.at()), declared],
    message: `The server sent no ping within ${seconds(watchedSeconds)}; one every ${seconds(declared.value)} is declared. Hops on the way see a silent socket.`,
  };
}
