import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/engine/report.ts";
import { renderJson } from "../../src/report/json.ts";
import { ATTACKS, hostileReport } from "../support/hostile.ts";
import { cleanReport, sampleReport } from "../support/sample-report.ts";

// Read back from text: what a consumer sees, as loosely typed as it sees it.
// biome-ignore lint/suspicious/noExplicitAny: the tests plant mistakes of every type
type Loose = any;

function parsed(report: Report): Loose {
  return JSON.parse(renderJson(report));
}

function validator(): ValidateFunction {
  const schema: unknown = JSON.parse(readFileSync("schemas/report.schema.json", "utf8"));
  if (typeof schema !== "object" || schema === null) throw new Error("the schema is no object");
  return new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true }).compile(schema);
}

const validate = validator();

test("the JSON report has every variant in its place", async () => {
  await expect(renderJson(sampleReport)).toMatchFileSnapshot("snapshots/report.json");
});

test.each<readonly [string, Report]>([
  ["the full sample", sampleReport],
  ["a clean report", cleanReport],
  ["an empty report", { ...cleanReport, paths: [], files: [] }],
  ["a report with a broken rule", { ...cleanReport, failures: [new Error("rule x/y failed")] }],
  ...ATTACKS.map((attack) => [`a report full of ${JSON.stringify(attack)}`, hostileReport(attack)] as const),
])("%s is valid by the published schema", (_, report) => {
  validate(parsed(report));
  expect(validate.errors ?? []).toEqual([]);
});

describe("the schema refuses", () => {
  test.each<[string, (report: Loose) => void]>([
    ["another version", (report) => (report.version = 2)],
    ["an unknown key", (report) => (report.extra = 1)],
    ["a missing list", (report) => delete report.problems],
    ["a line 0", (report) => (report.findings[0].line = 0)],
    ["a severity that is none", (report) => (report.findings[0].severity = "info")],
    ["a verdict that is none", (report) => (report.findings[0].verdict = "pass")],
    ["a fix without safety", (report) => delete report.findings.at(-1).fix.safety],
    ["a suppression without its place", (report) => delete report.findings[1].suppressed.file],
    ["an expiry that is no date", (report) => (report.findings[1].suppressed.until = "soon")],
    ["an unknown limit with a number", (report) => (report.paths[1].hops[1].idleSeconds.value = 60)],
    ["an unknown limit without a reason", (report) => delete report.paths[1].hops[1].idleSeconds.why],
    ["a default without its row", (report) => delete report.paths[0].hops[1].lifetimeSeconds.limit],
    ["a row behind what was declared", (report) => (report.paths[0].hops[1].lifetimeSeconds.origin = "declared")],
    ["a limit that is left out", (report) => delete report.paths[0].hops[0].lifetimeSeconds],
    ["a kind of hop that is none", (report) => (report.paths[0].hops[0].kind = "cdn")],
    ["a tightest hop before the first", (report) => (report.paths[0].tightest.idle = -1)],
    ["a pointer that is none", (report) => (report.findings[0].pointer = "spec")],
    ["a fingerprint that is none", (report) => (report.findings[0].fingerprint = "x")],
    ["a count below zero", (report) => (report.summary.error = -1)],
  ])("%s", (_, plant) => {
    const report = parsed(sampleReport);
    plant(report);
    expect(validate(report)).toBe(false);
  });
});

describe("limits", () => {
  const [run, gke] = parsed(sampleReport).paths;

  test("a default names its row and stands where it would be written", () => {
    const place = { file: "deploy/service.yaml", line: 7, column: 5 };
    expect(run.hops[1].lifetimeSeconds).toEqual({
      value: 300,
      origin: "default",
      limit: "run-timeout-default",
      ...place,
    });
  });

  test("a limit that a hop does not have is null", () => {
    expect(run.hops[1].idleSeconds).toBeNull();
  });

  test("an unknown limit has no value and says why", () => {
    expect(gke.hops[1].idleSeconds).toMatchObject({
      value: null,
      origin: "unknown",
      why: "nginx.conf is not in the input",
    });
  });

  test("no limit, written or not, is null", () => {
    const [path] = sampleReport.paths;
    const hop = path?.hops[1];
    const fact = hop?.lifetimeSeconds;
    if (!path || !hop || !fact?.known) throw new Error("the sample has changed");
    const endless = { ...hop, lifetimeSeconds: { ...fact, value: Number.POSITIVE_INFINITY } };
    const report = parsed({ ...sampleReport, paths: [{ ...path, hops: [endless] }] });
    expect(report.paths[0].hops[0].lifetimeSeconds).toBeNull();
    expect(report.paths[0].tightest.lifetime).toBeNull();
  });

  test("the tightest hop is that of the smallest known limit", () => {
    expect(run.tightest).toEqual({ idle: 0, lifetime: 1 });
    expect(gke.tightest).toEqual({ idle: null, lifetime: 0 });
  });
});

test("a pointer is a JSON Pointer", () => {
  const [finding] = sampleReport.findings;
  if (finding === undefined) throw new Error("no finding");
  const { document, span } = finding.at;
  const at = { document, span, pointer: ["a/b", "c~d", 0] };
  expect(parsed({ ...sampleReport, findings: [{ ...finding, at }] }).findings[0].pointer).toBe("/a~1b/c~0d/0");
});

test.each(ATTACKS.map((attack) => [JSON.stringify(attack), attack] as const))(
  "%s is escaped, and reads back the same",
  (_, attack) => {
    const text = renderJson(hostileReport(attack));
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|##\w*\[/);
    for (const line of text.split("\n")) expect(line.trim().startsWith("::")).toBe(false);
    expect(JSON.parse(text).findings[0].message).toBe(attack);
  },
);

test("the text ends with a line break", () => {
  expect(renderJson(cleanReport).endsWith("}\n")).toBe(true);
});
