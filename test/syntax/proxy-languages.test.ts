import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCaddyfile } from "../../src/syntax/caddyfile.ts";
import { type Parsed, type SourceText, sourceText } from "../../src/syntax/document.ts";
import { parseHaproxy } from "../../src/syntax/haproxy.ts";
import type { Node } from "../../src/syntax/node.ts";

const read = (parse: (source: SourceText) => Parsed, text: string): Parsed =>
  parse(sourceText({ kind: "file", file: "x" }, text));

/** Every word with the characters it was written with. */
function words(node: Node, text: string): readonly (readonly [unknown, string])[] {
  if (node.kind === "list") return node.items.flatMap((item) => words(item, text));
  if (node.kind !== "map") return node.kind === "scalar" ? [[node.value, text.slice(node.start, node.end)]] : [];
  return node.entries.flatMap(({ key, start, end, value }) => [
    [key, text.slice(start, end)] as const,
    ...words(value, text),
  ]);
}
const wordsOf = (parse: (source: SourceText) => Parsed, text: string) =>
  read(parse, text).documents.flatMap(({ root }) => words(root, text));

describe("HAProxy", () => {
  test("words lose quotes, escapes and comments, and keep their places", () => {
    const text = 'frontend a # x\r\n  bind \'b c\'\\ d "e\\"f" \\\n   g#h\n';
    expect(wordsOf(parseHaproxy, text)).toEqual([
      ["frontend", "frontend"],
      ["a", "a"],
      ["bind", "bind"],
      ["b c d", "'b c'\\ d"],
      ['e"f', '"e\\"f"'],
      ["g", "g"],
    ]);
  });

  test("a condition holds its lines, whatever is left open", () => {
    const text = "backend a\n .if x\n  mode tcp\n .endif\n .endif\n server s h:1\n .if y\nbackend b\n";
    const [document] = read(parseHaproxy, text).documents;
    const keys = document?.root.kind === "map" ? document.root.entries.map(({ key }) => key) : [];
    expect(keys).toEqual(["backend", "backend"]);
  });
});

describe("a Caddyfile", () => {
  test("has words in quotes, in backticks and in texts of several lines", () => {
    const text = '{\n\tadmin off\n}\n:80 {\n\ta "b \\"c" `d e` # f\n\tg <<END\n\t  h\n\tEND\n\ti {$J}{k}\n}\n';
    expect(wordsOf(parseCaddyfile, text).map(([value]) => value)).toEqual([
      ...["{", "admin", "off", ":80", "a", 'b "c', "d e", "g", "\t  h\n", "i", "{$J}{k}"],
    ]);
  });

  test("lines that end in a comma go on only where addresses stand", () => {
    const text = "a.com,\nb.com {\n\tx y,\n\tz\n}\n";
    expect(wordsOf(parseCaddyfile, text).map(([value]) => value)).toEqual(["a.com,", "b.com", "x", "y,", "z"]);
  });
});

const signs = [
  "{",
  "}",
  " ",
  "\n",
  "\\",
  '"',
  "'",
  "`",
  "#",
  "<<",
  "A",
  "frontend",
  "backend",
  ".if",
  ".endif",
  "\0",
  ",",
];
test.each([
  ["HAProxy", parseHaproxy],
  ["a Caddyfile", parseCaddyfile],
] as const)("%s: any text gives a tree or problems, and every place is in the text", (_, parse) => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), (parts) => {
      const text = parts.join("");
      const { documents, problems } = read(parse, text);
      for (const { span } of problems) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      for (const { root } of documents) {
        for (const [value, written] of words(root, text)) expect(written === "" && value !== "").toBe(false);
      }
    }),
  );
});
