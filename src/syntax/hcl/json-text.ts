import type { ScalarNode } from "../node.ts";
import { type Body, type Expression, isBlock } from "./expression.ts";
import type { ReadText } from "./read-json.ts";

/** More than people write into one file; each takes a run of the parser. */
const MAX_TEMPLATES = 2000;

/** Reads the texts of a JSON file, which are HCL's templates. What is a text and no template is left to be one. */
export function textReader(text: string, parse: (hcl: string) => Body | undefined): ReadText {
  let left = MAX_TEMPLATES;
  return (scalar, as) => {
    const { start, end } = scalar;
    const value = String(scalar.value);
    if (as === "template" && !/[$%]\{/.test(value)) return { kind: "literal", start, end, value, style: "quoted" };
    const [, root, steps = ""] = SIMPLE[as].exec(value) ?? [];
    if (root !== undefined) {
      return { kind: "reference", start, end, text: root + steps, root, steps: steps.split(".").slice(1) };
    }
    if (left-- <= 0) return unclear(scalar, "more templates are in the file than are worked out");
    const read = as === "template" ? template(value, parse) : expression(value, parse);
    return read
      ? { ...placed(read.found, read.before, scalar, text), start, end }
      : unclear(scalar, "it is not valid HCL");
  };
}

/** References, the most frequent of all, take no parser. */
const SIMPLE = {
  template: /^\$\{([a-z_]\w*)((?:\.[a-z_]\w*)*)\}$/i,
  expression: /^([a-z_]\w*)((?:\.[a-z_]\w*)*)$/i,
};

interface Read {
  readonly found: Expression;
  /** How many characters of the parsed text stand before the value. */
  readonly before: number;
}

/** A heredoc takes any text as it is; its last line break is not part of it. */
function template(value: string, parse: (hcl: string) => Body | undefined): Read | undefined {
  let end = "E";
  while (value.includes(end)) end += "E";
  const before = `a=<<${end}\n`;
  const found = onlyValue(parse(`${before}${value}\n${end}\n`));
  if (found?.kind !== "template") return undefined;
  const last = found.parts.at(-1);
  const parts = typeof last === "string" ? [...found.parts.slice(0, -1), last.replace(/\n$/, "")] : found.parts;
  return { found: { ...found, parts: parts.filter((part) => part !== ""), style: "quoted" }, before: before.length };
}

function expression(value: string, parse: (hcl: string) => Body | undefined): Read | undefined {
  const found = onlyValue(parse(`a=${value}\n`));
  return found && { found, before: 2 };
}

function onlyValue(body: Body | undefined): Expression | undefined {
  const [only, another] = body?.statements ?? [];
  return only === undefined || another !== undefined || isBlock(only) ? undefined : only.value;
}

/** The same expression, with each part where its characters stand in the file. */
function placed(found: Expression, before: number, scalar: ScalarNode, text: string): Expression {
  const offsets = offsetsIn(text.slice(scalar.start + 1, scalar.end - 1));
  const last = offsets.length - 1;
  const place = (offset: number): number => {
    return scalar.start + 1 + (offsets[Math.min(Math.max(offset - before, 0), last)] ?? 0);
  };
  const isPlace = (key: string, value: unknown): value is number => {
    return (key === "start" || key === "end") && typeof value === "number";
  };
  // An expression is plain data, and places are the only numbers in it that are called so.
  return JSON.parse(JSON.stringify(found), (key, value: unknown) => (isPlace(key, value) ? place(value) : value));
}

/** Where each character of a JSON text, and its end, is written. */
function offsetsIn(written: string): readonly number[] {
  const offsets: number[] = [];
  for (const { index } of written.matchAll(/\\u[0-9a-fA-F]{4}|\\.|[^\\]/gs)) offsets.push(index);
  return [...offsets, written.length];
}

function unclear({ start, end }: ScalarNode, why: string): Expression {
  return { kind: "unclear", start, end, why };
}
