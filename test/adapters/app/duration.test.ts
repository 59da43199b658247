import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAppDuration } from "../../../src/adapters/app/duration.ts";

const SECONDS: readonly (readonly [string, number])[] = [
  ["45s", 45],
  ["1500ms", 1.5],
  ["1h30m", 5400],
  ["2m", 120],
  ["1m30s", 90],
  ["1.5h", 5400],
  ["30 seconds", 30],
  ["5 min", 300],
  ["PT30S", 30],
  ["PT1H30M", 5400],
  ["P1DT1S", 86_401],
  ["00:00:30", 30],
  ["00:02", 120],
  ["1.00:00:00", 86_400],
  ["00:00:00.5000000", 0.5],
];

const BARE: readonly (readonly [string, number])[] = [
  ["45", 45],
  ["0", 0],
  ["-1", -1],
  ["2.5", 2.5],
  ["30_000", 30_000],
  ["5 * 60 * 1000", 300_000],
  ["25_000*1", 25_000],
];

const NEITHER = [
  "",
  "soon",
  "45 apples",
  "P",
  "PT",
  "1:2:3:4",
  "5 * x",
  "1*1*1*1*1",
  "30;s",
  "--",
  "1e3",
  "s",
  ".",
  "Infinity",
];

describe("application durations", () => {
  test.each(SECONDS)("%s is %d seconds", (text, seconds) => {
    expect(parseAppDuration(text)).toEqual({ kind: "seconds", seconds });
  });

  test.each(BARE)("%s is the bare number %d", (text, value) => {
    expect(parseAppDuration(text)).toEqual({ kind: "bare", value });
  });

  test.each(NEITHER)("%j is no duration", (text) => {
    expect(parseAppDuration(text)).toBeUndefined();
  });

  test("no text makes it throw or give a number that is not finite", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseAppDuration(text);
        if (parsed?.kind === "seconds") expect(Number.isFinite(parsed.seconds)).toBe(true);
        if (parsed?.kind === "bare") expect(Number.isFinite(parsed.value)).toBe(true);
      }),
    );
  });
});
