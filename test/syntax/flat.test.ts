import { describe, expect, test } from "vitest";
import { sourceText } from "../../src/syntax/document.ts";
import { parseDotenv } from "../../src/syntax/dotenv.ts";
import { findEntry, type Node } from "../../src/syntax/node.ts";
import { parseToml } from "../../src/syntax/toml.ts";

const source = (text: string) => sourceText({ kind: "file", file: "t" }, text);

describe(".env", () => {
  test.each([
    ["A=1", "1"],
    ["export A=1", "1"],
    ["A = spaced # comment", "spaced"],
    ["A='single # not a comment'", "single # not a comment"],
    ['A="two\\nlines"', "two\nlines"],
    ["A=${OTHER}", "${OTHER}"],
    ["A=", ""],
    ["A=a#b", "a#b"],
    ["\ufeffA=1\r", "1"],
  ])("%j gives %j", (text, value) => {
    const { documents, problems } = parseDotenv(source(text));
    expect(problems).toEqual([]);
    expect(findEntry(documents[0]?.root, "A")?.value).toMatchObject({ value });
  });

  test("values keep their places", () => {
    const text = "# c\nA=1\nWS_PING='45' # s\n";
    const entry = findEntry(parseDotenv(source(text)).documents[0]?.root, "WS_PING");
    expect(text.slice(entry?.start, entry?.end)).toBe("WS_PING");
    expect(text.slice(entry?.value.start, entry?.value.end)).toBe("'45'");
  });

  test("a line that is no assignment is a problem with its place", () => {
    expect(parseDotenv(source("A=1\nnonsense\n")).problems).toMatchObject([{ span: { start: 4, end: 12 } }]);
  });
});

describe("TOML", () => {
  const text =
    '# c\na = 1\n[server]\nws.ping = "30s"\nlist = [1, {b = 2}]\n[[t]]\nq = true\n[[t]]\nq = false\nd = 1979-05-27\n';
  const { documents, problems } = parseToml(source(text));
  const at = (...keys: string[]): Node | undefined =>
    keys.reduce<Node | undefined>((node, key) => findEntry(node, key)?.value, documents[0]?.root);

  test("tables, dotted keys, arrays of tables and dates keep their places", () => {
    expect(problems).toEqual([]);
    const ping = at("server", "ws", "ping");
    expect(ping).toMatchObject({ value: "30s" });
    expect(text.slice(ping?.start, ping?.end)).toBe('"30s"');
    expect(at("t")).toMatchObject({ kind: "list", items: [{ kind: "map" }, { kind: "map" }] });
    expect(at("server", "list")).toMatchObject({ items: [{ value: 1 }, { kind: "map" }] });
  });

  test("a fault is a problem with its place", () => {
    const broken = parseToml(source("a = 1\nb = \n"));
    expect(broken.documents).toEqual([]);
    expect(broken.problems[0]?.span.start).toBeGreaterThan(5);
  });
});
