import { expect, test } from "vitest";
import { CHAT_CONFIG, expectAllPass, expectOnlyFailure, messageOf, verdicts, verifyMode } from "../support/live.ts";

/** One reply to each message, so that the time of a round trip is that of one reply. */
const PING_CONFIG = `
services:
  chat:
    traffic: websocket
    paths: [/ws]
    conversation:
      send: { type: ping, id: "\${nonce}" }
      expect: [pong]
      match: { id: "\${nonce}" }
      reply: { withinSeconds: 5 }
`;

/** Other tests keep this machine busy; whether times may be judged then is a test of its own. */
const BUSY = "rules:\n  live/client-overloaded: { params: { maxDelayMs: 2000 } }\n";
const busyChat = { config: CHAT_CONFIG + BUSY, load: true } as const;

test.concurrent("a good server stands a burst, a storm, churn, many users and a hundred round trips", async () => {
  expectAllPass(await verifyMode("good", { ...busyChat, checks: ["W7", "W10", "W11", "W15"] }));
});

test.concurrent("W7: messages lost in the moment of opening are counted and named", async () => {
  const report = await verifyMode("burst-lost", { checks: ["W7"], load: true });
  expectOnlyFailure(
    report,
    "W7",
    /^19 of 20 messages that were sent .* got no answer \(2 to 20\).*one message at a time/,
  );
});

test.concurrent("W7: answers that carry nothing of their message are counted", async () => {
  const config = CHAT_CONFIG.replace(/ {6}match.*\n/, "");
  expectAllPass(await verifyMode("good", { checks: ["W7"], load: true, config }));
  const report = await verifyMode("burst-lost", { checks: ["W7"], load: true, config });
  expectOnlyFailure(report, "W7", /^19 of 20 messages/);
});

test.concurrent("W10: sockets refused in a storm are counted, with the status", async () => {
  const report = await verifyMode("storm-503", { checks: ["W10"], load: true });
  expectOnlyFailure(
    report,
    "W10",
    /^20 of 50 sockets that were started within .* not opened \(20 x 503\).* refused with 503/,
  );
});

test.concurrent("W10: as many sockets as the service takes are no storm to it", async () => {
  expectAllPass(await verifyMode("storm-503", { checks: ["W10"], load: 30 }));
});

test.concurrent("W10: slow handshakes in a storm are measured as p95", async () => {
  const report = await verifyMode("storm-slow", { ...busyChat, checks: ["W10"] });
  expectOnlyFailure(report, "W10", /handshakes of 50 clients .* took [45]\.\d+ s \(p95\), more than 3 s/);
});

test.concurrent("W11: a server that slows down with each connection it had is found", async () => {
  const report = await verifyMode("churn-leaks", { ...busyChat, checks: ["W11"] });
  expectOnlyFailure(report, "W11", /Handshakes took \d+ ms at first and, after 40 connections .* times as long/);
});

test.concurrent("W11: what one drop does to the next handshake is left to the reconnect's check", async () => {
  const report = await verifyMode("no-reconnect", { checks: ["W11"], load: true });
  expect(verdicts(report).W11).toBe("undecided");
  expect(messageOf(report, "W11")).toMatch(/after the first drop was refused with 503/);
});

test.concurrent("W15: slow round trips are measured", async () => {
  const report = await verifyMode("slow-replies", { ...busyChat, checks: ["W15"] });
  expectOnlyFailure(report, "W15", /^Of \d round trips .* p50 was 7\d\d ms and may be 200 ms\. /);
});

test.concurrent("W15: of twenty round trips on, p95 counts as well", async () => {
  const config = `${PING_CONFIG}${BUSY}  live/round-trip-slow: { params: { budgetSeconds: 160, p50Ms: 1000 } }\n`;
  const report = await verifyMode("slow-replies", { checks: ["W15"], load: true, config });
  expectOnlyFailure(report, "W15", /^Of 2\d round trips .* p95 was 7\d\d ms and may be 500 ms\. /);
});

test.concurrent("W15: a p99 of fewer than a hundred round trips is none", async () => {
  const config = `${PING_CONFIG}${BUSY}  live/round-trip-slow: { params: { roundTrips: 99 } }\n`;
  const report = await verifyMode("good", { checks: ["W15"], load: true, config });
  expect(verdicts(report).W15).toBe("pass");
  expect(messageOf(report, "W15")).toMatch(/^99 round trips, one at a time, took p50 .*, p95 [^,]*; p99 needs 100/);
});

test.concurrent("W15: a p95 of fewer than twenty round trips is none, and nothing is decided", async () => {
  const config = `${PING_CONFIG}${BUSY}  live/round-trip-slow: { params: { roundTrips: 19 } }\n`;
  const report = await verifyMode("good", { checks: ["W15"], load: true, config });
  expect(verdicts(report).W15).toBe("undecided");
  expect(messageOf(report, "W15")).toMatch(/^Not enough samples: 19 round trips .* p95 needs 20/);
});

test.concurrent("nothing of it runs unless load is asked for", async () => {
  const report = await verifyMode("good", { checks: ["W7", "W10", "W11", "W12", "W15"] });
  expect(Object.keys(verdicts(report))).toEqual(["W1", "W3", "W4"]);
});
