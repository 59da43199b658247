import { type KnownFact, observedSeconds } from "../../model/fact.ts";
import type { Connection } from "../connection.ts";
import { exchange } from "../exchange/exchange.ts";
import { lapseOf } from "../exchange/lapse.ts";
import { defineScenario, type Scenario, type ScenarioOutcome } from "../scenario.ts";
import type { Session } from "../session.ts";
import { span } from "../sockets/ending-words.ts";
import { isLocal, type Unopened, unopenedFact, unopenedText } from "../sockets/opening-words.ts";
import { median } from "../sockets/percentile.ts";

/**
 * Each connection that ends has to give back what it took: a place in a list, a subscription, a timer, a database
 * connection. Where it does not, every handshake becomes a little slower, until a limit is reached in the middle of a
 * working day. A restart helps, for a while.
 *
 * ## Condition
 *
 * It opens and closes connections without a pause, then opens some and drops them without a closing handshake, and then
 * expects a message to be answered. It fails when a handshake is refused on the way, when the message is not answered,
 * or when the last handshakes took more than twice as long as the first (medians, and by more than 20 ms: below that a
 * difference is noise).
 *
 * ## When it does not apply
 *
 * - Without `--load`.
 * - It is undecided where a rate limit answers with 429: it hides a leak and is none.
 * - It is undecided where the first connection that was dropped locks the client out, which W13 judges, and where this
 *   machine was itself too late to judge times (C1).
 *
 * ## Failing
 *
 * <!-- fault: churn-leaks {"checks":["W11"],"load":true} -->
 *
 * ## How to fix it
 *
 * Release everything in the handler for the end of the connection, and make sure that it also runs when the connection
 * is reset: in Node on `close` and never only on `end`, in Python in a `finally`. Compare open sockets with what lists
 * and pools hold.
 */
export const churnDegrades: Scenario = defineScenario({
  id: "live/churn-degrades",
  check: "W11",
  name: "churn",
  suite: "standard",
  impact: "load",
  needs: ["W3"],
  fallsWith: ["W4"],
  title: "Connections that come and go leave something behind",
  why: `Every connection that ends has to give back what it took. Where it does not, handshakes become slower or are
refused as the day goes on, and only a restart helps.`,
  references: ["https://www.rfc-editor.org/rfc/rfc6455#section-7.1"],
  params: {
    cycles: { default: 30, about: "Connections that are opened and closed, one after the other" },
    resets: {
      default: 10,
      about: "Connections that are opened and dropped after them, with a reset where TCP is plain",
    },
    compared: { default: 10, about: "Handshakes at the beginning and at the end whose medians are compared" },
    factor: { default: 2, about: "How much slower the last may be than the first" },
    floorMs: { default: 20, about: "Milliseconds below which a difference is noise" },
  },

  async *run(session, { cycles, resets, compared, factor, floorMs }) {
    const before = session.known.connections.slice(0, compared);
    const churned: Connection[] = [];
    let answersClose = true;
    for (let number = 1; number <= cycles + resets && !session.signal.aborted; number++) {
      const opening = await session.open();
      if (opening.kind !== "open") return yield refused(opening, number, cycles);
      const { connection } = opening;
      churned.push(connection);
      if (number > cycles || !answersClose) await connection.drop();
      else answersClose = await leave(session, connection);
    }
    const lapse = await afterwards(session, churned.length);
    if (lapse) return yield lapse;
    const comparison = compare(churned, { before, compared, factor, floorMs });
    if (comparison) yield comparison;
  },
});

/** How long a server may take to answer our close before we go without; that it does not answer is another check's. */
const LEAVING_SECONDS = 1;

async function leave({ clock, signal }: Session, connection: Connection): Promise<boolean> {
  await Promise.race([connection.close(), clock.sleep(LEAVING_SECONDS, signal)]);
  const isAnswered = connection.ending !== undefined;
  await connection.drop();
  return isAnswered;
}

function refused(opening: Unopened, number: number, cycles: number): ScenarioOutcome {
  const evidence = [unopenedFact(opening)] as const;
  const said = unopenedText(opening);
  if (isLocal(opening)) return { verdict: "undecided", evidence, message: `This machine could not go on: ${said}.` };
  if (opening.kind === "rejected" && opening.status === 429) {
    const message = `Handshake ${number} in a row ${said}. A limit on how often one client may connect is no leak, and hides one.`;
    return { verdict: "undecided", evidence, message };
  }
  const resets = number - 1 - cycles;
  // What one lost connection does to the next is the reconnect's own check.
  if (number === 1 || resets === 1) {
    const when = number === 1 ? "at the beginning" : "after the first drop";
    return { verdict: "undecided", evidence, message: `A handshake ${when} ${said}: there was no churn to judge.` };
  }
  const before =
    resets > 0
      ? `${cycles} connections that were closed and ${resets} that were dropped`
      : `${number - 1} that were opened and closed`;
  return {
    verdict: "fail",
    evidence,
    message: `After ${before}, one at a time, the next handshake ${said}.`,
    fix: { title: "Give back what a connection holds when it ends, however it ends", safety: "unsafe" },
  };
}

async function afterwards(session: Session, count: number): Promise<ScenarioOutcome | undefined> {
  const opening = await session.open();
  if (opening.kind !== "open") return refused(opening, count + 1, count);
  const done = await exchange(session, opening.connection);
  await leave(session, opening.connection);
  const lapse = lapseOf(session.expected, done);
  if (lapse === undefined) return undefined;
  const message = `After ${count} connections that came and went, the first message of the next ${lapse.clause}.`;
  return { verdict: "fail", evidence: [lapse.fact], message };
}

interface Comparison {
  /** The first connections of the run, which other checks opened. */
  readonly before: readonly Connection[];
  readonly compared: number;
  readonly factor: number;
  readonly floorMs: number;
}

/** Undefined where there were too few to compare. */
function compare(churned: readonly Connection[], comparison: Comparison): ScenarioOutcome | undefined {
  const { before, compared, factor, floorMs } = comparison;
  const first = medianOf("first", churned.slice(0, compared));
  const last = medianOf("last", churned.slice(-compared));
  if (first === undefined || last === undefined || churned.length < 2 * compared) return undefined;
  // A storm before this may have made it slow already; that it is growing still tells a leak from a late recovery.
  const earlier = before.length < compared ? undefined : medianOf("earliest", before);
  const base = earlier !== undefined && earlier.value < first.value ? earlier : first;
  const isGrowing = (last.value - first.value) * 1000 > floorMs;
  if (last.value <= base.value * factor || !isGrowing) return { verdict: "pass", evidence: [last, first] };
  const times = (last.value / base.value).toFixed(1);
  return {
    verdict: "fail",
    evidence: [last, base],
    message: `Handshakes took ${span(base.value * 1000)} at first and, after ${churned.length} connections that came and went, ${span(last.value * 1000)} (medians of ${compared}), ${times} times as long: each connection leaves something behind that the next one pays for.`,
    fix: { title: "Give back what a connection holds when it ends, however it ends", safety: "unsafe" },
    rests: "timing",
  };
}

function medianOf(
  which: "earliest" | "first" | "last",
  connections: readonly Connection[],
): KnownFact<number> | undefined {
  const value = median(connections.map(({ handshakeSeconds }) => handshakeSeconds));
  const one = connections.find(({ handshakeSeconds }) => handshakeSeconds === value);
  return (
    one && observedSeconds(`the median of the ${which} ${connections.length} handshakes`, value, one.opened.at("took"))
  );
}
