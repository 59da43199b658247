import { describe, expect, test } from "vitest";
import { didYouMean, nearest } from "../../src/text/nearest.ts";

const rules = ["app/heartbeat-missing", "lb/draining-disabled", "probe/tcp-probe-false-ready"];

describe("the nearest word", () => {
  test.each([
    ["lb/drainig-disabled", "lb/draining-disabled"],
    ["draining-disabled", "lb/draining-disabled"],
    ["LB/Draining-Disabled", "lb/draining-disabled"],
    ["app/heartbeat-mising", "app/heartbeat-missing"],
  ])("to %s is %s", (written, meant) => {
    expect(nearest(written, rules)).toBe(meant);
  });

  test("is none where all are far, or short words share a letter or two", () => {
    expect(nearest("colour", rules)).toBeUndefined();
    expect(nearest("hop", ["app"])).toBeUndefined();
    expect(nearest("", rules)).toBeUndefined();
  });

  test("counts two swapped letters as near", () => {
    expect(nearest("inti", ["init", "services"])).toBe("init");
  });
});

test("the hint is empty where nothing is near", () => {
  expect(didYouMean("stagin", ["staging"])).toBe('; did you mean "staging"?');
  expect(didYouMean("colour", ["staging"])).toBe("");
});
