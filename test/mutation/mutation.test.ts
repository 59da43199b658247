import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Equivalent } from "./equivalent.ts";
import { main } from "./main.ts";
import { instrument } from "./mutants.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const LONG = 300_000;

function mutationsOf(body: string): readonly string[] {
  return instrument("rule.ts", `function check(a, b, c) { ${body} }`).mutants.map(
    ({ original, mutated }) => `${original} => ${mutated}`,
  );
}

describe("the mutants of a source", () => {
  test.each([
    ["a boundary", "return a < b;", ["a < b => a <= b", "a < b => a >= b"]],
    ["an equality", "return a === b;", ["a === b => a !== b"]],
    [
      "each operand of a chain",
      "return a && b && c;",
      ["b && c", "a && c", "a && b"].map((to) => `a && b && c => ${to}`),
    ],
    ["a default", "return a ?? b;", ["a ?? b => b", "a ?? b => a"]],
    ["a negation", "return !a;", ["!a => a"]],
    ["a condition", "return a ? b : c;", ["a ? b : c => b", "a ? b : c => c"]],
    ["a guard", "if (a) return;", ["a => false"]],
    ["whether a fact is known", "return a.known;", ["a.known => !a.known"]],
    ["a predicate", "return a.filter(({ known }) => known);", ["known => !known"]],
    ["nothing else", "return a + b;", []],
  ])("are %s", (_, body, expected) => {
    expect(mutationsOf(body)).toEqual(expected);
  });

  test("are none where the switch would come too late", () => {
    expect(instrument("rule.ts", "const a = 1 < 2;").mutants).toEqual([]);
  });

  test("are all in one text, each behind its switch", () => {
    const { text, mutants } = instrument("rule.ts", "function check(a, b) { if (!a || a < b) return 1; return 2; }");
    const run = (on: number | undefined, ...values: readonly number[]): unknown =>
      new Function("mutant", `${text}; return check(${values})`)((id: number) => id === on);
    const idOf = (wanted: string): number | undefined => mutants.find(({ mutated }) => mutated === wanted)?.id;
    expect(run(undefined, 2, 2)).toBe(2);
    expect(run(idOf("a <= b"), 2, 2)).toBe(1);
    expect(run(idOf("!a"), 1, 2)).toBe(2);
    expect(run(idOf("false"), 0, 2)).toBe(2);
  });

  test("are told with their places and with the whole file that they make", () => {
    const [guard] = instrument("rule.ts", "function check(a) {\n  if (a) return 1;\n  return 2;\n}", 7).mutants;
    expect(guard).toMatchObject({ id: 7, line: 2, column: 7 });
    expect(guard?.text).toBe("function check(a) {\n  {}\n  return 2;\n}");
  });
});

describe("the run", () => {
  const cases = mkdtempSync(join(tmpdir(), "holdopen-cases-"));
  afterAll(() => rmSync(cases, { recursive: true }));

  async function run(asked: readonly string[], folder: string, equivalent?: readonly Equivalent[]) {
    const lines: string[] = [];
    const print = (line: string): number => lines.push(line);
    return { code: await main({ root, cases: folder, asked, print, ...(equivalent && { equivalent }) }), lines };
  }

  const BOUNDARY = { original: "maxInstances.value <= 1", mutated: "maxInstances.value < 1" };

  test("names what cases miss, and takes an argument for that but not one that is stale", {
    timeout: LONG,
  }, async () => {
    const rule = "lb/session-affinity-missing";
    cpSync(join(root, "test/rules", rule), join(cases, rule), { recursive: true });
    for (const name of ["at", "pass-flask-socketio-single"]) rmSync(join(cases, rule, name), { recursive: true });
    const { code, lines } = await run([rule], cases);
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain(`survived\n    - ${BOUNDARY.original}\n    + ${BOUNDARY.mutated}`);

    const argued = { rule, ...BOUNDARY, because: "it is argued here" };
    const after = await run([rule], cases, [argued, { ...argued, mutated: "gone" }]);
    expect(after.lines.join("\n")).not.toContain(`survived\n    - ${BOUNDARY.original}\n`);
    expect(after.lines.join("\n")).toContain(`${rule}: not equivalent`);
    expect(after.code).toBe(1);
  });

  test("leaves no mutant of any rule unnoticed", { timeout: LONG }, async () => {
    const { code, lines } = await run([], join(root, "test/rules"));
    expect(lines.filter((line) => / {4}- |not equivalent/.test(line))).toEqual([]);
    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThan(60);
  });
});
