import { expect, test } from "vitest";
import type { FaultMode } from "../support/fault-server.ts";
import { expectAllPass, expectOnlyFailure, verifyMode, verifyUrl } from "../support/live.ts";

const smoke = { checks: ["H1", "W1", "W3", "W4", "H6"] } as const;

test("a good server passes", async () => {
  expectAllPass(await verifyMode("good", smoke));
});

test("a greeting is nobody's answer and nobody's fault", async () => {
  expectAllPass(await verifyMode("early-greeting", smoke));
});

const OWNED: readonly (readonly [FaultMode, string, RegExp])[] = [
  ["health-503", "H1", /GET \/ready did not become good within .*: \d+ x 503/],
  ["health-401", "H1", /GET \/ready was refused with 401/],
  ["reject-401", "W1", /refused with 401/],
  ["reject-403", "W1", /refused with 403 .*IAM does not let this caller in/],
  ["reject-404", "W1", /refused with 404/],
  ["reject-429", "W1", /refused with 429 .*no instance left/],
  ["reject-500", "W1", /refused with 500 .*could not start an instance in time/],
  ["reject-503", "W1", /refused with 503/],
  ["reject-504", "W1", /refused with 504/],
  ["upgrade-required-426", "W1", /refused with 426/],
  ["redirect-302", "W1", /refused with 302 .*redirected to \/login/],
  ["html-200", "W1", /refused with 200 .*ordinary page/],
  ["wrong-accept-hash", "W1", /Sec-WebSocket-Accept does not answer the key/],
  ["wrong-subprotocol", "W1", /chose the subprotocol/],
  ["close-1011-after-63ms", "W3", /succeeded, and \d+ ms later, before anything was sent, the server closed with 1011/],
  ["rst-after-open", "W3", /the connection was reset \(RST/],
  ["fin-after-open", "W3", /without a close frame \(FIN/],
  ["close-1011-on-first-message", "W4", /closed with 1011 .* after the first message, and health said healthy/],
  [
    "incident",
    "W4",
    /succeeded, the server closed with 1011 .* \d+ ms after the first message, and health said healthy/,
  ],
  ["rst-on-first-message", "W4", /was reset \(RST.* after the first message/],
  ["fin-on-first-message", "W4", /without a close frame \(FIN.* after the first message/],
  ["silent-after-open", "W4", /the first message got no answer within 1 s; health said healthy/],
  ["close-4000-after-exchange", "W4", /The first message was answered, and .* closed with 4000/],
  ["close-code-1005", "W4", /The first message was answered, and .* without a status \(1005\)/],
  ["second-message-ignored", "W4", /the second message got no answer within 1 s/],
];

/** Where no message ever gets its answer while health says healthy, that is a finding of its own. */
const WITH_LYING_HEALTH: ReadonlySet<FaultMode> = new Set([
  "close-1011-after-63ms",
  "rst-after-open",
  "fin-after-open",
  "close-1011-on-first-message",
  "incident",
  "rst-on-first-message",
  "fin-on-first-message",
  "silent-after-open",
]);

test.concurrent.each(OWNED)("%s is found by %s", async (mode, check, says) => {
  expectOnlyFailure(await verifyMode(mode, smoke), check, says, WITH_LYING_HEALTH.has(mode) ? ["H6"] : []);
});

test("nobody there is no verdict on the service", async () => {
  const report = await verifyUrl("http://127.0.0.1:9", smoke);
  expect(report.findings.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  expect(report.problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/nothing was verified.*refused/),
  ]);
  expect(report.summary.complete).toBe(false);
});
