import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, test } from "vitest";
import { sourceText } from "../../src/syntax/document.ts";
import { findEntry, type Node } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { resolvePlain } from "../../src/syntax/yaml-scalars.ts";

const parse = (text: string) => parseYaml(sourceText({ kind: "file", file: "t.yaml" }, text));
const root = (text: string): Node => {
  const { documents, problems } = parse(text);
  expect(problems).toEqual([]);
  const first = documents[0];
  if (!first) throw new Error("nothing was parsed");
  return first.root;
};

/** Every scalar of a tree with the characters its span names. */
function* scalars(node: Node, text: string): Iterable<{ value: unknown; style: string; written: string }> {
  if (node.kind === "scalar") yield { value: node.value, style: node.style, written: text.slice(node.start, node.end) };
  if (node.kind === "list") for (const item of node.items) yield* scalars(item, text);
  if (node.kind === "map") for (const entry of node.entries) yield* scalars(entry.value, text);
}

function toValue(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(toValue);
  if (node.kind === "map") return Object.fromEntries(node.entries.map((entry) => [entry.key, toValue(entry.value)]));
  return undefined;
}

const word = fc.stringMatching(/^[a-z][a-z0-9_./-]{0,12}$/).filter((text) => typeof resolvePlain(text) === "string");
const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.string());
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(word, tie("node"), { maxKeys: 4 }),
  ),
})).node;

describe("YAML", () => {
  test("what was dumped parses back to its value, in block style, flow style and as JSON", () => {
    fc.assert(
      fc.property(fc.dictionary(word, tree, { minKeys: 1, maxKeys: 4 }), (value) => {
        for (const text of [dump(value), dump(value, { flowLevel: 0 }), JSON.stringify(value, null, "\t")]) {
          expect(toValue(root(text))).toEqual(JSON.parse(JSON.stringify(value)));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a scalar's span slices back to the characters that make its value", () => {
    fc.assert(
      fc.property(fc.dictionary(word, tree, { minKeys: 1, maxKeys: 4 }), (value) => {
        const text = dump(value);
        for (const { value: got, style, written } of scalars(root(text), text)) {
          if (style === "block" || written === "") continue;
          expect(toValue(root(`x: ${written.includes("\n") ? JSON.stringify(got) : written}`))).toEqual({ x: got });
        }
      }),
      { numRuns: 150 },
    );
  });

  test("keys and values keep their places through CRLF, a byte order mark, comments and tabs", () => {
    const text = "\ufeff# first\r\na:\t1 # one\r\nb: 'two'\r\n";
    const node = root(text);
    const b = findEntry(node, "b");
    expect(text.slice(b?.start, b?.end)).toBe("b");
    expect(text.slice(b?.value.start, b?.value.end)).toBe("'two'");
    const lines = sourceText({ kind: "file", file: "t" }, text).lines;
    expect(lines.position(b?.value.start ?? 0)).toEqual({ line: 3, column: 4 });
  });

  test("a value that is not written stands behind its colon", () => {
    const text = "a:\nb: 1\n";
    const a = findEntry(root(text), "a")?.value;
    expect(a).toMatchObject({ kind: "scalar", value: null, start: 2, end: 2 });
  });

  test("merge keys bring in what the map does not write itself, anchors keep their own place", () => {
    const text = "base: &b {x: 1, y: 2}\nuse:\n  <<: *b\n  y: 3\n";
    const use = findEntry(root(text), "use")?.value;
    expect(toValue(use as Node)).toEqual({ y: 3, x: 1 });
    expect(text.slice(findEntry(use, "x")?.start).startsWith("x: 1")).toBe(true);
  });

  test("flow collections end behind their bracket, over commas and comments", () => {
    const text = "a: [1, 2, # ]\n  ]\nb: {}\n";
    const a = findEntry(root(text), "a")?.value;
    expect(text.slice(a?.start, a?.end)).toBe("[1, 2, # ]\n  ]");
  });

  test.each([
    ["a:\n  b: [\n    1,\n    2\n  ]\n  c: 3\n", { a: { b: [1, 2], c: 3 } }],
    ["a:\n  b: [1, # x ]\n  ]\n  c: 3\n", { a: { b: [1], c: 3 } }],
    ["a:\r\n  b: {\r\n    x: 1\r\n  }\r\n  c: 3\r\n", { a: { b: { x: 1 }, c: 3 } }],
  ])("a closing bracket at its key's own indentation is read as kubectl reads it: %j", (text, value) => {
    expect(toValue(root(text))).toEqual(value);
    const c = findEntry(findEntry(root(text), "a")?.value, "c");
    expect(text.slice(c?.start, c?.value.end)).toBe("c: 3");
  });

  test("a key written twice is said once, at the second, and the last one counts", () => {
    const { documents, problems } = parse("a: 1\nb: 2\na: 3\n");
    expect(problems).toMatchObject([{ span: { start: 10, end: 11 }, level: "note" }]);
    expect(toValue(documents[0]?.root as Node)).toEqual({ a: 3, b: 2 });
  });

  test.each([
    ["a: 1\nb: 2\na: 3\n", "a"],
    ["a: 1\n'a': 3\n", "a"],
    ['a: 1\n"\\x61": 3\n', "a"],
    ['"\\x61": 1\nb: { a: 2 }\na: 3\n', "a"],
    ["it's: 1\n'it''s': 3\n", "it's"],
    ['{ a: 1, "\\u0061": 3 }\n', "a"],
    ["b: &b { a: 2 }\na: 1\n<<: *b\na: 3\n", "a"],
  ])("the last of a key's values is found, however it is written again: %j", (text, key) => {
    const { documents } = parse(text);
    expect(findEntry(documents[0]?.root, key)?.value).toMatchObject({ value: 3 });
  });

  test("one broken document is one problem, and the others are still there", () => {
    const { documents, problems } = parse("a: 1\n---\nb: [\n---\nc: 3\n");
    expect(problems).toHaveLength(1);
    expect(documents.map(({ root }) => toValue(root))).toEqual([{ a: 1 }, { c: 3 }]);
  });

  test("places after a broken document are those of the whole file", () => {
    const text = "a: 1\n---\nb: [\n---\nc: 3\n";
    const c = findEntry(parse(text).documents[1]?.root, "c");
    expect(text.slice(c?.start, c?.value.end)).toBe("c: 3");
  });

  test.each([
    ["name: {{ .Values.name }}\n", 6],
    ["{{- if .Values.x }}\na: 1\n{{- end }}\n", 0],
    ["a:\n{% if x %}\n  b: 1\n{% endif %}\n", 3],
  ])("a template is one problem at its first mark: %j", (text, offset) => {
    const { problems } = parse(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(/template/);
    expect(problems[0]?.span.start).toBeGreaterThanOrEqual(offset);
    expect(problems[0]?.span.start).toBeLessThanOrEqual(offset + 2);
  });

  test("a placeholder inside quotes is a value like any other", () => {
    expect(toValue(root('a: "{{ .Values.x }}"\nb: ${VAR}\n'))).toEqual({ a: "{{ .Values.x }}", b: "${VAR}" });
  });

  test.each([
    [
      "an alias bomb",
      `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
        .split("")
        .map((k, i) => `${k}: &${k} [${`*${"abcdefghij"[i]},`.repeat(10)}]`)
        .join("\n")}\n`,
      /aliases expand/,
    ],
    ["deep nesting", "[".repeat(10_000), /./],
    ["an alias without an anchor", "a: *nowhere\n", /anchor|alias/],
    ["an alias inside its own anchor", "a: &a [*a]\n", /anchor|alias/],
    ["a NUL byte", "a: \0\n", /./],
  ])("%s ends in one problem with a place", (_, text, message) => {
    const { problems } = parse(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });
});

describe("plain scalars, as kubectl resolves them", () => {
  test.each([
    ["1", 1],
    ["-0", -0],
    ["0755", 493],
    ["0o755", 493],
    ["0x1F", 31],
    ["0b101", 5],
    ["1_000", 1000],
    ["1.5", 1.5],
    [".5", 0.5],
    ["1e3", 1000],
    ["1.", 1],
    [".inf", Number.POSITIVE_INFINITY],
    ["-.INF", Number.NEGATIVE_INFINITY],
    ["on", true],
    ["Off", false],
    ["yes", true],
    ["NO", false],
    ["y", true],
    ["N", false],
    ["true", true],
    ["False", false],
    ["", null],
    ["~", null],
    ["null", null],
    ["Null", null],
    ["oN", "oN"],
    ["30s", "30s"],
    ["1:30", "1:30"],
    ["089", 89],
    ["1.2.3", "1.2.3"],
    ["-", "-"],
    [".", "."],
    ["yes!", "yes!"],
  ])("%j is %j", (text, value) => {
    expect(resolvePlain(text)).toEqual(value);
  });
});
