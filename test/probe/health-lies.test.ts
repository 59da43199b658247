import { expect, test } from "vitest";
import type { FaultMode } from "../support/fault-server.ts";
import { CHAT_CONFIG, expectAllPass, expectOnlyFailure, messageOf, verdicts, verifyMode } from "../support/live.ts";

const truth = { checks: ["H6"] } as const;

test.concurrent("health that agrees with the exchange passes", async () => {
  const report = await verifyMode("good", truth);
  expectAllPass(report);
  expect(verdicts(report)).toEqual({ H1: "pass", W1: "pass", W3: "pass", W4: "pass", H6: "pass" });
});

test.concurrent("the incident is two findings, and both lines are shown", async () => {
  const report = await verifyMode("incident", truth);
  expectOnlyFailure(
    report,
    "H6",
    /GET \/ready said healthy \(200\) 2 of 2 times while \d+ ms after the first message the server/,
    ["W4"],
  );
  const lie = report.findings.find(({ rule }) => rule.id === "live/health-lies");
  const places = lie?.related.map(({ at }) => at.document.source.source);
  expect(places).toContainEqual({ kind: "transcript", scenario: "exchange" });
  expect(places).toContainEqual(expect.objectContaining({ kind: "file" }));
});

test.concurrent("a socket that does not even settle counts", async () => {
  const report = await verifyMode("close-1011-after-63ms", truth);
  expectOnlyFailure(report, "H6", /while \d+ ms after the handshake the server closed with 1011/, ["W3"]);
});

test.concurrent.each<FaultMode>(["close-4000-after-exchange", "second-message-ignored"])(
  "%s, which answered once, is no lie of health",
  async (mode) => {
    const report = await verifyMode(mode, truth);
    expect(verdicts(report)).toMatchObject({ W4: "fail", H6: "pass" });
  },
);

test.concurrent("silence proves nothing where nobody declared an answer", async () => {
  const config = "services: { chat: { paths: [/ws], health: { readiness: /ready } } }";
  const report = await verifyMode("silent-after-open", { ...truth, config });
  expect(verdicts(report)).toEqual({ H1: "pass", W1: "pass", W3: "pass", W4: "undecided" });
});

test.concurrent("with liveness alone, liveness is what lies", async () => {
  const config = CHAT_CONFIG.replace("readiness: /ready, ", "");
  expect(messageOf(await verifyMode("incident", { ...truth, config }), "H6")).toMatch(
    /GET \/health said healthy .* The only health path that is known does not cover/,
  );
});
