import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { asInput, pagesIn, readRulePage, renderRulePage } from "../../.build/pages.mjs";
import { lint } from "../../src/api/lint.ts";
import { policyLayers, resolvePolicy } from "../../src/engine/policy.ts";
import { SCENARIOS } from "../../src/probe/all.generated.ts";
import { renderText } from "../../src/report/text.ts";
import { RULES } from "../../src/rules/all.generated.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const pageOf = (id: string): string => read(`policies/rules/${id}.md`);
const product = { lint, renderText };

/** The first cell of each row of a page's table of parameters, with the second one. */
function paramsOn(page: string): ReadonlyMap<string, string> {
  const [, table = ""] = /^\| parameter \|.*\n\|[ -|]*\n((?:\|.*\n)*)/m.exec(page) ?? [];
  const rows = table.trim().split("\n").filter(Boolean);
  return new Map(
    rows
      .map((row) => row.split("|").map((cell) => cell.trim().replaceAll("`", "")))
      .map(([, name = "", value = ""]) => [name, value]),
  );
}

/** What the recommended pack gives a parameter: `1.5 (staging 1.25, development 1)`, or one value for all. */
function shippedValue(rule: (typeof RULES)[number], name: string): string {
  const [production, staging, development] = ["production", "staging", "development"].map((environment) => {
    const params: Readonly<Record<string, unknown>> = resolvePolicy(
      policyLayers(["recommended"]),
      environment,
    ).paramsOf(rule);
    return String(params[name]);
  });
  return production === staging && production === development
    ? String(production)
    : `${production} (staging ${staging}, development ${development})`;
}

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))("the page of $id", ({ id, rule }) => {
  const page = pageOf(id);
  const example = readRulePage(page);
  const config = (files: typeof example.failing): string | false =>
    files.some(({ name }) => name === "holdopen.yaml") ? "holdopen.yaml" : false;

  test("begins with the rule's title and id", () => {
    expect(page.split("\n").slice(0, 3)).toEqual([`# ${rule.title}`, "", `\`${id}\``]);
  });

  test("shows what the rule says of the failing example today (node .build/pages.mjs)", async () => {
    expect(await renderRulePage(id, page, product)).toBe(page);
  });

  test("has an example that this rule fails, and nothing in it that cannot be read", async () => {
    const report = await lint({ ...asInput(example.failing), config: config(example.failing), rules: [id] });
    expect(report.findings.filter(({ verdict }) => verdict === "fail").map((finding) => finding.rule.id)).toContain(id);
    expect([report.problems, report.failures]).toEqual([[], []]);
  });

  test("has an example of the same system about which this rule has nothing to say", async () => {
    const report = await lint({ ...asInput(example.passing), config: config(example.passing), rules: [id] });
    expect(report.paths.length).toBeGreaterThan(0);
    expect([report.findings, report.problems, report.failures]).toEqual([[], [], []]);
  });

  test("names every parameter with the value it has unless told otherwise", () => {
    expect(Object.fromEntries(paramsOn(page))).toEqual(
      Object.fromEntries(Object.keys(rule.params).map((name) => [name, shippedValue(rule, name)])),
    );
  });

  test("names the rule's references", () => {
    const addresses = (text: string): readonly string[] => text.match(/https:\/\/[^\s>)]+/g) ?? [];
    for (const address of rule.references.flatMap(addresses)) expect(page).toContain(address);
  });

  test("shows a suppression that is one", async () => {
    const [comment = ""] = /^# holdopen: allow .*$/m.exec(page) ?? [];
    const texts = [{ name: "a.yaml", text: `${comment}\napiVersion: v1\n` }];
    const { problems } = await lint({ texts, config: false, today: "2026-11-20" });
    expect([comment, problems]).toEqual([expect.stringContaining(`allow ${id} until`), []]);
  });
});

test("there is a page for each rule and no other", async () => {
  const pages = await pagesIn(root, "policies/rules");
  const ids = [...RULES, ...SCENARIOS].map(({ id }) => id).sort();
  expect(pages.map((file) => file.slice("policies/rules/".length, -3))).toEqual(ids);
});

test("a link of a page leads to a file", async () => {
  const folders = ["policies/rules", "docs", "examples"];
  const pages = (await Promise.all(folders.map((folder) => pagesIn(root, folder)))).flat();
  for (const page of pages) {
    for (const [, target = ""] of read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(existsSync(join(root, posix.dirname(page), target)), `${page} links ${target}`).toBe(true);
    }
  }
});
