import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { exitCode } from "../../src/cli/exit.ts";
import { startFaultProcess } from "../support/fault-process.ts";
import { CHAT_CONFIG, messageOf, verdicts, verifyUrl } from "../support/live.ts";

const SOCKETS = 8000;
/** Sockets, and what a test process holds beside them. */
const NEEDED = SOCKETS + 500;
/** A busy machine may read an answer late; that it comes at all is the question here. */
const CONFIG = CHAT_CONFIG.replace("withinSeconds: 1", "withinSeconds: 30");

const limit = Number(spawnSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).stdout || Number.NaN);
const isTooLow = limit < NEEDED;
const why = isTooLow ? ` (skipped: ${limit} file descriptors where ${NEEDED} are needed)` : "";

test.skipIf(isTooLow)(`one process carries ${SOCKETS} sockets${why}`, { timeout: 95_000 }, async () => {
  const server = await startFaultProcess("good");
  try {
    const report = await verifyUrl(server.url, {
      checks: ["W10", "C1"],
      config: CONFIG,
      load: SOCKETS,
      signal: AbortSignal.timeout(85_000),
    });
    expect(messageOf(report, "W10")).toMatch(/^8000 of 8000 sockets, started within .* opened and were served/);
    expect(messageOf(report, "C1")).toMatch(/[Ss]ockets open at once: 8000/);
    expect(report.failures).toEqual([]);
    // Whether this machine was too busy is for it to say; the exit code has to agree.
    const isHealthy = verdicts(report).C1 === "pass";
    expect(exitCode(report, { failOn: "error", strict: false })).toBe(isHealthy ? 0 : 4);
  } finally {
    await server.stop();
  }
});
