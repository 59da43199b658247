import { describe, expect, test } from "vitest";
import { parseEmbedded } from "../../src/syntax/embedded.ts";
import { findEntry, type ScalarNode } from "../../src/syntax/node.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";
import { yaml } from "../support/parse.ts";

function embedded(text: string, key: string) {
  const [outer] = yaml(text);
  const scalar = findEntry(outer?.root, key)?.value;
  if (!outer || scalar?.kind !== "scalar") throw new Error("the test's own text is wrong");
  return parseEmbedded(outer, scalar as ScalarNode, parseYaml);
}

describe("a document inside a scalar", () => {
  test.each([
    ["a literal block", "x: 1\nf: |\n  # c\n  a:\n    port: 8080\n", "f"],
    ["a literal block with a deeper first line", "f: |2\n    a:\n      port: 8080\n", "f"],
    ["a literal block with blank lines", "f: |-\n  a:\n\n    port: 8080\n", "f"],
    ["a literal block with CRLF", "f: |\r\n  a:\r\n    port: 8080\r\n", "f"],
    ["a folded block", "f: >-\n  {a:\n\n  {port:\n  8080}}\n", "f"],
    ["quotes over two lines", `f: '{"a":\n  {"port": 8080}}'\n`, "f"],
    ["single quotes", `f: '{"a": {"port": 8080}}'\n`, "f"],
    ["plain text", `f: "{a: {port: 8080}}"\n`, "f"],
  ])("points at the outer file's characters: %s", (_, text, key) => {
    const { documents, problems } = embedded(text, key);
    expect(problems).toEqual([]);
    const port = findEntry(findEntry(documents[0]?.root, "a")?.value, "port");
    expect(text.slice(port?.value.start, port?.value.end)).toBe("8080");
    expect(text.slice(port?.start, port?.end)).toMatch(/port/);
  });

  test("points at the whole scalar where characters cannot be told apart", () => {
    const text = 'f: "{\\"a\\": 1}"\n';
    const { documents } = embedded(text, "f");
    const a = findEntry(documents[0]?.root, "a");
    expect(text.slice(a?.value.start, a?.value.end)).toBe('"{\\"a\\": 1}"');
  });

  test("a fault inside is a problem in the outer file", () => {
    const { problems } = embedded("f: '{\"a\": '\n", "f");
    expect(problems).toHaveLength(1);
    expect(problems[0]?.source.source).toEqual({ kind: "file", file: "test.yaml" });
  });
});
