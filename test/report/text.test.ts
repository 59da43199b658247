import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/engine/finding.ts";
import type { Report } from "../../src/engine/report.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import { socketFact } from "../../src/model/traffic.ts";
import { renderJson } from "../../src/report/json.ts";
import { renderSarif } from "../../src/report/sarif.ts";
import { renderText } from "../../src/report/text.ts";
import { displayWidth } from "../../src/text/printable.ts";
import { cpuClock } from "../support/cpu-clock.ts";
import { ATTACKS, hostileReport } from "../support/hostile.ts";
import { yaml } from "../support/parse.ts";
import {
  cleanReport,
  evidenceAt,
  makeFinding,
  reportOf,
  requestTimeoutRule,
  sampleReport,
} from "../support/sample-report.ts";

const plain = { color: false };

/** The line that sums up, in one piece. */
function lastLine(text: string): string {
  const [paragraph = ""] = text.trimEnd().split("\n\n").slice(-1);
  return paragraph.replace(/\n +/g, " ");
}

test("the report shows every finding in its frames, then what is undecided, then problems, then one line", async () => {
  await expect(renderText(sampleReport, plain)).toMatchFileSnapshot("snapshots/report.txt");
});

test("a verbose report adds evidence and suppressed findings with their reason", async () => {
  await expect(renderText(sampleReport, { ...plain, verbose: true })).toMatchFileSnapshot(
    "snapshots/report-verbose.txt",
  );
});

test("colours change nothing but colours", () => {
  const colored = renderText(sampleReport, { color: true, verbose: true });
  expect(colored).toContain("\x1b[");
  expect(colored.replace(/\x1b\[[0-9;]*m/g, "")).toBe(renderText(sampleReport, { ...plain, verbose: true }));
});

test.each([60, 80, 100, 120])("at a width of %i no line is wider", (width) => {
  const lines = renderText(sampleReport, { ...plain, verbose: true, width }).split("\n");
  expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
});

test("every file of a finding has a frame with the sentence that says what stands there", () => {
  const text = renderText(sampleReport, plain);
  for (const file of [
    "config/app.yaml:2:23",
    "deploy/gke/backendconfig.yaml:6:1",
    "holdopen.yaml:4:13",
    "deploy/service.yaml:7:5",
  ]) {
    expect(text).toContain(`─ ${file}`);
  }
  expect(text).toMatch(/6 │ spec:\n +│ \^{4} timeoutSec of BackendConfig chat-bc is 30 s by default/);
});

describe("why sockets are expected", () => {
  const [first, second] = sampleReport.findings.filter(({ verdict, suppressed }) => verdict === "fail" && !suppressed);
  const [run, gke] = sampleReport.paths;
  if (!first || !second || !run || !gke) throw new Error("the sample has changed");
  const about = (finding: Finding, ...paths: readonly ConnectionPath[]): Finding => {
    const reasons = paths.flatMap((path) => socketFact(path) ?? []);
    const evidence = [finding.evidence[0], ...reasons] as const;
    return makeFinding({
      rule: finding.rule,
      message: finding.message,
      paths: paths.map(({ id }) => id),
      evidence,
      fingerprint: "0",
    });
  };
  const said = (report: Report, verbose = false): number =>
    (renderText(report, { ...plain, verbose }).match(/the reason to expect WebSockets/g) ?? []).length;

  test("is said with the first finding of a path, and with each in a verbose report", () => {
    const report = reportOf(about(first, run), about(second, run));
    expect(said(report)).toBe(1);
    expect(said(report, true)).toBe(2);
  });

  test("is said for each path", () => {
    expect(said(reportOf(about(first, run), about(second, gke)))).toBe(2);
    expect(said(reportOf(about(first, run), about(second, run, gke)))).toBe(3);
    expect(said(reportOf(about(first, run, gke), about(second, gke)))).toBe(2);
  });

  test("is in the data of every finding", () => {
    const report = reportOf(about(first, run), about(second, run));
    expect(renderJson(report).match(/the reason to expect WebSockets/g)).toHaveLength(2);
    expect(renderSarif(report).match(/the reason to expect WebSockets/g)).toHaveLength(2);
  });
});

test("rules that rest on the same unknown are listed under it once", () => {
  const text = renderText(sampleReport, plain);
  expect(text.match(/affinityType of BackendConfig chat-bc is unknown/g)).toHaveLength(1);
  expect(text).toContain("lb/session-affinity-missing on web/chat");
  expect(text).toContain("lb/draining-disabled on web/chat");
});

test("a suppressed finding is counted and not shown", () => {
  const text = renderText(sampleReport, plain);
  expect(text).not.toContain("batch backend");
  expect(lastLine(text)).toContain("1 suppressed");
});

test("a quiet report shows errors and what could not be read", () => {
  const text = renderText(sampleReport, { ...plain, quiet: true });
  expect(text).toContain("cloudrun/request-timeout-cuts-websocket");
  expect(text).toContain("not valid YAML");
  expect(text).not.toContain("app/heartbeat-exceeds-idle-limit");
  expect(text).not.toContain("written twice");
  expect(text).not.toContain("affinityType");
  expect(lastLine(text)).toContain("1 error, 1 warning");
});

describe("the last line never promises more than the run can know", () => {
  const summary = cleanReport.summary;

  test("a clean run says so", () => {
    expect(lastLine(renderText(cleanReport, plain))).toBe(
      "✔ no contradiction found · 2 connection paths in 5 files (production)",
    );
  });

  test.each([
    ["undecided findings", { ...cleanReport, summary: { ...summary, undecided: 2 } }, "2 undecided"],
    ["unread files", { ...cleanReport, summary: { ...summary, complete: false } }, "incomplete"],
    ["no path", { ...cleanReport, paths: [], summary: { ...summary, paths: 0 } }, "no connection path was found"],
    ["a broken rule", { ...cleanReport, failures: [new Error("rule x/y failed")] }, "1 rule broken"],
  ])("%s take the tick away", (_, report, words) => {
    const line = lastLine(renderText(report, plain));
    expect(line).toContain(words);
    expect(line).not.toContain("✔");
  });
});

test("a broken rule is named with what broke it, even in a quiet report", () => {
  const failure = new Error("rule x/y failed on path chat", { cause: new TypeError("no such thing") });
  const text = renderText({ ...cleanReport, failures: [failure] }, { ...plain, quiet: true });
  expect(text).toContain("rule x/y failed on path chat: no such thing");
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack), attack] as const))(
  "%s reaches no terminal and no log",
  (_, attack) => {
    for (const color of [false, true]) {
      const text = renderText(hostileReport(attack), { color, verbose: true });
      const raw = text.replace(/\x1b\[[0-9;]*m/g, "");
      expect(raw).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/);
      for (const line of raw.split("\n")) expect(line.trim().startsWith("::")).toBe(false);
      expect(raw).not.toMatch(/##\w*\[/);
      if (!color) expect(text).not.toContain("\x1b");
    }
  },
);

test("a megabyte in one value does not become a megabyte of report", () => {
  const [document] = yaml(`a: "${"x".repeat(1_000_000)}"\n`);
  if (document === undefined) throw new Error("no document");
  const finding = makeFinding({
    rule: requestTimeoutRule,
    message: `the value ${"x".repeat(1_000_000)}`,
    paths: ["chat"],
    evidence: evidenceAt(document, 3, 1_000_000, "x".repeat(1_000_000)),
    fingerprint: "0123456789abcdef",
  });
  expect(renderText(reportOf(finding), plain).length).toBeLessThan(20_000);
});

test("ten times the findings take about ten times as long", () => {
  const [finding] = sampleReport.findings;
  if (finding === undefined) throw new Error("no finding");
  const timed = (amount: number): number => {
    const report = reportOf(...Array.from({ length: amount }, () => finding));
    const spent = cpuClock();
    renderText(report, plain);
    return spent();
  };
  timed(200);
  const small = Math.max(timed(300), 1);
  expect(timed(3000) / small).toBeLessThan(40);
}, 60_000);
