import fc from "fast-check";
import { expect, test } from "vitest";
import { displayWidth } from "../../src/text/printable.ts";
import { wrap } from "../../src/text/wrap.ts";

test("lines break at spaces", () => {
  expect(wrap("one two three four", 9)).toEqual(["one two", "three", "four"]);
});

test("a number keeps its seconds", () => {
  expect(wrap("more than 24 s.", 12)).toEqual(["more than", "24 s."]);
  expect(wrap("all of 24 servers", 10)).toEqual(["all of 24", "servers"]);
});

test("a word that is wider than the line is cut", () => {
  expect(wrap("abcdefghijkl", 8)).toEqual(["abcdefgh", "ijkl"]);
});

test("a long name is cut behind a joint", () => {
  expect(wrap("services.chat.startup.timeout", 20)).toEqual(["services.chat.", "startup.timeout"]);
  expect(wrap("sets terminationGracePeriod-seconds", 26)).toEqual(["sets", "terminationGracePeriod-", "seconds"]);
  expect(wrap("a.bcdefghijkl", 8)).toEqual(["a.", "bcdefghi", "jkl"]);
});

test("an empty text is one empty line", () => {
  expect(wrap("", 10)).toEqual([""]);
});

test("no line is too wide and no visible character is lost", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 8, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});
