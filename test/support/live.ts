import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { verify } from "../../src/api/verify.ts";
import type { VerifyOptions } from "../../src/api/verify-options.ts";
import type { CheckResult } from "../../src/engine/live.ts";
import type { Report } from "../../src/engine/report.ts";
import { CHAT_CONFIG, type FaultMode, startFaultServer } from "./fault-server.ts";

export { CHAT_CONFIG };

type FaultOptions = NonNullable<Parameters<typeof startFaultServer>[1]>;

export interface LiveTest extends Omit<VerifyOptions, "url" | "config"> {
  /** Text of the config; what a chat service has unless told otherwise. */
  readonly config?: string;
  readonly server?: FaultOptions;
}

/** Starts a server of this mode, verifies it, and stops it. Waits are scaled by 10 unless told otherwise. */
export async function verifyMode(mode: FaultMode | "good", { server, ...options }: LiveTest = {}): Promise<Report> {
  const running = await startFaultServer(mode, server);
  try {
    return await verifyUrl(running.url, options);
  } finally {
    await running.close();
  }
}

export async function verifyUrl(url: string, { config = CHAT_CONFIG, ...options }: LiveTest = {}): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "holdopen-live-"));
  const file = join(folder, "holdopen.yaml");
  try {
    writeFileSync(file, config);
    return await verify({ timeScale: 10, ...options, url, config: file, cwd: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `W4: fail`, for every check that ran. */
export function verdicts({ live }: Report): Readonly<Record<string, CheckResult["verdict"]>> {
  const ran = live?.checks.filter(({ verdict }) => verdict !== "skipped") ?? [];
  return Object.fromEntries(ran.map(({ check, verdict }) => [check, verdict]));
}

/**
 * The verdicts on the server: whether this machine kept up is a test of its own, and it may not where others work on it.
 */
function judgements(report: Report): readonly (readonly [string, CheckResult["verdict"]])[] {
  return Object.entries(verdicts(report)).filter(([check, verdict]) => check !== "C1" || verdict === "fail");
}

/** The message of a check that failed or could not decide. */
export function messageOf({ live }: Report, check: string): string {
  return live?.checks.find((one) => one.check === check)?.said ?? "";
}

/**
 * This check fails and says so in these words; every other one that ran passes, but companions, which must fail as well;
 * and none broke.
 */
export function expectOnlyFailure(
  report: Report,
  check: string,
  says: RegExp,
  companions: readonly string[] = [],
): void {
  const failing = [check, ...companions];
  expect(companions.filter((name) => verdicts(report)[name] !== "fail")).toEqual([]);
  const others = judgements(report).filter(([name, verdict]) => !failing.includes(name) && verdict !== "pass");
  expect(others.map(([name, verdict]) => `${name} ${verdict}: ${messageOf(report, name)}`)).toEqual([]);
  expect(verdicts(report)[check]).toBe("fail");
  expect(messageOf(report, check)).toMatch(says);
  expect(report.failures).toEqual([]);
}

/** Everything that ran passes. */
export function expectAllPass(report: Report): void {
  const others = judgements(report).filter(([, verdict]) => verdict !== "pass");
  expect(others.map(([name, verdict]) => `${name} ${verdict}: ${messageOf(report, name)}`)).toEqual([]);
  expect(report.failures).toEqual([]);
  expect(Object.keys(verdicts(report)).length).toBeGreaterThan(0);
}
