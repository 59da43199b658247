import type { Connection, Ending } from "../connection.ts";
import { exchange } from "../exchange/exchange.ts";
import type { Session } from "../session.ts";

/** What became of two sockets that were opened together: one stays silent, the other keeps talking. */
export type PairVerdict =
  /** Both are still open when the time is up. */
  | { readonly kind: "held"; readonly seconds: number; readonly silent: Connection }
  /** Only silence was cut: an idle limit, counted from the last byte. */
  | { readonly kind: "idle"; readonly seconds: number; readonly ending: Ending; readonly silent: Connection }
  /** Both were cut at the same age, however busy: a lifetime. */
  | { readonly kind: "lifetime"; readonly seconds: number; readonly ending: Ending; readonly busy: Ending }
  /** Only the busy one was cut. */
  | { readonly kind: "busy"; readonly seconds: number; readonly ending: Ending }
  | { readonly kind: "not-open" }
  | { readonly kind: "interrupted" };

export interface WatchOptions {
  /** How long to watch, in planned seconds. */
  readonly holdSeconds: number;
  /** How often the busy socket speaks at most, in planned seconds; it begins with shorter pauses. */
  readonly everySeconds: number;
}

/**
 * Holds a silent and a chatty socket side by side. Only the pair tells an idle limit, which a heartbeat helps against,
 * from a lifetime, which nothing helps against.
 */
export async function watchPair(session: Session, options: WatchOptions): Promise<PairVerdict> {
  const [first, second] = await Promise.all([session.open(), session.open()]);
  if (first.kind !== "open" || second.kind !== "open") {
    for (const opening of [first, second]) if (opening.kind === "open") await opening.connection.close();
    return { kind: "not-open" };
  }
  const [silent, busy] = [first.connection, second.connection];
  const until = session.clock.now() + (options.holdSeconds * 1000) / session.timeScale;
  const verdict = await watch(session, { silent, busy, until, everySeconds: options.everySeconds });
  await busy.close();
  if (verdict.kind !== "held") await silent.close();
  return verdict;
}

interface Pair {
  readonly silent: Connection;
  readonly busy: Connection;
  readonly until: number;
  readonly everySeconds: number;
}

async function watch(session: Session, { silent, busy, until, everySeconds }: Pair): Promise<PairVerdict> {
  const { clock, signal } = session;
  const everyMs = (everySeconds * 1000) / session.timeScale;
  let nextWord = clock.now() + everyMs * FIRST_WORD;
  while (!signal.aborted && !(silent.ending && busy.ending)) {
    const now = clock.now();
    const left = endOfWatch(silent, busy, until) - now;
    if (left <= 0) break;
    if (busy.ending || now < nextWord) {
      await nextEnding(session, [silent, busy], Math.min(left, busy.ending ? left : nextWord - now));
    } else {
      nextWord = now + untilNextWord(now - busy.opened.ms, everyMs);
      await exchange(session, busy);
    }
  }
  return signal.aborted ? { kind: "interrupted" } : judge(session, silent, busy);
}

/** The first word comes early, for limits may be shorter than the usual pause. */
const FIRST_WORD = 1 / 16;

/**
 * A pause is never longer than the socket is old. So when a silent one is cut at some age, the busy one has never been
 * silent for so long, whatever the limit is.
 */
function untilNextWord(ageMs: number, everyMs: number): number {
  return Math.min(everyMs, Math.max(ageMs, everyMs * FIRST_WORD));
}

/** One end alone says little: the other socket has to outlive that age by far, or to share its fate. */
function endOfWatch(silent: Connection, busy: Connection, until: number): number {
  const ended = silent.ending ? silent : busy.ending ? busy : undefined;
  if (ended?.ending === undefined) return until;
  const age = ageOf(ended, ended.ending);
  const survivor = ended === silent ? busy : silent;
  return survivor.opened.ms + age + Math.min(Math.max(age * 0.25, 1000), 60_000);
}

function judge(session: Session, silent: Connection, busy: Connection): PairVerdict {
  const [quiet, loud] = [silent.ending, busy.ending];
  if (!quiet && !loud) {
    return { kind: "held", seconds: (session.clock.now() - silent.opened.ms) / 1000, silent };
  }
  if (quiet && loud && isSameAge(ageOf(silent, quiet), ageOf(busy, loud))) {
    return { kind: "lifetime", seconds: ageOf(silent, quiet) / 1000, ending: quiet, busy: loud };
  }
  if (quiet && (!loud || quiet.ms < loud.ms)) {
    return { kind: "idle", seconds: (quiet.ms - lastByte(silent)) / 1000, ending: quiet, silent };
  }
  if (loud) return { kind: "busy", seconds: ageOf(busy, loud) / 1000, ending: loud };
  return { kind: "not-open" };
}

function ageOf({ opened }: Connection, ending: Ending): number {
  return ending.ms - opened.ms;
}

/** Clocks of hops tick in whole seconds at worst. */
function isSameAge(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(400, Math.min(one, other) * 0.05);
}

/** When the last byte went over a socket on which we said nothing: its opening, or what the server sent by itself. */
function lastByte({ opened, frames, pings }: Connection): number {
  return Math.max(opened.ms, ...frames.map(({ ms }) => ms), ...pings.map(({ ms }) => ms));
}

/** Waits until one of the open ones ends, at most so long. */
async function nextEnding({ clock }: Session, connections: readonly Connection[], ms: number): Promise<void> {
  const wait = new AbortController();
  const open = connections.filter(({ ending }) => ending === undefined);
  await Promise.race([clock.sleep(ms / 1000, wait.signal), ...open.map((one) => one.ended(ms / 1000 + 1))]);
  wait.abort();
}
