import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareOrder, type Event, type OrderMode } from "../../src/probe/exchange/event-order.ts";

const NOTHING = { missing: [], extra: [], duplicate: [], misplaced: [] };

/** One event for each letter, 10 ms apart; a digit makes the text another one. */
function came(letters: string): readonly Event[] {
  return [...letters.matchAll(/([a-z])(\d?)/g)].map(([text, type = ""], index) => ({ type, text, ms: index * 10 }));
}

const compare = (letters: string, expected: string, mode: OrderMode) =>
  compareOrder(came(letters), [...expected], mode);

describe("by example", () => {
  test.each<[string, string, OrderMode]>([
    ["abc", "abc", "strict"],
    ["abc", "abc", "subsequence"],
    ["axbyc", "abc", "subsequence"],
    ["ab1c1b2c2d", "abcd", "subsequence"],
    ["bab", "ab", "subsequence"],
    ["cab", "abc", "set"],
    ["aab", "aab", "strict"],
    ["", "", "strict"],
  ])("%s is %s (%s)", (letters, expected, mode) => {
    expect(compare(letters, expected, mode)).toEqual(NOTHING);
  });

  test.each<[string, string, OrderMode, Partial<typeof NOTHING> | object]>([
    ["ac", "abc", "subsequence", { missing: ["b"] }],
    ["ab", "abc", "set", { missing: ["c"] }],
    ["axb", "ab", "strict", { extra: [1] }],
    ["bxa", "ab", "set", { extra: [1] }],
    ["abb", "ab", "strict", { duplicate: [2] }],
    ["abb", "ab", "subsequence", { duplicate: [2] }],
    ["ab1b2", "ab", "strict", { duplicate: [2] }],
    ["bba", "ab", "set", { duplicate: [1] }],
    ["acb", "abc", "subsequence", { misplaced: [{ early: 1, late: 2 }] }],
    ["acbd", "abcd", "strict", { misplaced: [{ early: 1, late: 2 }] }],
    ["ba", "ab", "strict", { misplaced: [{ early: 0, late: 1 }] }],
    ["bcda", "abcd", "subsequence", { misplaced: [{ early: 0, late: 3 }] }],
  ])("%s is not %s (%s)", (letters, expected, mode, faults) => {
    expect(compare(letters, expected, mode)).toEqual({ ...NOTHING, ...faults });
  });
});

describe("by property", () => {
  const type = fc.constantFrom("a", "b", "c", "d");
  const events = fc
    .array(fc.tuple(type, fc.integer({ min: 0, max: 2 })), { maxLength: 12 })
    .map((pairs) => pairs.map(([name, digit], index): Event => ({ type: name, text: name + digit, ms: index })));
  const expected = fc.array(type, { maxLength: 6 });
  const mode = fc.constantFrom<OrderMode>("strict", "subsequence", "set");

  test("what came is fine exactly where it is these, holds these in order, or is these in any order", () => {
    fc.assert(
      fc.property(events, expected, (seen, wanted) => {
        const types = seen.map((event) => event.type);
        const isFine = (faults: object): boolean => Object.values(faults).every((list) => list.length === 0);
        const strict = compareOrder(seen, wanted, "strict");
        expect(isFine(strict)).toBe(types.join() === wanted.join());
        const set = compareOrder(seen, wanted, "set");
        expect(isFine(set)).toBe([...types].sort().join() === [...wanted].sort().join());
        const { missing, misplaced } = compareOrder(seen, wanted, "subsequence");
        expect(missing.length + misplaced.length === 0).toBe(isSubsequence(wanted, types));
      }),
    );
  });

  test("each event is blamed at most once, and what is missing is really not there", () => {
    fc.assert(
      fc.property(events, expected, mode, (seen, wanted, how) => {
        const { missing, extra, duplicate, misplaced } = compareOrder(seen, wanted, how);
        const blamed = [...extra, ...duplicate];
        expect(new Set(blamed).size).toBe(blamed.length);
        for (const { early, late } of misplaced) expect(early).toBeLessThan(late);
        for (const name of new Set(missing)) {
          const count = (names: readonly string[]) => names.filter((one) => one === name).length;
          expect(count(seen.map((event) => event.type))).toBe(count(wanted) - count(missing));
        }
      }),
    );
  });
});

function isSubsequence(wanted: readonly string[], types: readonly string[]): boolean {
  let place = 0;
  for (const type of types) if (type === wanted[place]) place++;
  return place === wanted.length;
}
