import { describe, expect, test } from "vitest";
import { sourceText } from "../../src/syntax/document.ts";
import { type Parsers, parse, type Syntax } from "../../src/syntax/parse.ts";

const unasked = (): never => {
  throw new Error("nothing here is for this parser");
};
const PARSERS: Parsers = { toml: unasked, hcl: unasked, dockerfile: unasked, shell: unasked, makefile: unasked };

const said = (syntax: Syntax, text: string): readonly string[] =>
  parse(sourceText({ kind: "file", file: "x" }, text), syntax, PARSERS).problems.map(
    ({ level = "problem", message }) => `${level}: ${message}`,
  );

describe.each<Syntax>(["shell", "makefile", "caddyfile"])("a file of %s", (syntax) => {
  test("in which nothing is written gets a note", () => {
    expect(said(syntax, "")).toEqual(["note: the file is empty"]);
    expect(said(syntax, "# one\n\n  # two\n")).toEqual(["note: nothing is written here but comments"]);
  });
});

test.each<[Syntax, string]>([
  ["haproxy", "frontend a\n  timeout client 3s\n"],
  ["caddyfile", "a { reverse_proxy b }\n"],
  ["makefile", "x:\n\tgcloud run deploy x\n"],
])("%s of a length that nobody writes is a problem", (syntax, part) => {
  expect(said(syntax, part.repeat(50_000))[0]).toMatch(/^problem: more than 1000000 characters; not read as /);
});
