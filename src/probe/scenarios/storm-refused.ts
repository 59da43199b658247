import { type Fact, observedSeconds, witnessed } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Connection } from "../connection.ts";
import { lapseOf } from "../exchange/lapse.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Session } from "../session.ts";
import { endingText, span } from "../sockets/ending-words.ts";
import { isLocal, tallyOf, type Unopened, unopenedFact, unopenedText, unopenedWord } from "../sockets/opening-words.ts";
import { percentile } from "../sockets/percentile.ts";
import { raiseStorm, type Storm } from "../sockets/storm.ts";

/**
 * After a deployment or a network failure, all clients come back in the same second. Whoever is refused or kept waiting
 * tries again, so that the next second is worse. What one client at a time never shows is then an outage: too few
 * instances, too low a concurrency, a handshake that takes a lock or a database connection each.
 *
 * ## Condition
 *
 * It starts all sockets within a second (with at most `handshakesAtOnce` handshakes under way, since more would wait in
 * the client's own queue), sends one message on each, and holds them open together. It fails for sockets that are not
 * opened, with the statuses counted; for messages that are not answered; for sockets that end while all are open; and
 * when the p95 of at least 20 handshakes is too large. Each is a finding of its own.
 *
 * ## When it does not apply
 *
 * - Without `--load`. `--load 8000` opens 8,000 sockets instead of 50.
 * - It is undecided where more sockets were tried than declared instances and concurrency allow and all others got 429,
 *   which is then the right answer.
 * - It is undecided where this machine ran out of ports or descriptors, and where it was itself too late to judge times
 *   (C1).
 *
 * ## Failing
 *
 * <!-- fault: storm-503 {"checks":["W10"],"load":true} -->
 *
 * ## How to fix it
 *
 * Raise max instances, or concurrency, until their product holds all clients of the busiest hour; keep instances warm
 * with min instances; take slow work (tokens, look-ups) out of the handshake; and let clients wait a random time before
 * they come back.
 */
export const stormRefused: Scenario = defineScenario({
  id: "live/storm-refused",
  check: "W10",
  name: "storm",
  suite: "standard",
  impact: "load",
  needs: ["W3"],
  fallsWith: ["W4"],
  title: "Many clients that connect together are not all served",
  why: `After a deployment, a network failure or the start of a meeting all clients connect in the same second. Those
that are refused or kept waiting try again, and make the next second worse.`,
  references: [
    "https://docs.cloud.google.com/run/docs/about-instance-autoscaling",
    "https://docs.cloud.google.com/run/docs/troubleshooting",
  ],
  params: {
    sockets: { default: 50, about: "Sockets to open, unless --load names a number" },
    spreadSeconds: { default: 1, about: "Time over which they are started" },
    handshakesAtOnce: { default: 128, about: "Handshakes that are under way at once" },
    deadlineSeconds: { default: 60, about: "Time after which no further socket is started" },
    handshakeSeconds: { default: 3, about: "Largest p95 of the handshakes" },
    holdSeconds: { default: 5, about: "How long all of them have to stay open together" },
  },

  async *run(session, params) {
    const sockets = session.expected.maxSockets ?? params.sockets;
    const storm = await raiseStorm(session, { ...params, sockets, atOnce: params.handshakesAtOnce });
    await session.pause(params.holdSeconds);
    const outcomes = [
      ...refusals(session, storm),
      ...unanswered(session, storm),
      ...slowness(storm, params.handshakeSeconds),
      ...unfinished(storm, sockets),
    ];
    yield* outcomes;
    if (outcomes.length === 0) yield* served(storm);
    await Promise.all(storm.connections.map((connection) => connection.close()));
  },
});

/** Below this many a p95 is the largest value and no percentile. */
const P95_SAMPLES = 20;

function* refusals({ expected }: Session, storm: Storm): Iterable<ScenarioOutcome> {
  const { unopened } = storm;
  const local = unopened.filter(isLocal);
  const refused = unopened.filter((one) => !isLocal(one));
  const [own] = local;
  if (own) {
    const message = `This machine could not open ${local.length} of ${started(storm)} sockets: ${unopenedText(own)}. That is its own limit and not the service's.`;
    yield { verdict: "undecided", evidence: [unopenedFact(own)], message };
  }
  const [first] = refused;
  if (first === undefined) return;
  const capacity = capacityOf(expected.path);
  const tally = tallyOf(refused.map(unopenedWord));
  const told = `${refused.length} of ${started(storm)} sockets that were started within ${span(storm.startedInSeconds * 1000)} were not opened (${tally})`;
  if (capacity && capacity.sockets < started(storm) && refused.every(isOverCapacity)) {
    const message = `${told}, and ${capacity.sockets} is what ${capacity.how} allows: 429 is then the right answer. Verify with at most ${capacity.sockets} sockets.`;
    return yield { verdict: "undecided", evidence: [unopenedFact(first), ...capacity.facts], message };
  }
  const outcome = {
    verdict: "fail" as const,
    evidence: [unopenedFact(first), ...(capacity?.facts ?? [])],
    message: `${told}: the first ${unopenedText(first)}.`,
    fix: { title: "Raise max instances or concurrency, or the server's own limit of connections", safety: "unsafe" },
  } satisfies ScenarioOutcome;
  // Where nobody answered in time it may have been us who were late.
  yield refused.every(isTimeout) ? { ...outcome, rests: "timing" } : outcome;
}

function isTimeout(opening: Unopened): boolean {
  return opening.kind === "failed" && opening.cause === "timeout";
}

/** Sockets for which there was no time left. */
function* unfinished(storm: Storm, sockets: number): Iterable<ScenarioOutcome> {
  const [first] = storm.connections;
  if (first === undefined || started(storm) >= sockets) return;
  const fact = witnessed(`${started(storm)} sockets were started`, first.opened.at());
  const message = `Only ${started(storm)} of ${sockets} sockets could be started in ${span(storm.startedInSeconds * 1000)}; what the others would have met is not known.`;
  yield { verdict: "undecided", evidence: [fact], message };
}

function isOverCapacity(opening: Unopened): boolean {
  return opening.kind === "rejected" && opening.status === 429;
}

interface SocketCapacity {
  readonly sockets: number;
  readonly how: string;
  readonly facts: readonly Fact<unknown>[];
}

function capacityOf(path: ConnectionPath | undefined): SocketCapacity | undefined {
  const { maxInstances, concurrency } = path?.capacity ?? {};
  if (!maxInstances?.known || !concurrency?.known) return undefined;
  const how = `${maxInstances.value} instances x ${concurrency.value} sockets`;
  return { sockets: maxInstances.value * concurrency.value, how, facts: [maxInstances, concurrency] };
}

function started({ connections, unopened }: Storm): number {
  return connections.length + unopened.length;
}

/** Sockets that were opened and then not served: no answer, or an end that nobody asked for. */
function* unanswered({ expected }: Session, storm: Storm): Iterable<ScenarioOutcome> {
  const lapses = storm.exchanges.flatMap((done) => lapseOf(expected, done) ?? []);
  const [lapse] = lapses;
  const count = storm.connections.length;
  if (lapse) {
    const message = `${count} sockets opened together, and on ${lapses.length} of them the first message ${lapse.clause}; one client alone is answered.`;
    const outcome = { verdict: "fail", evidence: [lapse.fact], message } as const;
    // An answer that we were too busy to read looks like none.
    const isSilence = storm.exchanges.every(({ kind }) => kind !== "ended");
    yield isSilence ? { ...outcome, rests: "timing" } : outcome;
  }
  const cut = storm.connections.filter(
    ({ ending }, index) => ending !== undefined && storm.exchanges[index]?.kind !== "ended",
  );
  const ending = cut[0]?.ending;
  if (ending) {
    const message = `${cut.length} of ${count} sockets that were open together ended although nobody asked for it: ${endingText(ending)}.`;
    yield { verdict: "fail", evidence: [witnessed(endingText(ending), ending.moment.at("how"))], message };
  }
}

function* slowness({ connections }: Storm, allowedSeconds: number): Iterable<ScenarioOutcome> {
  const slow = atP95(connections);
  if (slow === undefined || connections.length < P95_SAMPLES || slow.handshakeSeconds <= allowedSeconds) return;
  const { handshakeSeconds, opened } = slow;
  const message = `The handshakes of ${connections.length} clients that connected together took ${span(handshakeSeconds * 1000)} (p95), more than ${allowedSeconds} s. Clients that give up before that try again, on top.`;
  const fact = observedSeconds("the p95 of the handshakes", handshakeSeconds, opened.at("took"));
  yield { verdict: "fail", evidence: [fact], message, rests: "timing" };
}

function* served(storm: Storm): Iterable<ScenarioOutcome> {
  const { connections, startedInSeconds } = storm;
  const slow = atP95(connections);
  if (slow === undefined) return;
  const took = `${span(slow.handshakeSeconds * 1000)} (${connections.length < P95_SAMPLES ? "the slowest" : "p95"})`;
  const said = `${connections.length} of ${started(storm)} sockets, started within ${span(startedInSeconds * 1000)}, opened and were served; the handshakes took ${took}`;
  yield { verdict: "pass", evidence: [witnessed(said, slow.opened.at("took"))] };
}

/** The connection whose handshake is the p95 of all; of few the slowest. */
function atP95(connections: readonly Connection[]): Connection | undefined {
  const p95 = percentile(
    connections.map(({ handshakeSeconds }) => handshakeSeconds),
    0.95,
  );
  return connections.find(({ handshakeSeconds }) => handshakeSeconds === p95);
}
