import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { exitCode } from "../../src/cli/exit.ts";
import { startFaultProcess } from "../support/fault-process.ts";
import { CHAT_CONFIG, messageOf, verdicts, verifyUrl } from "../support/live.ts";

const bin = fileURLToPath(new URL("../../bin/holdopen.js", import.meta.url));
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

test.skipIf(process.platform === "win32")("a limit of this machine is no fault of the service", async () => {
  const server = await startFaultProcess("good");
  const folder = mkdtempSync(join(tmpdir(), "holdopen-load-"));
  try {
    writeFileSync(join(folder, "holdopen.yaml"), CONFIG);
    const verify = `verify --url ${server.url} --check W10 C1 --load 200 --time-scale 10 --color never`;
    const script = `ulimit -n 100 && exec "${process.execPath}" "${bin}" ${verify}`;
    const { stdout, status } = spawnSync("sh", ["-c", script], { cwd: folder, encoding: "utf8", timeout: 30_000 });
    expect(stdout).toMatch(/This machine could not open \d+ of 200 sockets.*EMFILE/s);
    expect(stdout).toMatch(/This machine reached a limit of its own \d+ times/);
    expect(status).toBe(4);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
