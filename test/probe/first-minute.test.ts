import { expect, test } from "vitest";
import { CHAT_CONFIG, expectAllPass, messageOf, verdicts, verifyMode, verifyUrl } from "../support/live.ts";

const smoke = { checks: ["H1", "W1", "W3", "W4", "H6"] } as const;

test("a good server passes", async () => {
  expectAllPass(await verifyMode("good", smoke));
});

test("a greeting is nobody's answer and nobody's fault", async () => {
  expectAllPass(await verifyMode("early-greeting", smoke));
});

test("nobody there is no verdict on the service", async () => {
  const report = await verifyUrl("http://127.0.0.1:9", smoke);
  expect(report.findings.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  expect(report.problems.map(({ message }) => message)).toEqual([
    expect.stringMatching(/nothing was verified.*refused/),
  ]);
  expect(report.summary.complete).toBe(false);
});

const SILENT_CONFIG = "services: { chat: { paths: [/ws] } }\n";

test("a server that throws out who sends what nobody declared may be right", async () => {
  const report = await verifyMode("close-4000-after-exchange", { ...smoke, config: SILENT_CONFIG });
  expect(verdicts(report).W4).toBe("undecided");
  expect(messageOf(report, "W4")).toMatch(
    /closed with 4000.*nobody declared what to send and what an answer looks like/,
  );
});

test("an internal error is one whatever was sent", async () => {
  const report = await verifyMode("close-1011-on-first-message", { ...smoke, config: SILENT_CONFIG });
  expect(verdicts(report).W4).toBe("fail");
});

test("a socket that is closed for want of credentials is no fault of the start", async () => {
  const server = { tokens: { "token-of-ann": "ann" }, refuseWith: "close-4401" } as const;
  const without = await verifyMode("good", { ...smoke, server });
  expect(verdicts(without).W3).toBe("undecided");
  expect(messageOf(without, "W3")).toMatch(/closed with 4401.*none are given under auth/);
  const config = CHAT_CONFIG.replace("    conversation:", "    auth: { bearer: { env: TOKEN } }\n    conversation:");
  const wrong = await verifyMode("good", { ...smoke, server, config, env: { TOKEN: "another-token" } });
  expect(verdicts(wrong).W3).toBe("fail");
  expect(messageOf(wrong, "W3")).toMatch(/the credentials were not accepted/);
});
