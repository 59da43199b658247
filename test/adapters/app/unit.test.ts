import { describe, expect, test } from "vitest";
import { normalKey } from "../../../src/adapters/app/home-made.ts";
import { guessUnit } from "../../../src/adapters/app/unit.ts";

type Case = readonly [
  key: string,
  value: number,
  comment: string,
  magnitude: "beat" | "wait" | "span",
  seconds: number | undefined,
];

const CASES: readonly Case[] = [
  // The suffix of the key answers before anything else.
  ["WEBSOCKET_HEARTBEAT_INTERVAL_MS", 120_000, "", "beat", 120],
  ["WS_PING_INTERVAL_MS", 500, "seconds", "beat", 0.5],
  ["WS_IDLE_TIMEOUT_SECONDS", 25, "", "span", 25],
  ["WS_IDLE_TIMEOUT_SEC", 60, "", "span", 60],
  ["heartbeatIntervalSeconds", 30, "", "beat", 30],
  ["heartbeat_s", 400, "", "beat", 400],
  // `_m` alone tells nothing.
  ["ws_ping_interval_m", 2, "", "beat", 2],
  // A comment with a number restates the value.
  ["WS_HEARTBEAT_INTERVAL", 15_000, "15 seconds", "beat", 15],
  ["WS_PING_INTERVAL", 30, "30 seconds", "beat", 30],
  ["WS_PING_INTERVAL", 300_000, "5 minutes", "beat", 300],
  ["WS_IDLE_TIMEOUT", 5000, "5s", "span", 5],
  // One that fits no unit is about something else.
  ["WS_PING_INTERVAL", 25, "below the 60 s of nginx", "beat", 25],
  ["WS_PING_TIMEOUT", 400, "issue 12, in seconds", "beat", undefined],
  // One with a unit only is believed.
  ["WS_PING_INTERVAL", 25, "seconds", "beat", 25],
  ["WS_PING_TIMEOUT", 400, "(ms)", "wait", 0.4],
  ["WS_PING_TIMEOUT", 400, "Ping timeout (sec)", "beat", 400],
  // Unless a heartbeat would come many times a second.
  ["WS_PING_INTERVAL", 45, "ms", "beat", undefined],
  ["WS_PING_INTERVAL", 45, "45 ms", "beat", undefined],
  ["WS_PING_INTERVAL", 0.5, "", "beat", undefined],
  // Size: heartbeats.
  ["WEBSOCKET_HEARTBEAT_INTERVAL", 30, "", "beat", 30],
  ["WEBSOCKET_HEARTBEAT_INTERVAL", 300, "", "beat", 300],
  ["WEBSOCKET_HEARTBEAT_INTERVAL", 301, "", "beat", undefined],
  ["WEBSOCKET_HEARTBEAT_INTERVAL", 999, "", "beat", undefined],
  ["WEBSOCKET_HEARTBEAT_INTERVAL", 1000, "", "beat", 1],
  // Size: everything else.
  ["WS_IDLE_TIMEOUT", 3600, "", "span", 3600],
  ["WS_IDLE_TIMEOUT", 86_400, "", "span", 86_400],
  ["WS_IDLE_TIMEOUT", 10_000, "", "span", 10],
  ["WS_IDLE_TIMEOUT", 65_000, "", "span", 65],
  ["WS_IDLE_TIMEOUT", 999, "", "span", 999],
  ["WS_IDLE_TIMEOUT", 5000, "", "span", undefined],
  ["WS_IDLE_TIMEOUT", 12_345, "", "span", undefined],
];

describe("units of bare numbers", () => {
  test.each(CASES)("%s = %d with the comment %j (%s) is %s s", (key, value, comment, magnitude, seconds) => {
    const each = guessUnit(value, { key: normalKey(key), comment, magnitude });
    expect(each === undefined ? undefined : value * each).toEqual(seconds);
  });
});
