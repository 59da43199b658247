import { expect, test } from "vitest";
import {
  CHAT_CONFIG,
  expectAllPass,
  expectOnlyFailure,
  type LiveTest,
  messageOf,
  verifyMode,
} from "../support/live.ts";

/** One handshake: each that goes before waits for its closing handshake too. */
const RULES =
  "rules: { live/handshake-fails: { params: { tries: 1 } }, live/closing-handshake-fails: { params: { PARAMS } } }";
const closing = (params = ""): LiveTest => ({
  checks: ["W6"],
  config: `${CHAT_CONFIG}\n${RULES.replace("PARAMS", params)}`,
});

test.concurrent.each(["good", "early-greeting"] as const)("a server in mode %s passes", async (mode) => {
  const report = await verifyMode(mode, closing());
  expectAllPass(report);
  expect(messageOf(report, "W6")).toMatch(/the time to the answer of the close frame is [\d.]+ s/);
});

test.concurrent("no answer is told with what was waited", async () => {
  const report = await verifyMode("no-close-reply", closing());
  expectOnlyFailure(report, "W6", /We closed with 1000, and nothing came back within 5(\.\d+)? s/);
});

test.concurrent("an answer that comes late is told with its time", async () => {
  const slow = { ...closing(), server: { closeSeconds: 2.5 } };
  expectOnlyFailure(await verifyMode("slow-close", slow), "W6", /the answer took 2\.\d+ s; 2 s are allowed/);
});

test.concurrent("an answer within the limit is none of its business", async () => {
  const slow = { ...closing("answerSeconds: 4"), server: { closeSeconds: 2.5 } };
  expectAllPass(await verifyMode("slow-close", slow));
});

test.concurrent("an error in the answer is told, unless it is meant", async () => {
  expectOnlyFailure(await verifyMode("wrong-close-answer", closing()), "W6", /answered with 1011 \(internal error\)/);
  expectAllPass(await verifyMode("wrong-close-answer", closing('allowClose: "4000, 1011"')));
});

test.concurrent("longer than this client waits is not decided", async () => {
  const report = await verifyMode("no-close-reply", closing("answerSeconds: 20"));
  expect(report.findings.map(({ rule, verdict }) => `${rule.id} ${verdict}`)).toEqual([
    "live/closing-handshake-fails undecided",
  ]);
});
