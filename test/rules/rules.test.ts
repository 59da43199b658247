import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/rules/all.generated.ts";
import { foldersIn, judge, readCase } from "../support/rule-cases.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

describe.each(RULES.map(({ id }) => id))("%s", (id) => {
  const cases = foldersIn(join(here, id));

  test("has a failing, a passing and an undecided case", () => {
    for (const kind of ["fail", "pass", "undecided"]) {
      expect(cases.filter((name) => name.startsWith(kind)).length, `no ${kind}* case`).toBeGreaterThan(0);
    }
  });

  test.each(cases)("%s is found as marked, and nothing else", async (name) => {
    expect(judge(await readCase(here, id, name)).contradictions).toEqual([]);
  });
});

test("every case belongs to a rule", () => {
  const known = RULES.map(({ id }) => id);
  const written = foldersIn(here).flatMap((group) => foldersIn(join(here, group)).map((name) => `${group}/${name}`));
  expect(written.filter((id) => !known.includes(id))).toEqual([]);
});
