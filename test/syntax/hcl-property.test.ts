import fc from "fast-check";
import { expect, test } from "vitest";
import type { MapNode, Node } from "../../src/syntax/node.ts";
import { parseHcl, plain } from "../support/hcl.ts";

/** An expression as it is written, and what it is worth. */
interface Written {
  readonly text: string;
  readonly value: unknown;
}

const WORD = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const SPACE = fc.constantFrom("", " ", "  ", "\t", " /* } */ ");
/** Where line breaks count for nothing. */
const GAP = fc.constantFrom("", " ", "\n", "\r\n  ", " # é } ]\n", "\n// ${x}\n\t", '/* " \n */');
const LINE = fc.constantFrom("\n", "\r\n", "\n\n", " # é comment }\n", "\n// } {\n", '\n/* a = "\n */\n', "\t\n");

const LITERAL: fc.Arbitrary<Written> = fc.oneof(
  fc.nat(100_000).map((value) => ({ text: String(value), value })),
  fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 9 })).map(([whole, tenth]) => {
    return { text: `${whole}.${tenth}`, value: Number(`${whole}.${tenth}`) };
  }),
  fc.boolean().map((value) => ({ text: String(value), value })),
  fc.constant({ text: "null", value: null }),
  fc
    .stringMatching(/^[a-z é😀#/{}=,'\\"\t]{0,12}$/u)
    .map((value) => ({ text: JSON.stringify(value).replace(/[$%]\{/g, "$&"), value })),
);

const HEREDOC: fc.Arbitrary<Written> = fc
  .tuple(fc.array(fc.stringMatching(/^[a-z é😀#"{}\\]{0,10}$/u), { maxLength: 3 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, end]) => {
    const body = lines.map((line) => `${line}|${end}`).join("");
    return { text: `<<EOT${end}${body}EOT`, value: body };
  });

const NUMBER = fc.nat(99).map((value) => ({ text: String(value), value }));

const { expression } = fc.letrec<{ expression: Written }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    LITERAL,
    fc.array(fc.tuple(tie("expression"), GAP), { maxLength: 4 }).map((items) => ({
      text: `[${items.map(([{ text }, gap]) => `${gap}${text}`).join(",")}]`,
      value: items.map(([{ value }]) => value),
    })),
    fc
      .uniqueArray(fc.tuple(WORD, tie("expression"), SPACE, fc.constantFrom(",", "\n", ",\n")), {
        maxLength: 4,
        selector: ([key]) => key,
      })
      .map((entries) => ({
        text: `{${entries.map(([key, { text }, space, end]) => ` "${key}"${space}=${space}${text}${end}`).join("")}}`,
        value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
      })),
    fc.tuple(NUMBER, SPACE, fc.constantFrom("+", "-", "*"), NUMBER).map(([left, space, operator, right]) => {
      const value = { "+": left.value + right.value, "-": left.value - right.value, "*": left.value * right.value };
      return { text: `${left.text}${space}${operator} ${right.text}`, value: value[operator] };
    }),
    fc.tuple(fc.boolean(), tie("expression"), tie("expression"), GAP).map(([test, yes, no, gap]) => ({
      text: `(${gap}${test} ? ${yes.text} : ${no.text}${gap})`,
      value: test ? yes.value : no.value,
    })),
    tie("expression").map(({ text, value }) => ({ text: `[for x in [${text}] : x][0]`, value })),
    fc.tuple(WORD, tie("expression")).map(([key, { text, value }]) => ({
      text: `lookup({ ${key} = ${text} }, "${key}", "none")`,
      value,
    })),
    NUMBER.map(({ text, value }) => ({ text: `"é\${${text} + 1}s"`, value: `é${value + 1}s` })),
  ),
}));

interface Attribute extends Written {
  readonly before: string;
  readonly space: string;
  readonly after: string;
  readonly depth: number;
}

const ATTRIBUTE: fc.Arbitrary<Attribute> = fc
  .record({
    written: fc.oneof({ weight: 4, arbitrary: expression }, { weight: 1, arbitrary: HEREDOC }),
    before: fc.constantFrom("", "  ", "\t", "/* x = 1 */ "),
    space: SPACE,
    after: LINE,
    depth: fc.nat(3),
  })
  .map(({ written, after, ...rest }) => {
    // Nothing but a line break may stand behind the end of a heredoc.
    return { ...rest, ...written, after: written.text.startsWith("<<") ? after.replace(/^[^\r\n]+/, "") : after };
  });

let attributes = 0;

test("each attribute is at its own characters and worth what it says, in however messy a file", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ATTRIBUTE, { minLength: 1, maxLength: 16 }), async (list) => {
      const lines = list.map(({ text, before, space, after, depth }, index) => {
        const blocks = Array.from({ length: depth }, (_, level) => `b${index}_${level} "é" {${after}`).join("");
        return `${blocks}${before}a${index}${space}=${space}${text}${after}${"}\n".repeat(depth)}`;
      });
      const text = `x "y" {\n${lines.join("")}}\n`;
      const { documents, problems } = await parseHcl({ "a.tf": text });
      expect(problems).toEqual([]);
      const body = inner(inner(documents[0]?.root, "x"), "y");
      for (const [index, { text: written, value, depth }] of list.entries()) {
        let at = body;
        for (let level = 0; level < depth; level++) at = inner(inner(at, `b${index}_${level}`), "é");
        const entry = (at as MapNode).entries.find(({ key }) => key === `a${index}`);
        if (entry === undefined) throw new Error(`a${index} is not there`);
        expect(text.slice(entry.start, entry.end)).toBe(`a${index}`);
        expect(text.slice(entry.value.start, entry.value.end)).toBe(written);
        expect(plain(entry.value)).toEqual(value);
        attributes++;
      }
    }),
    { numRuns: 250 },
  );
  expect(attributes).toBeGreaterThan(1000);
});

function inner(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "map" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}
