import { expect, test } from "vitest";
import type { Report } from "../../src/engine/report.ts";
import { FAULT_OWNERS, GOOD } from "../support/fault-owners.ts";
import { type FaultMode, startFaultServer } from "../support/fault-server.ts";
import { CHAT_CONFIG, messageOf, verdicts, verifyUrl } from "../support/live.ts";

/** `HOLDOPEN_REPEAT=50 npx vitest … fault-matrix` is how a flake is looked for. */
const REPEAT = Number(process.env.HOLDOPEN_REPEAT ?? 1);
/** Other tests keep this machine busy; whether times may be judged then is a test of its own. */
const PATIENT = "live/client-overloaded: { params: { maxDelayMs: 2000 } }";

const MODES = ["good", ...Object.keys(FAULT_OWNERS)].filter(isMode);
const RUNS = Array.from({ length: REPEAT }, (_, round) => MODES.map((mode) => ({ mode, round: round + 1 }))).flat();

test.concurrent.for(RUNS)("every check against $mode ($round)", { timeout: 180_000 }, async ({ mode }, { expect }) => {
  const owner = mode === "good" ? GOOD : FAULT_OWNERS[mode];
  const report = await everyCheck(mode);
  expect(report.failures).toEqual([]);
  if (owner === GOOD) return expect(notPassed(report)).toEqual([]);
  const { check, says, companions = [], may = [] } = owner;
  const expected = [check, ...companions].map((name) => `${name} fail`);
  const left = notPassed(report).filter((text) => !may.some((name) => text.startsWith(`${name}:`)));
  expect(left.map((text) => text.replace(/:.*$/s, "")).sort(), left.join("\n")).toEqual(expected.sort());
  expect(messageOf(report, check)).toMatch(says);
});

test("the modes of the server and their owners are the same", () => {
  expect(MODES.length).toBeGreaterThan(50);
});

/** The whole of `verify`, load and restart included, against a server that pings and restarts within seconds. */
async function everyCheck(mode: FaultMode | "good"): Promise<Report> {
  const owner = mode === "good" ? GOOD : FAULT_OWNERS[mode];
  const { server, config = CHAT_CONFIG, ...own } = owner === GOOD ? {} : (owner.test ?? {});
  const running = await startFaultServer(mode, { heartbeatSeconds: 1, coldSeconds: 0.5, ...server });
  const restart = [process.execPath, "-e", `fetch("${running.url}/__restart").then((answer) => answer.text())`];
  const patient = config.includes("\nrules: {")
    ? config.replace("\nrules: {", `\nrules: { ${PATIENT},`)
    : `${config}rules: { ${PATIENT} }\n`;
  try {
    return await verifyUrl(running.url, { config: patient, load: true, restart, ...own });
  } finally {
    await running.close();
  }
}

function notPassed(report: Report): readonly string[] {
  return Object.entries(verdicts(report))
    .filter(([, verdict]) => verdict !== "pass")
    .map(([name, verdict]) => `${name} ${verdict}: ${messageOf(report, name)}`);
}

function isMode(name: string): name is FaultMode | "good" {
  return name === "good" || Object.hasOwn(FAULT_OWNERS, name);
}
