import { expect, test } from "vitest";
import { startFaultServer } from "../support/fault-server.ts";
import {
  CHAT_CONFIG as CHAT,
  expectAllPass,
  expectOnlyFailure,
  messageOf,
  verdicts,
  verifyMode,
  verifyUrl,
} from "../support/live.ts";

const cold = { checks: ["K1", "K2", "H1"], cold: true } as const;

test.concurrent("a service that is warm passes, and every step is listed", async () => {
  const report = await verifyMode("good", cold);
  expectAllPass(report);
  const steps = /^port open at \d+ ms, alive at \d+ ms, ready at \d+ ms, handshake at \d+ ms, first reply at \d+ ms$/;
  expect(messageOf(report, "K1")).toMatch(steps);
  expect(report.live?.checks.map(({ check }) => check)).toEqual(["K1", "K2", "H1"]);
});

test.concurrent("ready and sockets too early are two faults", async () => {
  const report = await verifyMode("cold-accepts-early", cold);
  const gap =
    /GET \/ready said ready at \d+ ms, the first exchange that worked began at (\d{3} ms|1\.?\d* s): (\d{3} ms|1\.?\d* s) in which/;
  expectOnlyFailure(report, "K1", gap, ["K2"]);
  expect(messageOf(report, "K2")).toMatch(
    /\d+ sockets were accepted and not served: .* closed with 1011 .* after the hand/,
  );
});

test.concurrent("ready too early is found alone", async () => {
  expectOnlyFailure(await verifyMode("cold-ready-early", cold), "K1", /a platform would send traffic that fails/);
});

test.concurrent("sockets too early are found alone, by what becomes of their messages", async () => {
  const report = await verifyMode("cold-loses-messages", cold);
  expectOnlyFailure(report, "K2", /1 socket was accepted .* where the message got no answer within 1 s/);
});

test.concurrent.each(["cold-refuses-early", "cold-1013"] as const)("%s is how it should be", async (mode) => {
  const report = await verifyMode(mode, cold);
  expectAllPass(report);
  expect(messageOf(report, "K1")).toMatch(/ready at [\d.]+ m?s, handshake/);
});

test.concurrent("a start that nobody sees succeed is not decided, and the checks behind it say why", async () => {
  const config = "rules: { live/ready-before-exchange: { params: { deadlineSeconds: 5 } } }";
  const report = await verifyMode("close-1011-on-first-message", {
    ...cold,
    checks: ["K1", "K2", "W4"],
    config: `${CHAT}${config}`,
  });
  expect(verdicts(report)).toMatchObject({ K1: "undecided", K2: "undecided", W4: "fail" });
});

test.concurrent("silence ends the watch where nobody declared an answer", async () => {
  const config = "services: { chat: { paths: [/ws], health: { readiness: /ready } } }";
  const report = await verifyMode("silent-after-open", { ...cold, config });
  expect(verdicts(report)).toEqual({ K1: "undecided", K2: "undecided", H1: "pass" });
  expect(messageOf(report, "K1")).toMatch(/say it under conversation/);
});

test.concurrent("the service is restarted first, where a command for that is given", async () => {
  const server = await startFaultServer("cold-accepts-early", { coldSeconds: 0.8 });
  try {
    // Warm already: only a restart shows the fault.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expectAllPass(await verifyUrl(server.url, cold));
    const restart = [process.execPath, "-e", `fetch("${server.url}/__restart")`];
    const report = await verifyUrl(server.url, { ...cold, restart });
    expectOnlyFailure(report, "K1", /said ready at/, ["K2"]);
  } finally {
    await server.close();
  }
});

test.concurrent("a command that fails starts nothing", async () => {
  const report = await verifyMode("good", { ...cold, restart: [process.execPath, "-e", "process.exit(3)"] });
  expect(messageOf(report, "K1")).toBe("No start was seen: the command for it ended with code 3.");
  expect(verdicts(report)).toEqual({ K1: "undecided", K2: "undecided", H1: "pass" });
});
