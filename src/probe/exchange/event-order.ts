/** One reply that came: its type, and when. */
export interface Event {
  readonly type: string;
  readonly ms: number;
  /** All of it: the same text twice is the same event twice. */
  readonly text: string;
}

export type OrderMode = "strict" | "subsequence" | "set";

/** Numbers are indexes of the events that came. */
export interface OrderFaults {
  /** Expected and never came. */
  readonly missing: readonly string[];
  /** Came and was not expected; in a subsequence others may stand between. */
  readonly extra: readonly number[];
  /** Came more often than expected. In a subsequence an event may come again, but not twice in a row and word for word. */
  readonly duplicate: readonly number[];
  /** Came, but on the wrong side of another. */
  readonly misplaced: readonly Misplaced[];
}

/** `early` came first and `late` must come before it. */
export interface Misplaced {
  readonly early: number;
  readonly late: number;
}

/**
 * Compares what came with what must come. `strict`: exactly these in this order. `subsequence`: these in this order,
 * others may stand between. `set`: these in any order.
 */
export function compareOrder(events: readonly Event[], expected: readonly string[], mode: OrderMode): OrderFaults {
  const matched = mode === "set" ? matchInAnyOrder(events, expected) : matchInOrder(events, expected);
  const taken = new Set(matched);
  const left = events.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  const missing: string[] = [];
  const misplaced: Misplaced[] = [];
  expected.forEach((type, place) => {
    if (matched[place] !== undefined) return;
    const at = left.findIndex((index) => events[index]?.type === type);
    const [index] = at < 0 ? [] : left.splice(at, 1);
    if (index === undefined) missing.push(type);
    else misplaced.push(sidesOf(index, place, matched));
  });
  const isExpected = (index: number): boolean => expected.includes(events[index]?.type ?? "");
  return {
    missing,
    misplaced,
    extra: mode === "subsequence" ? [] : left.filter((index) => !isExpected(index)),
    duplicate: left.filter((index) => isExpected(index) && (mode !== "subsequence" || isEcho(events, index))),
  };
}

/** For each place of the expected order the index of its event; of the longest match the one that is complete first. */
type Matched = readonly (number | undefined)[];

/** A longest common subsequence, so that with one event out of place one is at fault and not the rest. */
function matchInOrder(events: readonly Event[], expected: readonly string[]): Matched {
  const best = lengthsOf(events, expected);
  const lengthAt = (index: number, place: number): number => best[index]?.[place] ?? 0;
  const matched: (number | undefined)[] = expected.map(() => undefined);
  let index = 0;
  let place = 0;
  while (index < events.length && place < expected.length) {
    if (events[index]?.type === expected[place]) matched[place++] = index++;
    else if (lengthAt(index, place + 1) > lengthAt(index + 1, place)) place++;
    else index++;
  }
  return matched;
}

/** How much of the expected order from each place on can be found in the events from each index on. */
function lengthsOf(events: readonly Event[], expected: readonly string[]): readonly (readonly number[])[] {
  const lengths: number[][] = Array.from({ length: events.length + 1 }, () => new Array(expected.length + 1).fill(0));
  for (let index = events.length - 1; index >= 0; index--) {
    for (let place = expected.length - 1; place >= 0; place--) {
      const row = lengths[index];
      if (row === undefined) continue;
      const below = lengths[index + 1];
      row[place] =
        events[index]?.type === expected[place]
          ? 1 + (below?.[place + 1] ?? 0)
          : Math.max(below?.[place] ?? 0, row[place + 1] ?? 0);
    }
  }
  return lengths;
}

function matchInAnyOrder(events: readonly Event[], expected: readonly string[]): Matched {
  const left = new Set(events.keys());
  return expected.map((type) => {
    const found = [...left].find((index) => events[index]?.type === type);
    if (found !== undefined) left.delete(found);
    return found;
  });
}

/** The nearest event that this one, which belongs at `place`, is on the wrong side of. */
function sidesOf(index: number, place: number, matched: Matched): Misplaced {
  const before = matched.slice(0, place).flatMap((other) => (other !== undefined && other > index ? [other] : []));
  const after = matched.slice(place + 1).flatMap((other) => (other !== undefined && other < index ? [other] : []));
  const late = before.at(-1);
  return late === undefined ? { early: after[0] ?? index, late: index } : { early: index, late };
}

/** Whether an event is the one right before it once more. */
function isEcho(events: readonly Event[], index: number): boolean {
  return events[index]?.text === events[index - 1]?.text;
}
