import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { exitCode } from "../../src/cli/exit.ts";
import { watchLoop } from "../../src/probe/net/loop-watch.ts";
import { clientOverloaded, mostAtOnce } from "../../src/probe/scenarios/client-overloaded.ts";
import { handshakeFails } from "../../src/probe/scenarios/handshake-fails.ts";
import { stormRefused } from "../../src/probe/scenarios/storm-refused.ts";
import { median, percentile } from "../../src/probe/sockets/percentile.ts";
import { robustShare } from "../../src/probe/timing/loop-delay.ts";
import { Transcript } from "../../src/probe/transcript.ts";
import { startFaultServer } from "../support/fault-server.ts";
import { CHAT_CONFIG, messageOf, verdicts, verifyMode, verifyUrl } from "../support/live.ts";
import { fact, makePath } from "../support/path.ts";
import { runScenario, said } from "../support/run-scenario.ts";

const idle = { p50Ms: 0.2, p99Ms: 50, maxMs: 300 };
const busy = { p50Ms: 20, p99Ms: 50.1, maxMs: 300 };

test("C1: this process is judged by the p99 of its delay", async () => {
  expect(said(await runScenario(clientOverloaded, "http://127.0.0.1:9", { delay: idle }))).toEqual(["pass"]);
  expect(said(await runScenario(clientOverloaded, "http://127.0.0.1:9", { delay: busy }))).toEqual([
    "undecided: This process was late by 50 ms (p99, at most 300 ms), more than 50 ms: what it measured is longer than it was. Sockets open at once: 0.",
  ]);
});

test("C1: a limit of this machine that was reached is its own matter", async () => {
  const clock = { now: () => 7, sleep: () => Promise.resolve() };
  const { Redactor } = await import("../../src/probe/secrets/redact.ts");
  const moment = new Transcript("x", clock, new Redactor()).note({ on: "s1", event: "failed", message: "none left" });
  const why = "this process has no file descriptor left (EMFILE)";
  const known = {
    localFailures: [
      { why, moment },
      { why, moment },
    ],
  };
  expect(said(await runScenario(clientOverloaded, "http://127.0.0.1:9", { delay: idle, known }))).toEqual([
    expect.stringMatching(/^undecided: This machine reached a limit of its own 2 times.*EMFILE/),
  ]);
});

test("a time that is too long is no failure where this process was late itself", async () => {
  const server = await startFaultServer("good");
  const params = { warmSeconds: 0, coldSeconds: 0 };
  try {
    expect(said(await runScenario(handshakeFails, server.url, { params, delay: idle }))).toEqual([
      expect.stringMatching(/^fail: Handshake 1 of 5 took/),
    ]);
    expect(said(await runScenario(handshakeFails, server.url, { params, delay: busy }))).toEqual([
      expect.stringMatching(/^undecided: Handshake 1 of 5 took .* This process was itself late by 50 ms/),
    ]);
  } finally {
    await server.close();
  }
});

test("what does not rest on time stays a failure however late this process was", async () => {
  const server = await startFaultServer("reject-403");
  try {
    expect(said(await runScenario(handshakeFails, server.url, { delay: busy }))).toEqual([
      expect.stringMatching(/^fail: .* refused with 403/),
    ]);
  } finally {
    await server.close();
  }
});

test("W10: 429 beyond what the declared instances hold is the right answer, and below it is not", async () => {
  const server = await startFaultServer("reject-429");
  const path = (concurrency: number) =>
    makePath({ capacity: { maxInstances: fact("max instances", 2), concurrency: fact("concurrency", concurrency) } });
  try {
    expect(said(await runScenario(stormRefused, server.url, { expected: { path: path(24) } }))).toEqual([
      expect.stringMatching(/^undecided: 50 of 50 .* 48 is what 2 instances x 24 sockets allows/),
    ]);
    expect(said(await runScenario(stormRefused, server.url, { expected: { path: path(25) } }))).toEqual([
      expect.stringMatching(/^fail: 50 of 50 .*\(50 x 429\)/),
    ]);
  } finally {
    await server.close();
  }
});

test("C1: the whole run of a loop that is blocked again and again ends inconclusive, with exit code 4", async () => {
  const server = await startFaultServer("good");
  let isRunning = true;
  const hog = (async () => {
    while (isRunning) {
      const until = performance.now() + 150;
      while (performance.now() < until);
      await sleep(1);
    }
  })();
  try {
    const report = await verifyUrl(server.url, { checks: ["W4", "C1"] });
    expect(verdicts(report)).toEqual({ W1: "pass", W3: "pass", W4: "pass", C1: "undecided" });
    expect(messageOf(report, "C1")).toMatch(/^This process was late by \d+ ms \(p99/);
    expect(exitCode(report, { failOn: "error", strict: false })).toBe(4);
  } finally {
    isRunning = false;
    await hog;
    await server.close();
  }
});

test("C1: runs last and says what this process went through", async () => {
  const config = `${CHAT_CONFIG}rules:\n  live/client-overloaded: { params: { maxDelayMs: 2000 } }\n`;
  const report = await verifyMode("good", { checks: ["C1", "W9", "W4"], config });
  expect(report.live?.checks.at(-1)?.check).toBe("C1");
  expect(messageOf(report, "C1")).toMatch(
    /late by .* \(p50\), .* \(p99\) and .* \(at most\); sockets open at once: 1, messages received: [6-9]/,
  );
  const health = report.live?.timeline.find(({ check, fields }) => check === "client-health" && fields.on === "client");
  expect(health?.ms).toBeGreaterThanOrEqual(Math.max(...(report.live?.timeline ?? []).map(({ ms }) => ms)));
});

test("a loop that is blocked once in a while is not late, one that is blocked all the time is", async () => {
  const block = async (times: number, pauseMs: number) => {
    const watch = watchLoop();
    await sleep(50);
    for (let n = 0; n < times; n++) {
      const until = performance.now() + 120;
      while (performance.now() < until);
      await sleep(pauseMs);
    }
    const delay = watch.read();
    watch.stop();
    return delay;
  };
  expect((await block(8, 15)).p99Ms).toBeGreaterThan(90);
  const once = await block(1, 500);
  expect(once.maxMs).toBeGreaterThan(90);
  expect(once.p99Ms).toBeLessThan(90);
});

test.each([
  [0, 0],
  [5, 0],
  [100, 0.95],
  [500, 0.99],
  [100_000, 0.99],
])("of %i samples the robust p99 is the share %d", (samples, share) => {
  expect(robustShare(samples)).toBeCloseTo(share, 10);
});

test("a percentile is the nearest rank", () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.99)]).toEqual([10, 19, 20]);
  expect(median([3, 1, 2])).toBe(2);
  expect(percentile([], 0.5)).toBeNaN();
});

test("the most sockets at once are those whose times overlap", () => {
  const life = (from: number, to?: number) => ({
    opened: { ms: from },
    ending: to === undefined ? undefined : { ms: to },
  });
  expect(mostAtOnce([])).toBe(0);
  expect(mostAtOnce([life(0, 5), life(5, 9), life(9)])).toBe(1);
  expect(mostAtOnce([life(0), life(1, 3), life(2, 8), life(3)])).toBe(3);
});
