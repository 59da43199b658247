import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sourceText } from "../../src/syntax/document.ts";
import { parseNginx } from "../../src/syntax/nginx.ts";
import { findEntry, type Node } from "../../src/syntax/node.ts";
import { cpuClock } from "../support/cpu-clock.ts";

const parsed = (text: string) => parseNginx(sourceText({ kind: "file", file: "nginx.conf" }, text));
const args = (text: string, name: string): readonly unknown[] => {
  const list = findEntry(parsed(text).documents[0]?.root, name)?.value;
  return list?.kind === "list" ? list.items.map((item) => (item.kind === "scalar" ? item.value : item.kind)) : [];
};
const problemOf = (text: string): string => {
  const { documents, problems } = parsed(text);
  expect(documents).toEqual([]);
  expect(problems).toHaveLength(1);
  return problems.map(({ message, span }) => `${span.start} ${message}`).join();
};

describe("a directive", () => {
  test.each([
    ["a b c;", ["b", "c"]],
    ["a \"b c\" 'd;{}' ;", ["b c", "d;{}"]],
    ['a "say \\"x\\"";', ['say "x"']],
    ["a b#c; # d;", ["b#c"]],
    ["a ${X}b $y;", ["${X}b", "$y"]],
    ["a x}y;", ["x}y"]],
    ["\ufeffa b;\r\n", ["b"]],
    ["a b { c d; }", ["b", "map"]],
    ["$REAL_IP_CONFIG\na b;", ["b"]],
    ["content_by_lua_block { if x then y = {} end }\na b;", ["b"]],
  ])("%j has its arguments", (text, wanted) => expect(args(text, "a")).toEqual(wanted));

  test("keeps the places of its name and arguments", () => {
    const text = 'http {\n  proxy_read_timeout "60s";\n}\n';
    const http = findEntry(parsed(text).documents[0]?.root, "http")?.value;
    const block = http?.kind === "list" ? http.items[0] : undefined;
    const entry = findEntry(block, "proxy_read_timeout");
    const [value] = entry?.value.kind === "list" ? entry.value.items : [];
    expect(text.slice(entry?.start, entry?.end)).toBe("proxy_read_timeout");
    expect(text.slice(value?.start, value?.end)).toBe('"60s"');
  });
});

describe("what is not sound is one problem at its place", () => {
  test.each([
    ["a b", '0 not valid nginx: directive "a" is not ended by ";"'],
    ["a { b c }", '4 not valid nginx: directive "b" is not ended by ";"'],
    ["a { b c;", '2 not valid nginx: this "{" is not closed'],
    ["a; }", '3 not valid nginx: unexpected "}"'],
    ["a; ;", '3 not valid nginx: unexpected ";"'],
    ['a "b;', "2 not valid nginx: this quote is not closed"],
    ["a b\0c;", "3 not valid nginx: a NUL character"],
    ["x_by_lua_block { {", '0 not valid nginx: the block of "x_by_lua_block" is not closed'],
  ])("%j", (text, message) => expect(problemOf(text)).toBe(message));

  test("a template is no fault of anybody's", () => {
    expect(parsed("{% if x %}\na b;\n").problems).toMatchObject([{ level: "note" }]);
  });
});

test.each([
  ["deep nesting", "a {".repeat(1_000_000)],
  ["many directives", "a;".repeat(5_000_000)],
  ["one long word", `a ${"b".repeat(20_000_000)}`],
  ["one long comment", "# c\n".repeat(5_000_000)],
  ["one open quote", `a "${"b".repeat(20_000_000)}`],
  ["closing braces", "}".repeat(10_000_000)],
])("%s ends soon, without a fault of ours", (_, text) => {
  const spent = cpuClock();
  const { documents, problems } = parsed(text);
  expect(documents).toEqual([]);
  expect(problems.length).toBeLessThan(2);
  expect(spent()).toBeLessThan(5000);
});

test("any text is a tree whose spans lie within it, or a problem that does", () => {
  const part = fc.constantFrom("a", " ", ";", "{", "}", '"', "'", "\\", "$", "#", "\n", "${", "\0", "é");
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const text = parts.join("");
      const { documents, problems } = parsed(text);
      for (const { span } of problems) expect(span.end).toBeLessThanOrEqual(text.length);
      for (const { root } of documents) within(root, 0, text.length);
    }),
    { examples: [[["a", "{", "}"]], [["a", "{", "a", ";", "}"]]] },
  );
});

function within(node: Node, start: number, end: number): void {
  expect(node.start).toBeGreaterThanOrEqual(start);
  expect(node.end).toBeLessThanOrEqual(end);
  const inner = node.kind === "list" ? node.items : node.kind === "map" ? node.entries.map(({ value }) => value) : [];
  for (const one of inner) within(one, node.start, node.end);
}
