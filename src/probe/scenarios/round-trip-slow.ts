import { type KnownFact, observedSeconds, witnessed } from "../../model/fact.ts";
import type { Connection } from "../connection.ts";
import { answers, expectedTypes, typeOf } from "../exchange/conversation.ts";
import { type Exchange, exchange } from "../exchange/exchange.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Session } from "../session.ts";
import { endingText, span } from "../sockets/ending-words.ts";
import { percentile } from "../sockets/percentile.ts";

/**
 * On an open socket a message and its answer are all there is to wait for. From a fifth of a second on people notice,
 * and the slowest one in a hundred is what they remember.
 *
 * ## Condition
 *
 * It makes 100 round trips on one connection, one at a time and ten a second at most. A conversation of several events
 * counts up to its first, and the next message waits for the last: it would measure the queue otherwise. It fails when
 * the median, the p95 or the p99 is too large, and when a message stays without an answer. A p99 of fewer than 100
 * round trips is not judged, for services that answer slowly never come to so many; with fewer than 20 there is no p95
 * either, and nothing is decided.
 *
 * ## When it does not apply
 *
 * - Without `--load`.
 * - Where this machine was itself too late to judge times (C1).
 * - Where the connection ends on the way, it is undecided: why it ended is another check's.
 *
 * ## Failing
 *
 * <!-- fault: slow-replies {"checks":["W15"],"load":true} -->
 *
 * ## How to fix it
 *
 * Look at what happens between a message and its first reply: look-ups that could be kept for the connection, a worker
 * that one slow message blocks, an instance in another region than its data. For an agent, send an event that work has
 * begun before it begins; or allow what is normal there with `p50Ms`, `p95Ms` and `p99Ms`.
 */
export const roundTripSlow: Scenario = defineScenario({
  id: "live/round-trip-slow",
  check: "W15",
  name: "round trips",
  suite: "standard",
  impact: "load",
  needs: ["W4"],
  title: "Answers take long to come back",
  why: `On an open socket a message and its answer are all there is to wait for. From a fifth of a second on people
notice it, and the slowest one in a hundred is what they remember.`,
  references: ["https://www.nngroup.com/articles/response-times-3-important-limits/"],
  params: {
    roundTrips: { default: 100, about: "Messages, one after the other, on one connection" },
    perSecond: { default: 10, about: "How many of them are sent in a second at most" },
    budgetSeconds: { default: 60, about: "Time after which no further one is sent" },
    p50Ms: { default: 200, about: "Largest median, in milliseconds" },
    p95Ms: { default: 500, about: "Largest p95; at least 20 round trips are needed for it" },
    p99Ms: { default: 1500, about: "Largest p99; at least 100 round trips are needed for it" },
  },

  async *run(session, params) {
    const opening = await session.open();
    if (opening.kind !== "open") return;
    const { connection } = opening;
    const done = await roundTrips(session, connection, params);
    const last = done.at(-1);
    if (last && last.kind !== "answered") yield brokenOff(session, done, last);
    else yield* verdicts(done.filter(isAnswered), params);
    await connection.close();
  },
});

type Answered = Extract<Exchange, { readonly kind: "answered" }>;

function isAnswered(done: Exchange): done is Answered {
  return done.kind === "answered";
}

/** Why it did not go on. What ends a connection early is the closing's own check. */
function brokenOff(
  { expected: { conversation } }: Session,
  { length }: readonly Exchange[],
  last: Exclude<Exchange, Answered>,
): ScenarioOutcome {
  const count = `after ${length - 1} round trips, one at a time on one connection`;
  if (last.kind === "ended") {
    const said = endingText(last.ending);
    const fact = witnessed(said, last.ending.moment.at("how"));
    return {
      verdict: "undecided",
      evidence: [fact],
      message: `There were too few round trips to judge: ${count}, ${said}.`,
    };
  }
  const clause = `got no answer within ${conversation.replySeconds} s`;
  const fact = witnessed(`this message ${clause}`, last.sent.at("text"));
  const message = `The next message ${clause}, ${count}.`;
  if (!conversation.isDeclared) return { verdict: "undecided", evidence: [fact], message };
  return { verdict: "fail", evidence: [fact], message, rests: "timing" };
}

interface Pace {
  readonly roundTrips: number;
  readonly perSecond: number;
  readonly budgetSeconds: number;
}

/** One at a time: a message that waits behind the one before it would measure the queue and not the round trip. */
async function roundTrips(
  session: Session,
  connection: Connection,
  { roundTrips: planned, perSecond, budgetSeconds }: Pace,
): Promise<readonly Exchange[]> {
  const { clock, signal, timeScale } = session;
  const began = clock.now();
  const done: Exchange[] = [];
  while (done.length < planned && !signal.aborted && clock.now() - began < (budgetSeconds * 1000) / timeScale) {
    const due = began + (done.length * 1000) / perSecond / timeScale;
    if (due > clock.now()) await clock.sleep((due - clock.now()) / 1000, signal);
    const one = await exchange(session, connection);
    done.push(one);
    if (one.kind !== "answered") break;
    await finish(session, connection, one.nonce);
  }
  return done;
}

/** Waits for the last reply of a conversation, where its name is known. That it does not come is another check's. */
async function finish({ expected: { conversation } }: Session, connection: Connection, nonce: string): Promise<void> {
  const last = expectedTypes(conversation).at(-1);
  if (last === undefined || expectedTypes(conversation).length < 2) return;
  await connection.take(
    conversation.replySeconds,
    (frame) => typeOf(frame) === last && answers(conversation, frame, nonce),
  );
}

interface Limits {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** With fewer, the slowest alone would be the p95. */
const ENOUGH = 20;

function* verdicts(done: readonly Answered[], limits: Limits): Iterable<ScenarioOutcome> {
  const judged = [
    { name: "p50", share: 0.5, allowedMs: limits.p50Ms, needs: 1 },
    { name: "p95", share: 0.95, allowedMs: limits.p95Ms, needs: ENOUGH },
    { name: "p99", share: 0.99, allowedMs: limits.p99Ms, needs: 100 },
  ];
  const measured = judged
    .filter(({ needs }) => done.length >= needs)
    .map((one) => ({ ...one, at: rank(done, one.share) }));
  const slow = measured.filter(({ at, allowedMs }) => at.ms > allowedMs);
  const [worst] = slow;
  const [middle] = measured;
  if (middle === undefined) return;
  if (worst) {
    const over = slow.map(({ name, at, allowedMs }) => `${name} was ${span(at.ms)} and may be ${span(allowedMs)}`);
    const message = `Of ${done.length} round trips on one connection, one at a time, ${over.join(", ")}. A user waits that long for each answer.`;
    return yield { verdict: "fail", evidence: [timeOf(worst.name, worst.at)], message, rests: "timing" };
  }
  const said = measured.map(({ name, at }) => `${name} ${span(at.ms)}`).join(", ");
  const missing = judged.filter(({ needs }) => done.length < needs);
  const open = missing.map(({ name, needs }) => `${name} needs ${needs}`).join(", ");
  // Agents that take seconds never come to a hundred answers: the percentiles that can be had have to do.
  if (done.length >= ENOUGH) {
    const left = open === "" ? "" : `; ${open}`;
    const sentence = `${done.length} round trips, one at a time, took ${said}${left}`;
    return yield { verdict: "pass", evidence: [witnessed(sentence, middle.at.reply.moment.at("ms"))] };
  }
  const message = `Not enough samples: ${done.length} round trips were made, and ${open}. So far ${said}.`;
  yield { verdict: "undecided", evidence: [timeOf(middle.name, middle.at)], message };
}

/** The round trip that is the percentile. */
function rank(done: readonly Answered[], share: number): Answered {
  const times = done.map(({ ms }) => ms);
  const value = percentile(times, share);
  const found = done[times.indexOf(value)];
  if (found === undefined) throw new RangeError("there is no percentile of nothing");
  return found;
}

function timeOf(name: string, { ms, reply }: Answered): KnownFact<number> {
  return observedSeconds(`the ${name} of the round trips`, Math.round(ms) / 1000, reply.moment.at("ms"));
}
