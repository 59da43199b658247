import { describe, expect, test } from "vitest";
import { clip, displayWidth, printable, printableLine, withoutCommands } from "../../src/text/printable.ts";

describe("printable", () => {
  test.each([
    ["an escape sequence", "\x1b[31mred", "\\x1b[31mred"],
    ["an eight-bit control sequence", "\x9b31m", "\\x9b31m"],
    ["line breaks and tabs", "a\r\nb\tc", "a\\r\\nb\\tc"],
    ["a bell and a delete", "\x07\x7f", "\\x07\\x7f"],
    ["a bidirectional override", "\u202egpj.exe", "\\u202egpj.exe"],
    ["bidirectional isolates", "\u2066a\u2069", "\\u2066a\\u2069"],
    ["a line separator", "a\u2028b", "a\\u2028b"],
    ["an invisible tag character", "a\u{e0041}", "a\\u{e0041}"],
    ["half a surrogate pair", "a\ud83d", "a\\ud83d"],
  ])("%s is spelled out", (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  test("letters of any script and emoji stay as they are", () => {
    expect(printable("zażółć 漢字 שלום 🚀")).toBe("zażółć 漢字 שלום 🚀");
  });

  test("what was spelled out once is left alone the second time", () => {
    expect(printable(printable("\x1b]0;x\x07"))).toBe(printable("\x1b]0;x\x07"));
  });
});

describe("a line in a build log", () => {
  test.each([
    "::error::x",
    "  ::set-output name=a::b",
    "\u00a0::stop-commands::x",
    "\u3000::add-mask::x",
    "##[error]x",
    "text before ##[group]x",
    "##vso[task.setvariable variable=a]b",
    "##teamcity[buildStatus text='x']",
  ])("%j holds no command any more", (line) => {
    const printed = printableLine(line);
    // As the runners look: `::` first behind white space, `##…[` anywhere.
    expect(printed.trim().startsWith("::")).toBe(false);
    expect(printed).not.toMatch(/##\w*\[/);
    expect(printed).toContain("\\");
  });

  test("colours before a command do not hide it", () => {
    expect(withoutCommands("\x1b[1m \x1b[31m::error::x")).toBe("\x1b[1m \x1b[31m\\::error::x");
  });

  test("colons inside a line stay", () => {
    expect(printableLine("a::b and ## [x]")).toBe("a::b and ## [x]");
  });
});

describe("width", () => {
  test.each([
    ["abc", 3],
    ["漢字", 4],
    ["e\u0301", 1],
    ["한글", 4],
    ["🚀", 2],
    ["ａ", 2],
    ["é…│", 3],
  ])("%j takes %i columns", (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
  });

  test("a clipped text does not end in half a character", () => {
    expect(clip("ab🚀cd", 4)).toBe("ab…");
    expect(clip("abcd", 4)).toBe("abcd");
  });
});
