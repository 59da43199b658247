import { expect, test } from "vitest";
import { usersMixed } from "../../src/probe/scenarios/users-mixed.ts";
import type { Credentials } from "../../src/probe/target.ts";
import { type FaultMode, startFaultServer } from "../support/fault-server.ts";
import { CHAT_CONFIG, expectAllPass, messageOf, verdicts, verifyMode } from "../support/live.ts";
import { runScenario, said } from "../support/run-scenario.ts";

const USERS = ["ann", "bob", "cyd", "dan"];

test.concurrent("users that are kept apart pass", async () => {
  expect(await talk("good")).toEqual(["pass"]);
});

test.concurrent("a reply that reaches another user is found, with both names", async () => {
  expect(await talk("foreign-nonce")).toEqual([
    expect.stringMatching(
      /^fail: User \w+ received what answers a message of user \w+; so did others, for \d+ of 35 messages/,
    ),
  ]);
});

test.concurrent("without users a foreign reply may be a room that everybody reads", async () => {
  const report = await verifyMode("foreign-nonce", { checks: ["W12"], load: true });
  expect(verdicts(report).W12).toBe("undecided");
  expect(messageOf(report, "W12")).toMatch(/came to a connection that had not sent them.*auth\.users/);
});

test.concurrent("without users, replies that come back to their own socket only are fine", async () => {
  expectAllPass(await verifyMode("good", { checks: ["W12"], load: true }));
});

test.concurrent("messages that are lost among many users are counted", async () => {
  expect(await talk("second-message-ignored")).toEqual([
    expect.stringMatching(/^fail: 28 of 35 messages that 7 connections sent .* got no answer within 0.5 s/),
  ]);
});

test.concurrent("answers that carry nothing of their message show nothing", async () => {
  const config = CHAT_CONFIG.replace(/ {6}send:.*\n/, "      send: { type: user_message, text: ping }\n").replace(
    / {6}match.*\n/,
    "",
  );
  const report = await verifyMode("good", { checks: ["W12"], load: true, config });
  expect(verdicts(report).W12).toBe("undecided");
  expect(messageOf(report, "W12")).toMatch(/^No answer carries anything of its message/);
});

/** Four users with tokens of their own, three of them twice. */
async function talk(
  mode: FaultMode | "good",
  params: Readonly<Record<string, number>> = {},
): Promise<readonly string[]> {
  const tokens = Object.fromEntries(USERS.map((user) => [`token-of-${user}`, user]));
  const server = await startFaultServer(mode, { tokens });
  try {
    return said(
      await runScenario(usersMixed, server.url, { credentials: USERS.map(credentialsOf), params, replySeconds: 0.5 }),
    );
  } finally {
    await server.close();
  }
}

function credentialsOf(user: string): Credentials {
  return { user, headers: { Authorization: `Bearer token-of-${user}` }, query: {}, subprotocols: [] };
}
