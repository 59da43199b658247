import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Node } from "../../src/syntax/node.ts";
import { cpuClock } from "../support/cpu-clock.ts";
import { hcl, parseHcl, plain } from "../support/hcl.ts";

/** What a file says, with the other files of the run beside it. */
async function said(text: string, others: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const documents = await hcl({ "infra/main.tf": text, ...others });
  return plain(documents[0]?.root);
}

async function folded(expression: string, rest = "", others: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const read = await said(`result {\n  value = ${expression}\n}\n${rest}`, others);
  const { result } = read as { result: { value: unknown } };
  return result.value;
}

describe("blocks", () => {
  test("stand under their type and labels", async () => {
    expect(await said('resource "a" "b" {\n  x = 1\n  y {\n    z = true\n  }\n}\nresource "a" "c" {}\n')).toEqual({
      resource: { a: { b: { x: 1, y: { z: true } }, c: {} } },
    });
  });

  test("that are repeated are a list", async () => {
    expect(await said('a {\n  env {\n    n = "1"\n  }\n  env {\n    n = "2"\n  }\n}\n')).toEqual({
      a: { env: [{ n: "1" }, { n: "2" }] },
    });
  });
});

describe("values", () => {
  test.each([
    ['"a\\tb \\"c\\" $${d} \\u00e9"', 'a\tb "c" ${d} é'],
    ['"p ${local.other} q"', "p 3600 q"],
    ['"${local.other}"', 3600],
    ["<<EOT\n  a ${local.other}\n   b\nEOT", "  a 3600\n   b\n"],
    ["<<-EOT\n    a ${local.other}\n      b\n  EOT", "a 3600\n  b\n"],
    ["[1, null, true]", [1, null, true]],
    ['{ a = 1, "b" : "x" }', { a: 1, b: "x" }],
    ["-(1 + 2) * 3", -9],
    ["10 % 4 >= 2 && !false", true],
    ['local.other > 60 ? "long" : "short"', "long"],
    ["!local.deep[0].c.no && local.other * 2 == 7200", true],
    ["(1 + local.other) * 2", 7202],
    ["max(1, local.other, 4)", 3600],
    ['min(tonumber("7"), 9)', 7],
    ['coalesce(null, "", "x", var.unset)', "x"],
    ["tostring(3600)", "3600"],
    ['local.deep[0].c["k"]', "v"],
    ["var.given", 20],
    ["var.object.inner", 5],
  ])("%s is %j", async (expression, value) => {
    const rest = `locals {
  other = 60 * 60
  deep  = [{ c = { k = "v", no = false } }]
}
variable "given" { default = 20 }
variable "object" { default = { inner = 5 } }
variable "unset" {}
`;
    expect(await folded(expression, rest)).toEqual(value);
  });

  test.each([
    ["var.unset", "var.unset has no default"],
    ['"${var.unset}s"', "var.unset has no default"],
    ["var.nowhere", "var.nowhere is not declared in the input"],
    ["var.unset ? 1 : 2", "var.unset has no default"],
    ["1 / 0", "/ of these values gives no number"],
    ["module.net.timeout", "module.net.timeout comes out of a module"],
    ["data.a.b.c", "data.a.b.c is looked up when it is applied"],
    ["each.value", "each.value differs between its copies"],
    ["[for x in local.list : x]", "local.list is not in the input"],
    ['file("x")', "what file() gives is not worked out"],
    ["coalesce(null, var.unset)", "var.unset has no default"],
    ["local.loop", "it refers to itself"],
  ])("%s is undecided: %s", async (expression, why) => {
    const rest = 'variable "unset" {}\nlocals { loop = "a${local.loop}" }\n';
    expect(await folded(expression, rest)).toBe(`? ${why}`);
  });

  test("an undecided condition over equal values is decided", async () => {
    expect(await folded("var.unset ? 5 : 5", 'variable "unset" {}\n')).toBe(5);
  });
});

describe("variables", () => {
  const VARIABLE = 'variable "seconds" { default = 300 }\n';

  test("take what is loaded by itself, the last file first", async () => {
    const others = {
      "infra/terraform.tfvars": "seconds = 1\n",
      "infra/b.auto.tfvars": "seconds = 3\n",
      "infra/a.auto.tfvars": "seconds = 2\n",
    };
    expect(await folded("var.seconds", VARIABLE, others)).toBe(3);
  });

  test("are undecided where a file that has to be named sets them", async () => {
    const why = "? var.seconds is set by prod.tfvars, which has to be named";
    expect(await folded("var.seconds", VARIABLE, { "infra/env/prod.tfvars": "seconds = 1\n" })).toBe(why);
    expect(await folded("var.seconds", VARIABLE, { "elsewhere/prod.tfvars": "seconds = 1\n" })).toBe(300);
  });

  test("of a module are what each of its users passes", async () => {
    const call = (name: string, seconds: string): string =>
      `module "${name}" {\n  source  = "./infra"\n  seconds = ${seconds}\n}\n`;
    expect(await folded("var.seconds", VARIABLE, { "main.tf": `${call("a", "local.s")}locals { s = 60 }\n` })).toBe(60);
    const text = `result { value = var.seconds }\n${VARIABLE}`;
    const documents = await hcl({ "infra/main.tf": text, "main.tf": call("a", "1") + call("b", "2") });
    expect(documents.map(({ root, module }) => [module?.address, plain(root)])).toMatchObject([
      ["./module.a", { result: { value: 1 } }],
      ["./module.b", { result: { value: 2 } }],
      [undefined, {}],
    ]);
  });

  test("and locals of other folders are not seen", async () => {
    expect(await folded("var.seconds", "", { "other/variables.tf": VARIABLE })).toMatch(/^\? /);
  });
});

test("every literal is at its own characters, whatever stands around it", async () => {
  const literal = fc.oneof(
    fc.nat(100_000).map((value) => ({ text: String(value), value: value as unknown })),
    fc.boolean().map((value) => ({ text: String(value), value: value as unknown })),
    fc
      .stringMatching(/^[a-z é😀#/{}]{0,12}$/u)
      .map((value) => ({ text: JSON.stringify(value), value: value as unknown })),
  );
  const separator = fc.constantFrom("\n", "\r\n", "\n\n", " # é comment\n", "\n// } {\n", '\n/* a = "\n */\n');
  const attributes = fc.array(fc.tuple(literal, separator, fc.boolean()), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(attributes, async (list) => {
      const body = list.map(([{ text }, end, inBlock], index) =>
        inBlock ? `b${index} {\n  a = ${text}${end}}\n` : `a${index} = ${text}${end}`,
      );
      const text = `resource "x" "y" {\n${body.join("")}}\n`;
      const [document] = await hcl({ "a.tf": text });
      const found: unknown[] = [];
      const walk = (node: Node): void => {
        if (node.kind === "map") for (const { value } of node.entries) walk(value);
        if (node.kind !== "scalar") return;
        found.push(node.value);
        expect(JSON.parse(text.slice(node.start, node.end))).toEqual(node.value);
      };
      if (document) walk(document.root);
      expect(found).toEqual(list.map(([{ value }]) => value));
    }),
    { numRuns: 60 },
  );
});

test("what comes from elsewhere stands where it is used", async () => {
  const text = 'locals {\n  value = [var.seconds, "x${var.seconds}"]\n}\n';
  const [document] = await hcl({ "a.tf": text, "variables.tf": 'variable "seconds" { default = 300 }\n' });
  const spans: string[] = [];
  const walk = (node: Node): void => {
    if (node.kind === "map") for (const { value } of node.entries) walk(value);
    else if (node.kind === "list") node.items.map(walk);
    else spans.push(text.slice(node.start, node.end));
  };
  if (document) walk(document.root);
  expect(spans).toEqual(["var.seconds", '"x${var.seconds}"']);
});

describe("a file with a mistake", () => {
  const GOOD = 'resource "a" "good" {\n  x = 1\n}\n';

  test.each([
    ["a value that is missing", `resource "a" "bad" {\n  x = \n}\n${GOOD}`],
    ["a stray bracket", `${GOOD}resource "a" "bad" {\n  x = 1 ]\n}\n`],
    ["a template", `${GOOD}{%- if x %}\nresource "a" "bad" {\n  y = {{ z }}\n}\n{%- endif %}\n`],
  ])("%s has one problem with a place, and the rest is read", async (_, text) => {
    const { documents, problems } = await parseHcl({ "a.tf": text });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.span.end).toBeGreaterThan(0);
    expect(plain(documents[0]?.root)).toEqual({ resource: { a: { good: { x: 1 } } } });
  });

  test("an end that is missing is said", async () => {
    const { problems } = await parseHcl({ "a.tf": "a = <<EOT\nx\n" });
    expect(problems.map(({ message }) => message)).toEqual([
      "not valid HCL: the end of a heredoc is missing here; the block it stands in is left out",
    ]);
  });
});

const LIST = `locals {\nl = [${Array.from({ length: 400 }, (_, index) => `"k${index}"`).join(",")}]\n}\n`;
const COPIES = Array.from({ length: 20 }, (_, index) => {
  return `resource "x" "y${index}" {\n  count = 100\n  n = [for r in x.y${index + 1} : [r.n, r.n]]\n}\n`;
}).join("");

describe("hostile text", () => {
  const many = 140_000;
  test.each([
    ["brackets", `a = ${"[".repeat(many)}`],
    ["nested lists", `a = ${"[".repeat(many / 2 - 10)}${"]".repeat(many / 2 - 10)}`],
    ["nested blocks", "a {\n".repeat(many / 8) + "}\n".repeat(many / 8)],
    ["interpolations", `a = ${'"${'.repeat(many / 4)}`],
    ["quotes", '"'.repeat(many)],
    ["noise", '%&/( ]{ " '.repeat(many / 10)],
    ["a NUL", 'a = "x\0"'],
    ["a text of 50 MB", "x".repeat(50_000_000)],
    ["operators", `a = ${"!".repeat(many)}true`],
    ["repeated blocks", 'resource "a" {\n x = 1\n}\n'.repeat(many / 30)],
    ["doubled lists", doubled((name) => `[local.${name}, local.${name}]`)],
    ["doubled texts", doubled((name) => `"\${local.${name}}\${local.${name}}"`)],
    ["a long sum", `a = 1${"+1".repeat(many / 2)}`],
    ["many arguments", `a = max(${"1,".repeat(many / 2)}1)`],
    ["deep calls", `a = ${"abs(".repeat(many / 6)}1${")".repeat(many / 6)}`],
    ["deep conditions", `a = ${"true ? 1 : ".repeat(many / 12)}1`],
    ["deep indices", `a = b${"[0]".repeat(many / 3)}`],
    ["deep directives", `a = "${"%{ if true }".repeat(many / 24)}x${"%{ endif }".repeat(many / 24)}"`],
    ["products", `${LIST}a = [for a in local.l : [for b in local.l : [for c in local.l : "\${a}\${b}\${c}"]]]`],
    ["products of maps", `${LIST}a = {for a in local.l : a => {for b in local.l : b => {for c in local.l : c => 1}}}`],
    ["products of splats", `${LIST}a = [for a in local.l : [for b in local.l : local.l[*]]]`],
    ["doubled lists of functions", doubled((name) => `concat(local.${name}, [local.${name}])`, '["x"]')],
    ["doubled texts of functions", doubled((name) => `join(local.${name}, [local.${name}, local.${name}])`)],
    ["replaced texts", doubled((name) => `replace(local.${name}, "x", local.${name})`, '"xx"')],
    ["encoded texts", doubled((name) => `jsonencode([local.${name}, local.${name}])`)],
    ["decoded texts", `a = yamldecode("${"[".repeat(many / 2)}")`],
    ["decoded aliases", `a = yamldecode(<<E\n${aliases()}\nE\n)`],
    [
      "long texts in loops",
      `${LIST}locals {\nt = "${"x".repeat(50_000)}"\n}\na = [for x in local.l : [for y in local.l : substr(local.t, 0, 1)]]`,
    ],
    ["locals of each other", "locals {\na = [local.b, local.b]\nb = [local.a, local.a]\n}\n"],
    ["copies of copies", COPIES],
    [
      "dynamic blocks in each other",
      `${LIST}r "a" "b" {\n${'dynamic "x" {\nfor_each = local.l\ncontent {\n'.repeat(30)}${"}\n}\n".repeat(30)}}\n`,
    ],
    ["a long chain", `locals {\n${Array.from({ length: 5000 }, (_, i) => `a${i} = local.a${i + 1}`).join("\n")}\n}\n`],
  ])("%s end soon", async (_, text) => {
    const spent = cpuClock();
    const { documents, problems } = await parseHcl({ "a.tf": text });
    expect(documents.length + problems.length).toBeGreaterThan(0);
    // Ten times what it takes, for a machine with other things to do.
    expect(spent()).toBeLessThan(10_000);
  });
});

function doubled(next: (name: string) => string, first = '"x"'): string {
  const lines = Array.from({ length: 60 }, (_, index) => `a${index + 1} = ${next(`a${index}`)}`);
  return `locals {\na0 = ${first}\n${lines.join("\n")}\n}\n`;
}

function aliases(): string {
  const lines = Array.from({ length: 40 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
  return `a0: &a0 x\n${lines.join("\n")}`;
}
