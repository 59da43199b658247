import { expect, test } from "vitest";
import type { Shutdown } from "../../../src/model/shutdown.ts";
import { limit } from "../../../src/platform/limits.ts";
import { graceShorterThanDrain } from "../../../src/rules/shutdown/grace-shorter-than-drain.ts";
import { fact, makeLoadBalancer, makePath, secondsOf, unreadable } from "../../support/path.ts";

const params = { slackSeconds: 5, cloudRunSlackSeconds: 2 };
const verdicts = (shutdown: Shutdown): readonly string[] =>
  [...graceShorterThanDrain.check(makePath({ platform: "kubernetes", shutdown }), params, limit)].map(
    ({ verdict }) => verdict,
  );

test("what is known of a drain can be too long already, whatever the rest is", () => {
  const graceSeconds = secondsOf("grace", 30);
  expect(
    verdicts({ graceSeconds, preStopSeconds: unreadable("preStop"), drainSeconds: secondsOf("drain", 26) }),
  ).toEqual(["fail"]);
  expect(
    verdicts({ graceSeconds, preStopSeconds: unreadable("preStop"), drainSeconds: secondsOf("drain", 25) }),
  ).toEqual(["undecided"]);
});

test("Spot caps a grace period that cannot be read", () => {
  const shutdown = { graceSeconds: unreadable<number>("grace"), drainSeconds: secondsOf("drain", 21) };
  expect(verdicts({ ...shutdown, spot: fact<true>("spot", true) })).toEqual(["fail"]);
  expect(verdicts(shutdown)).toEqual(["undecided"]);
});

test("a grace period below the cap of Spot stays what it is", () => {
  const drainSeconds = secondsOf("drain", 15);
  expect(verdicts({ graceSeconds: secondsOf("grace", 20), drainSeconds, spot: fact<true>("spot", true) })).toEqual([
    "pass",
  ]);
  expect(verdicts({ graceSeconds: secondsOf("grace", 19), drainSeconds, spot: fact<true>("spot", true) })).toEqual([
    "fail",
  ]);
});

test("nothing is said where nobody said how long anything takes", () => {
  expect(verdicts({ graceSeconds: secondsOf("grace", 1) })).toEqual([]);
});

test("draining that is off needs no living pod", () => {
  const path = makePath({
    platform: "kubernetes",
    shutdown: { graceSeconds: secondsOf("grace", 1) },
    loadBalancer: makeLoadBalancer({ drainSeconds: secondsOf("draining", 0) }),
  });
  expect([...graceShorterThanDrain.check(path, params, limit)]).toEqual([]);
});
