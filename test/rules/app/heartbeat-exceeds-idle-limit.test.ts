import { expect, test } from "vitest";
import type { Heartbeat } from "../../../src/model/path.ts";
import { limit } from "../../../src/platform/limits.ts";
import { heartbeatExceedsIdleLimit } from "../../../src/rules/app/heartbeat-exceeds-idle-limit.ts";
import { makePath, secondsOf, unreadable } from "../../support/path.ts";

const heartbeat = (interval: number | undefined, frame: Heartbeat["frame"] = "control"): Heartbeat => ({
  sender: "server",
  frame,
  intervalSeconds: interval === undefined ? unreadable("interval") : secondsOf("interval", interval),
  timeoutStarts: "ping",
});

const verdicts = (
  idle: readonly (number | undefined)[],
  heartbeats: readonly Heartbeat[],
  countControlFrames = true,
) => {
  const hops = idle.map((value, index) => ({
    name: `hop ${index}`,
    kind: "proxy" as const,
    idleSeconds: value === undefined ? unreadable<number>("idle limit") : secondsOf("idle limit", value),
  }));
  const params = { margin: 0.8, jitterShare: 0.1, slackSeconds: 2, countControlFrames };
  return [...heartbeatExceedsIdleLimit.check(makePath({ hops, heartbeats }), params, limit)].map(
    ({ verdict }) => verdict,
  );
};

test("the tightest of several hops decides, and the most frequent of several heartbeats", () => {
  expect(verdicts([600, 30, 60], [heartbeat(45), heartbeat(20)])).toEqual(["pass"]);
  expect(verdicts([600, 30, 60], [heartbeat(45), heartbeat(21)])).toEqual(["fail"]);
});

test("an unknown hop can only make it worse, an unknown heartbeat only better", () => {
  expect(verdicts([30, undefined], [heartbeat(45)])).toEqual(["fail"]);
  expect(verdicts([30, undefined], [heartbeat(20)])).toEqual(["undecided"]);
  expect(verdicts([30], [heartbeat(45), heartbeat(undefined)])).toEqual(["undecided"]);
  expect(verdicts([30], [heartbeat(20), heartbeat(undefined)])).toEqual(["pass"]);
});

test("where control frames do not count, a data frame in time still does", () => {
  expect(verdicts([30], [heartbeat(10)], false)).toEqual(["fail"]);
  expect(verdicts([30], [heartbeat(10), heartbeat(20, "data")], false)).toEqual(["pass"]);
  expect(verdicts([30], [heartbeat(10), heartbeat(21, "data")], false)).toEqual(["fail"]);
  expect(verdicts([30], [heartbeat(10), heartbeat(undefined, "data")], false)).toEqual(["undecided"]);
});

test("shares that binary fractions cannot hold compare as they print", () => {
  expect(verdicts([45], [heartbeat(30.909)])).toEqual(["pass"]);
  expect(verdicts([45], [heartbeat(30.91)])).toEqual(["fail"]);
});
