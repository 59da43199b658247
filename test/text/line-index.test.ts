import fc from "fast-check";
import { expect, test } from "vitest";
import { LineIndex } from "../../src/text/line-index.ts";

test("a line ends at LF, CRLF or a lone CR", () => {
  const lines = new LineIndex("a\nbc\r\nd\re");
  expect([1, 2, 3, 4, 5].map((number) => lines.line(number))).toEqual(["a", "bc", "d", "e", ""]);
  expect(lines.count).toBe(4);
});

test("an offset behind CRLF is on the next line", () => {
  const lines = new LineIndex("a\r\nb");
  expect(lines.position(3)).toEqual({ line: 2, column: 1 });
});

test("every offset is found in the line it names", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r") }), (text) => {
      const lines = new LineIndex(text);
      for (let offset = 0; offset < text.length; offset++) {
        const { line, column } = lines.position(offset);
        const character = lines.line(line)[column - 1] ?? "break";
        expect(character === "break" ? /[\r\n]/.test(text[offset] ?? "") : character === text[offset]).toBe(true);
      }
    }),
  );
});
