import { describe, expect, test } from "vitest";
import { parseDuration } from "../../src/config/duration.ts";

describe("durations of a config", () => {
  test.each([
    [45, 45],
    ["45", 45],
    ["10.5s", 10.5],
    ["500ms", 0.5],
    ["9ms", 0.009],
    ["2m", 120],
    ["1h", 3600],
    [0, 0],
  ])("%s is %d s", (written, seconds) => {
    expect(parseDuration(written)).toBe(seconds);
  });

  test.each([
    "",
    "soon",
    "10 s",
    "1h30m",
    "-5s",
    "5S",
    ".5s",
    "5.s",
    "1e3",
    "∞",
    true,
    null,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])("%s is none", (written) => {
    expect(parseDuration(written)).toBeUndefined();
  });
});
