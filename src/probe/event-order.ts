/** One reply that came: its type, whether it carries the right correlation, when. */
export interface Event {
  readonly type: string;
  readonly isForeign: boolean;
  readonly ms: number;
}

export interface OrderFaults {
  /** Expected and never came. */
  readonly missing: readonly string[];
  /** Came and was not expected. Only `strict` and `set` mind. */
  readonly extra: readonly number[];
  /** Came more often than expected. */
  readonly duplicate: readonly number[];
  /** Came, but behind one that it must precede. */
  readonly misplaced: readonly number[];
  /** Belongs to another exchange. */
  readonly foreign: readonly number[];
}

/**
 * Compares what came with what must come. `strict`: exactly these in this order. `subsequence`: these in this order,
 * others may stand between. `set`: these in any order. Numbers are indexes of `events`.
 */
export function compareOrder(
  events: readonly Event[],
  expected: readonly string[],
  mode: "strict" | "subsequence" | "set",
): OrderFaults {
  const own = events.flatMap((event, index) => (event.isForeign ? [] : [{ ...event, index }]));
  const foreign = events.flatMap(({ isForeign }, index) => (isForeign ? [index] : []));
  const wanted = counted(expected);
  const seen = new Map<string, number>();
  const extra: number[] = [];
  const duplicate: number[] = [];
  const kept: { readonly type: string; readonly index: number }[] = [];
  for (const { type, index } of own) {
    const count = (seen.get(type) ?? 0) + 1;
    seen.set(type, count);
    const allowed = wanted.get(type) ?? 0;
    if (allowed === 0) extra.push(index);
    else if (count > allowed) duplicate.push(index);
    else kept.push({ type, index });
  }
  const missing = [...wanted].flatMap(([type, count]) =>
    Array.from({ length: Math.max(0, count - (seen.get(type) ?? 0)) }, () => type),
  );
  const misplaced = mode === "set" ? [] : misplacedIn(kept, expected);
  return { missing, extra: mode === "subsequence" ? [] : extra, duplicate, misplaced, foreign };
}

/** Those outside the longest run that is in order: with one event swapped, one event is at fault and not the rest. */
function misplacedIn(
  kept: readonly { readonly type: string; readonly index: number }[],
  expected: readonly string[],
): readonly number[] {
  const places = placesOf(kept, expected);
  const best: number[] = [];
  const before: number[] = [];
  for (let i = 0; i < places.length; i++) {
    best[i] = 1;
    before[i] = -1;
    for (let j = 0; j < i; j++) {
      if ((places[j] ?? 0) < (places[i] ?? 0) && (best[j] ?? 0) + 1 > (best[i] ?? 0)) {
        best[i] = (best[j] ?? 0) + 1;
        before[i] = j;
      }
    }
  }
  const inOrder = new Set<number>();
  let at = best.indexOf(Math.max(0, ...best));
  while (at >= 0) {
    inOrder.add(at);
    at = before[at] ?? -1;
  }
  return kept.flatMap(({ index }, i) => (inOrder.has(i) ? [] : [index]));
}

/** Where each of them stands in the expected order; the second of a kind takes the second place of that kind. */
function placesOf(kept: readonly { readonly type: string }[], expected: readonly string[]): readonly number[] {
  const next = new Map<string, number>();
  return kept.map(({ type }) => {
    const place = expected.indexOf(type, next.get(type) ?? 0);
    next.set(type, place + 1);
    return place;
  });
}

function counted(types: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
