import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/api/lint.ts";
import type { Finding } from "../../src/engine/finding.ts";
import { sourceName, startOf } from "../../src/syntax/document.ts";
import { shared } from "../support/shared.ts";
import { EXPECTATIONS, type Expectation } from "./expectations.ts";

const corpus = shared("corpus") ?? "";
const absent = corpus === "";

/** Lints one set of the corpus; a declared service is added as a config in memory. */
async function lintSet({ set, config, beside = {} }: Pick<Expectation, "set" | "config" | "beside">) {
  const added = { ...beside, ...(config !== undefined && { "holdopen.yaml": config }) };
  const texts = Object.entries(added).map(([name, text]) => ({ name, text }));
  return lint({ files: ["."], cwd: join(corpus, set), texts, config: config === undefined ? false : "holdopen.yaml" });
}

const line = ({ rule, severity, verdict, at, paths }: Finding): string =>
  `${sourceName(at.document.source.source)}:${startOf(at).line}:${startOf(at).column} ${verdict} ${severity} ${rule.id} (${paths.join(", ")})`;

describe.skipIf(absent)("public configuration (skipped where the corpus is not beside the checkout)", () => {
  test.each(
    EXPECTATIONS.map(
      (expectation) =>
        [
          expectation.config || expectation.beside ? `${expectation.set}, declared` : expectation.set,
          expectation,
        ] as const,
    ),
  )("%s", async (_, expectation) => {
    const report = await lintSet(expectation);
    expect(report.failures).toEqual([]);
    const failed = report.findings.filter(({ verdict }) => verdict === "fail");
    const loud = failed.filter(({ severity }) => severity !== "note");
    if (expectation.expect === "silent") expect(loud.map(line)).toEqual([]);
    if (expectation.expect === "advice")
      expect(loud.filter(({ severity }) => severity === "error").map(line)).toEqual([]);
    for (const rule of expectation.rules ?? []) expect(loud.map(({ rule }) => rule.id)).toContain(rule);
    for (const rule of expectation.never ?? []) expect(failed.map(({ rule }) => rule.id)).not.toContain(rule);
    const ofQuiet = failed.filter(({ paths }) => paths.some((path) => expectation.quiet?.includes(path)));
    expect(ofQuiet.map(line)).toEqual([]);
    if (expectation.problems !== undefined) {
      expect(report.problems.filter(({ level }) => level !== "note")).toHaveLength(expectation.problems);
    }
    if (expectation.templates !== undefined) {
      const notes = report.problems.filter(({ isUnrendered }) => isUnrendered);
      expect(notes.map(({ level }) => level)).toEqual(Array(expectation.templates).fill("note"));
      expect(report.summary.unrendered).toBe(expectation.templates);
    }
  });

  test("every set is linted without a fault of ours, and what is found is pinned", async () => {
    const lines: string[] = [];
    for (const set of readdirSync(corpus, { withFileTypes: true })) {
      if (!set.isDirectory() || set.name === "LICENSES") continue;
      const report = await lintSet({ set: set.name });
      expect(report.failures).toEqual([]);
      for (const finding of report.findings) lines.push(`${set.name}: ${line(finding)}`);
      for (const { source, span, message } of report.problems) {
        const { line: at, column } = source.lines.position(span.start);
        lines.push(`${set.name}: ${sourceName(source.source)}:${at}:${column} problem ${message}`);
      }
    }
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("findings.txt");
  });

  test("the expectations speak of sets that exist, and of all of them", () => {
    const sets = new Set(readdirSync(corpus));
    expect(EXPECTATIONS.filter(({ set }) => !sets.has(set))).toEqual([]);
    const spokenOf = new Set(EXPECTATIONS.map(({ set }) => set));
    expect([...sets].filter((set) => set.includes("__") && !spokenOf.has(set))).toEqual([]);
  });

  test("every set that the corpus itself speaks of has one, or is said to be undecided", () => {
    const wanted = readFileSync(join(corpus, "EXPECT.md"), "utf8").matchAll(/\b[\w.-]+__[\w.-]+__[\w.-]*[\w-]/g);
    const spokenOf = new Set(EXPECTATIONS.map(({ set }) => set));
    const missing = new Set([...wanted].map(([set]) => set).filter((set) => !spokenOf.has(set)));
    // No folder of the corpus.
    expect([...missing]).toEqual(["GoogleCloudPlatform__nodejs-docs-samples__run-websockets"]);
  });
});
