import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { default as addFormats } from "ajv-formats";
import type { Log, Result, Run } from "sarif";
import { afterAll, describe, expect, test } from "vitest";
import type { Report } from "../../src/engine/report.ts";
import { renderSarif } from "../../src/report/sarif.ts";
import { ATTACKS, hostileReport } from "../support/hostile.ts";
import { cleanReport, sampleReport } from "../support/sample-report.ts";

function runOf(report: Report): Run {
  const log: Log = JSON.parse(renderSarif(report));
  const [run] = log.runs;
  if (run === undefined) throw new Error("the log has no run");
  return run;
}

function resultsOf(report: Report, ruleId: string): readonly Result[] {
  return (runOf(report).results ?? []).filter((result) => result.ruleId === ruleId);
}

const REPORTS: readonly (readonly [string, Report])[] = [
  ["the full sample", sampleReport],
  ["a clean report", cleanReport],
  ["a report with a broken rule", { ...cleanReport, failures: [new Error("rule x/y failed")] }],
  ...ATTACKS.map((attack) => [`a report full of ${JSON.stringify(attack)}`, hostileReport(attack)] as const),
];

test("the SARIF log has every variant in its place", async () => {
  await expect(renderSarif(sampleReport)).toMatchFileSnapshot("snapshots/report.sarif");
});

test("an undecided finding is open and has no level", () => {
  const [result] = resultsOf(sampleReport, "lb/session-affinity-missing");
  expect(result).toMatchObject({ kind: "open", level: "none" });
});

test("a failing finding has its severity as its level", () => {
  const [result] = resultsOf(sampleReport, "app/heartbeat-exceeds-idle-limit");
  expect(result).toMatchObject({ kind: "fail", level: "warning" });
});

test("related locations carry their sentence and an id each", () => {
  const [result] = resultsOf(sampleReport, "app/heartbeat-exceeds-idle-limit");
  const related = result?.relatedLocations ?? [];
  expect(related.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(related[0]?.message?.text).toContain("timeoutSec of BackendConfig chat-bc is 30 s by default");
});

test("a suppression in the config is external and keeps its reason", () => {
  const [result] = resultsOf(sampleReport, "lb/draining-disabled");
  expect(result?.suppressions).toMatchObject([{ kind: "external", justification: "batch backend (until 2027-01-01)" }]);
});

test("a suppression beside what it allows is in the source", () => {
  const [finding] = sampleReport.findings;
  if (finding === undefined) throw new Error("no finding");
  const suppressed = { reason: "known", at: finding.at };
  const [result] = resultsOf({ ...sampleReport, findings: [{ ...finding, suppressed }] }, finding.rule.id);
  expect(result?.suppressions).toMatchObject([{ kind: "inSource", justification: "known" }]);
});

test("every result finds its rule under its index", () => {
  const run = runOf(sampleReport);
  for (const { ruleId, ruleIndex } of run.results ?? [])
    expect(run.tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
});

test("a rule has help to read and a vendor's page to follow, where it cites one", () => {
  const rules = runOf(sampleReport).tool.driver.rules ?? [];
  const rule = rules.find(({ id }) => id === "cloudrun/request-timeout-cuts-websocket");
  expect(rule?.help?.text).toContain("policies/rules/cloudrun/request-timeout-cuts-websocket.md");
  expect(rule?.help?.markdown).toContain("<https://cloud.google.com/run/docs/triggering/websockets>");
  expect(rule?.helpUri).toBe("https://cloud.google.com/run/docs/triggering/websockets");
});

test("what could not be read is a notification at its place, and the run no success", () => {
  const [invocation] = runOf(sampleReport).invocations ?? [];
  expect(invocation?.executionSuccessful).toBe(false);
  expect(invocation?.toolExecutionNotifications?.[0]).toMatchObject({
    level: "error",
    locations: [
      { physicalLocation: { artifactLocation: { uri: "holdopen.yaml" }, region: { startLine: 1, startColumn: 1 } } },
    ],
  });
  expect(runOf(cleanReport).invocations?.[0]?.executionSuccessful).toBe(true);
});

test("a name with spaces, colons and hashes is one relative address", () => {
  const [document] = hostileReport("a b:c#d?e%f").problems;
  if (document === undefined) throw new Error("no problem");
  const uri = runOf(hostileReport("a b:c#d?e%f")).artifacts?.[0]?.location?.uri ?? "";
  expect(uri).toBe("dir/a%20b%3Ac%23d%3Fe%25f.yaml");
});

test("an API response keeps its own address and is not looked for under the source root", () => {
  const [problem] = sampleReport.problems;
  if (problem === undefined) throw new Error("no problem");
  const source = { ...problem.source, source: { kind: "api" as const, resource: "projects/p/services/chat" } };
  const run = runOf({ ...sampleReport, problems: [{ ...problem, source }] });
  const location =
    run.invocations?.[0]?.toolExecutionNotifications?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
  expect(location).toEqual({ uri: "api:projects/p/services/chat" });
});

test("braces and links in the input are neither placeholders nor links", () => {
  const [result] = resultsOf(
    hostileReport("[click](https://evil.example) {0}"),
    "cloudrun/request-timeout-cuts-websocket",
  );
  expect(result?.message.text).toContain("\\[click](https://evil.example) {{0}}");
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack), attack] as const))("%s is escaped", (_, attack) => {
  const text = renderSarif(hostileReport(attack));
  expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|##\w*\[/);
});

test("no absolute path of this machine is in the log", () => {
  expect(renderSarif(sampleReport)).not.toContain(process.cwd());
});

const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "holdopen-sarif-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// .NET looks for ICU at start and many images have none.
const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
const multitool: string = require("@microsoft/sarif-multitool-linux");
const probe = spawnSync(multitool, ["validate", "--help"], { env, encoding: "utf8" });
// `--help` ends with 1; what cannot be started has no status, and what lacks a library prints nothing of this.
const canRun = probe.error === undefined && `${probe.stdout}${probe.stderr}`.includes("--rule-kind");

/** The multitool's findings about a log; its exit code is 0 whatever it finds. */
function multitoolFindings(text: string): readonly Result[] {
  const input = join(folder, "in.sarif");
  const output = join(folder, "out.sarif");
  rmSync(output, { force: true });
  writeFileSync(input, text);
  spawnSync(multitool, ["validate", "--rule-kind", "Sarif;Ghas", input, "-o", output], { env });
  const log: Log = JSON.parse(readFileSync(output, "utf8").replace(/^\ufeff/, ""));
  const notifications = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
  expect(notifications.filter(({ level }) => level === "error")).toEqual([]);
  return log.runs[0]?.results ?? [];
}

describe.skipIf(!canRun)(`the SARIF multitool${canRun ? "" : " (skipped: its binary does not run here)"}`, () => {
  test.each(REPORTS)(
    "finds no error in %s",
    (_, report) => {
      const errors = multitoolFindings(renderSarif(report)).filter(({ level }) => level === "error");
      expect(errors.map(({ ruleId, message, locations }) => ({ ruleId, message, locations }))).toEqual([]);
    },
    60_000,
  );

  test("does find a planted error", () => {
    const log: Log = JSON.parse(renderSarif(sampleReport));
    const location = log.runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.region;
    if (location === undefined) throw new Error("no region");
    location.endLine = 1;
    location.startLine = 2;
    expect(multitoolFindings(JSON.stringify(log)).some(({ level }) => level === "error")).toBe(true);
  }, 60_000);
});

const SCHEMA = "../shared/schemas/sarif-2.1.0.json";
const hasSchema = existsSync(SCHEMA);

describe.skipIf(!hasSchema)(`the OASIS schema${hasSchema ? "" : " (skipped: it is not beside this checkout)"}`, () => {
  // Draft-04 calls its own address `id`.
  const { id: _, $schema: __, ...schema } = hasSchema ? JSON.parse(readFileSync(SCHEMA, "utf8")) : {};
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  test.each(REPORTS)("accepts %s", (_, report) => {
    validate(JSON.parse(renderSarif(report)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test("refuses a level that is none", () => {
    const log = JSON.parse(renderSarif(sampleReport));
    log.runs[0].results[0].level = "info";
    expect(validate(log)).toBe(false);
  });
});
