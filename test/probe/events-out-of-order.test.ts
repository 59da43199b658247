import { expect, test } from "vitest";
import {
  CHAT_CONFIG,
  expectAllPass,
  expectOnlyFailure,
  type LiveTest,
  messageOf,
  verifyMode,
} from "../support/live.ts";

/** Limits as short as the fault server is quick. */
const RULES = `
rules:
  live/events-out-of-order: { params: { gapSeconds: 0.5, totalSeconds: 2 } }
  live/handshake-fails: { params: { tries: 1 } }
`;
const inMode = (mode: string): string => CHAT_CONFIG.replace("match:", `mode: ${mode}\n      match:`) + RULES;
const order = (config = CHAT_CONFIG + RULES): LiveTest => ({ checks: ["W5"], config });

test.concurrent.each(["strict", "subsequence", "set"])("a good server passes in mode %s", async (mode) => {
  const report = await verifyMode("good", order(inMode(mode)));
  expectAllPass(report);
  expect(messageOf(report, "W5")).toMatch(/the time to the last of 5 events is 0\.\d+ s/);
});

test.concurrent("a greeting is no event of an answer, however strict", async () => {
  const untied = inMode("strict").replace(/match: .*\n/, "match: {}\n");
  expectAllPass(await verifyMode("early-greeting", order(untied)));
});

test.concurrent("swapped events are told with their distance, and are fine in a set", async () => {
  const says = /tool_completed came before tool_executing, (\d+ ms|less than 1 ms) early\.$/;
  expectOnlyFailure(await verifyMode("events-swapped", order()), "W5", says);
  expectOnlyFailure(await verifyMode("events-swapped", order(inMode("strict"))), "W5", says);
  expectAllPass(await verifyMode("events-swapped", order(inMode("set"))));
});

test.concurrent.each(["strict", "subsequence", "set"])("an event that comes twice is told in mode %s", async (mode) => {
  const report = await verifyMode("event-duplicated", order(inMode(mode)));
  expectOnlyFailure(report, "W5", /, agent_thinking came once more than expected, first again .* later\.$/);
});

test.concurrent("duplicates can be allowed", async () => {
  const config = (CHAT_CONFIG + RULES).replace("gapSeconds", "duplicatesAllowed: true, gapSeconds");
  expectAllPass(await verifyMode("event-duplicated", order(config)));
});

test.concurrent("an event that is left out is told from one that is not there yet", async () => {
  const says = /, tool_completed never came, though agent_completed, which belongs behind, did\.$/;
  expectOnlyFailure(await verifyMode("event-missing", order()), "W5", says);
  const set = await verifyMode("event-missing", order(inMode("set")));
  expectOnlyFailure(set, "W5", /, tool_completed had not come 0\.5 s after agent_completed\.$/);
});

test.concurrent("an event that is too late is told with what was waited", async () => {
  const late = { ...order(), server: { lateSeconds: 1.2 } };
  expectOnlyFailure(
    await verifyMode("event-late", late),
    "W5",
    /agent_completed had not come 0\.5 s after tool_completed/,
  );
});

test.concurrent("an event that takes its time within the limit passes", async () => {
  const config = (CHAT_CONFIG + RULES).replace("gapSeconds: 0.5", "gapSeconds: 5, quietSeconds: 0");
  expectAllPass(await verifyMode("event-late", { ...order(config), server: { lateSeconds: 0.6 } }));
});

test.concurrent("all of it may take only so long", async () => {
  const patient = CHAT_CONFIG.replace("withinSeconds: 1", "withinSeconds: 5");
  const config = (patient + RULES).replace("gapSeconds: 0.5", "gapSeconds: 5");
  const report = await verifyMode("event-late", { ...order(config), server: { lateSeconds: 3 } });
  expectOnlyFailure(report, "W5", /agent_completed had not come 2 s, or \d+ events, after the message/);
});

test.concurrent("an event nobody declared passes between others and fails where the list is whole", async () => {
  expectAllPass(await verifyMode("event-extra", order()));
  for (const mode of ["strict", "set"]) {
    const report = await verifyMode("event-extra", order(inMode(mode)));
    expectOnlyFailure(report, "W5", /, agent_paused, which nobody expects here, came \d+ ms after the message\.$/);
  }
});

test.concurrent("a forbidden event is told by name, and points at what forbids it", async () => {
  const config = (CHAT_CONFIG + RULES)
    .replace("forbid: [error]", "forbid: [tool_executing]")
    .replace("tool_executing, ", "");
  const report = await verifyMode("good", order(config));
  expectOnlyFailure(report, "W5", /tool_executing, which must not come, came \d+ ms after the message/);
  const places = report.findings.flatMap(({ related }) => related.map(({ at }) => at.document.source.source.kind));
  expect(places).toContain("file");
});

test.concurrent("what a conversation without events may be is no case", async () => {
  const config = `services: { chat: { paths: [/ws] } }${RULES}`;
  const report = await verifyMode("good", order(config));
  expect(report.live?.checks.map(({ check, verdict }) => `${check} ${verdict}`)).toContain("W5 skipped");
});
