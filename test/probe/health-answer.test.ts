import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/probe/connection.ts";
import { ageSecondsOf } from "../../src/probe/health/health-age.ts";
import { isHealthyAnswer, readHealth } from "../../src/probe/health/health-answer.ts";
import { Redactor } from "../../src/probe/secrets/redact.ts";
import { Transcript } from "../../src/probe/transcript.ts";

const transcript = new Transcript("health", { now: () => 0, sleep: async () => {} }, new Redactor());
const moment = transcript.note({ on: "http", event: "answer" });
const answer = (status: number, body: unknown): Answer => ({
  kind: "answer",
  status,
  headers: {},
  body: typeof body === "string" ? body : JSON.stringify(body),
  seconds: 0.01,
  moment,
});

describe("what counts as healthy", () => {
  test.each<[string, number, unknown]>([
    ["a plain word", 200, "ok"],
    ["an empty redirect", 302, ""],
    [
      "Spring's words",
      200,
      { status: "UP", components: { db: { status: "UP", details: { database: "PostgreSQL" } } } },
    ],
    [
      "the health+json draft",
      200,
      { status: "pass", checks: { "redis:time": [{ status: "pass" }, { status: "pass" }] } },
    ],
    ["booleans", 200, { ok: true, services: { redis: true } }],
    ["a list with names", 200, { dependencies: [{ name: "redis", status: "connected" }] }],
    ["details that are no states", 200, { status: "ok", details: { version: "1.4.2", region: "europe-west1" } }],
    ["a degraded part: it still serves", 200, { status: "ok", dependencies: { mail: "degraded" } }],
    ["a word of the house", 200, { status: "Bereit" }],
    ["an array", 200, [1, 2]],
  ])("%s", (_, status, body) => {
    expect(isHealthyAnswer(answer(status, body))).toBe(true);
  });

  test.each<[string, number, unknown]>([
    ["a bad status", 503, { status: "ok" }],
    ["its own word", 200, { status: "starting" }],
    ["a word in another spelling", 200, { status: "OUT_OF_SERVICE" }],
    ["an entry", 200, { status: "ok", dependencies: { redis: { status: "down" } } }],
    ["an entry that is a bare word", 200, { checks: { redis: "fail" } }],
    ["an entry that is a boolean", 200, { services: { redis: false } }],
    ["one result of several", 200, { checks: { redis: [{ status: "pass" }, { status: "fail" }] } }],
  ])("not with %s", (_, status, body) => {
    expect(isHealthyAnswer(answer(status, body))).toBe(false);
  });
});

test("everything with a name is found, wherever it stands", () => {
  const reading = readHealth(
    '{"status":"ok","info":{"redis":{"status":"up"}},"list":[{"name":"kafka","state":"up"}],"db":false}',
  );
  const found = reading?.named.map(({ name, state }) => `${name} ${state}`);
  expect(found).toEqual(expect.arrayContaining(["redis healthy", "kafka healthy", "db unhealthy"]));
  expect(reading?.entries).toEqual([]);
});

test("a body of any depth is read", () => {
  const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;
  expect(readHealth(deep)?.named.length).toBeLessThan(10);
});

test("age is told by the server's own clock", () => {
  const headers = { date: "Tue, 03 Nov 2026 10:00:00 GMT" };
  expect(ageSecondsOf({ timestamp: "2026-11-03T09:58:00Z" }, headers)).toBe(120);
  expect(ageSecondsOf({ checkedAt: Date.parse("2026-11-03T09:59:30Z") }, headers)).toBe(30);
  expect(ageSecondsOf({ time: Date.parse("2026-11-03T09:59:30Z") / 1000 }, headers)).toBe(30);
  expect(ageSecondsOf({ timestamp: "2026-11-03T10:00:05Z" }, headers)).toBe(0);
  expect(ageSecondsOf({ timestamp: "yesterday" }, headers)).toBeUndefined();
  expect(ageSecondsOf({}, headers)).toBeUndefined();
  expect(ageSecondsOf({ timestamp: "2026-11-03T09:58:00Z" }, {})).toBeUndefined();
});
