import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { pagesIn } from "../../.build/pages.mjs";
import { shippedValues } from "../../.build/params-table.mjs";
import { renderRulePage } from "../../.build/rule-pages.mjs";
import { lint } from "../../src/api/lint.ts";
import { policyLayers, resolvePolicy } from "../../src/engine/policy.ts";
import type { Rule } from "../../src/engine/rule.ts";
import { SCENARIOS } from "../../src/probe/all.generated.ts";
import { renderText } from "../../src/report/text.ts";
import { RULES } from "../../src/rules/all.generated.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const pageOf = (id: string): string => read(`policies/rules/${id}.md`);
const product = { lint, renderText, valuesOf: shippedValues({ policyLayers, resolvePolicy }) };

describe.each(RULES.map((rule) => ({ id: rule.id, rule })))("the page of $id", ({ id, rule }) => {
  const page = pageOf(id);

  test("is what its source, its cases and its rule say today (node .build/pages.mjs)", async () => {
    expect(page).toBe(await renderRulePage(root, rule, product));
  });

  test("shows a suppression that is one", async () => {
    const [comment = ""] = /^# holdopen: allow .*$/m.exec(page) ?? [];
    const texts = [{ name: "a.yaml", text: `${comment}\napiVersion: v1\n` }];
    const { problems } = await lint({ texts, config: false, today: "2026-11-20" });
    expect([comment, problems]).toEqual([expect.stringContaining(`allow ${id} until`), []]);
  });
});

describe("a rule whose page cannot be made is told what is missing", () => {
  const copy = mkdtempSync(join(tmpdir(), "holdopen-pages-"));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  const id = "lb/draining-disabled";
  const source = `src/rules/${id}.ts`;
  const rule = RULES.find((one) => one.id === id) as Rule;

  const renderWith = async (text: string): Promise<string> => {
    await cp(join(root, "test/rules", id), join(copy, "test/rules", id), { recursive: true });
    await mkdir(dirname(join(copy, source)), { recursive: true });
    writeFileSync(join(copy, source), text);
    return renderRulePage(copy, rule, product);
  };

  test.each([
    [
      "a comment",
      (text: string) => text.replace(/\/\*\*[\s\S]*?\*\/\n(?=export const \w+: Rule)/, ""),
      "no doc comment",
    ],
    ["a reason to allow it", (text: string) => text.replace("@allow", "@example"), "does not end in @allow"],
    ["a section", (text: string) => text.replace("## How to fix it", "## Remedy"), "When it does not apply, Remedy"],
  ])("without %s", async (_, change, message) => {
    await expect(renderWith(change(read(source)))).rejects.toThrow(message);
  });

  test("without a case that fails", async () => {
    await cp(join(root, "test/rules", id, "pass"), join(copy, "test/rules", id, "fail"), { recursive: true });
    await mkdir(dirname(join(copy, source)), { recursive: true });
    writeFileSync(join(copy, source), read(source));
    await expect(renderRulePage(copy, rule, product)).rejects.toThrow(`test/rules/${id}/fail: nothing fails`);
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
