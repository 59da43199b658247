import type { Node as Raw } from "web-tree-sitter";
import type { Span } from "../../text/span.ts";
import type { Expression, Loop, Step } from "./expression.ts";
import { heredoc, quotedTemplate } from "./read-template.ts";
import { unescaped } from "./text.ts";

const MAX_DEPTH = 96;

/** An expression of the syntax tree as one of ours, which holds on to no node of it. */
export function expressionOf(node: Raw, text: string, depth: number): Expression {
  if (depth > MAX_DEPTH) return unclear(node, "it is nested too deeply");
  const plain = node.type === "expression" ? plainLiteral(node, text) : undefined;
  if (plain) return plain;
  const parts = node.namedChildren.filter(({ type }) => type !== "comment");
  const [first, ...rest] = parts;
  const inside = (child: Raw): Expression => expressionOf(child, text, depth + 1);
  switch (node.type) {
    case "expression":
    case "literal_value":
    case "collection_value":
    case "template_expr":
    case "operation":
      if (first === undefined) return unclear(node, "nothing is written");
      return rest.length > 0 ? chainOf(spanOf(node), parts, text, inside) : { ...inside(first), ...spanOf(node) };
    case "variable_expr":
      return { kind: "reference", ...spanOf(node), text: sliceOf(node, text), root: sliceOf(node, text), steps: [] };
    case "numeric_lit":
      return { kind: "literal", ...spanOf(node), value: Number(sliceOf(node, text)), style: "plain" };
    case "bool_lit":
      return { kind: "literal", ...spanOf(node), value: sliceOf(node, text) === "true", style: "plain" };
    case "null_lit":
      return { kind: "literal", ...spanOf(node), value: null, style: "plain" };
    case "string_lit":
      return { kind: "literal", ...spanOf(node), value: stringAt(node, text), style: "quoted" };
    case "quoted_template":
      return quotedTemplate(node, text, inside);
    case "heredoc_template":
      return heredoc(node, text, inside);
    case "tuple":
      return { kind: "list", ...spanOf(node), items: parts.filter(({ type }) => type === "expression").map(inside) };
    case "object":
      return objectOf(node, text, inside);
    case "conditional": {
      const [test, yes, no] = parts;
      if (!test || !yes || !no) return unclear(node, "a part of the condition is missing");
      return { kind: "conditional", ...spanOf(node), test: inside(test), yes: inside(yes), no: inside(no) };
    }
    case "unary_operation":
    case "binary_operation": {
      const operator = node.children.find(({ isNamed, type }) => !isNamed && !/[()]/.test(type));
      const isLeft = ({ startIndex }: Raw): boolean => operator !== undefined && startIndex < operator.startIndex;
      const sides = [parts.filter(isLeft), parts.filter((part) => !isLeft(part))].filter(({ length }) => length > 0);
      const operands = sides.map((side) => sideOf(side, text, inside));
      return { kind: "operation", ...spanOf(node), operator: operator?.type ?? "", operands };
    }
    case "function_call": {
      const name = first === undefined ? "" : sliceOf(first, text);
      const list = rest.find(({ type }) => type === "function_arguments")?.namedChildren ?? [];
      const args = list.filter(({ type }) => type === "expression").map(inside);
      const spread = list.some(({ type }) => type === "ellipsis");
      return { kind: "call", ...spanOf(node), name, args, ...(spread ? { spread } : {}) };
    }
    case "for_expr":
      return first ? loopOf(first, inside, text) : unclear(node, "nothing is written");
    default:
      return unclear(node, `${clipped(sliceOf(node, text))} is not worked out`);
  }
}

/** One side of an operator, where the grammar lays the parts of a reference side by side. */
function sideOf(parts: readonly Raw[], text: string, inside: (child: Raw) => Expression): Expression {
  const [first, ...rest] = parts;
  const last = rest.at(-1);
  if (first === undefined || last === undefined)
    return first ? inside(first) : { kind: "unclear", ...NOWHERE, why: "" };
  return chainOf({ start: first.startIndex, end: last.endIndex }, parts, text, inside);
}

const NOWHERE: Span = { start: 0, end: 0 };

/** Most values are a bare number or a word; looking into their nodes costs more than reading them. */
function plainLiteral(node: Raw, text: string): Expression | undefined {
  if (node.endIndex - node.startIndex > 20) return undefined;
  const written = sliceOf(node, text);
  const number = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : undefined;
  const value = number ?? WORDS.get(written);
  return value === undefined ? undefined : { kind: "literal", ...spanOf(node), value, style: "plain" };
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** A string without interpolation. */
export function stringAt(node: Raw, text: string): string {
  return unescaped(text.slice(node.startIndex + 1, Math.max(node.startIndex + 1, node.endIndex - 1)));
}

/** A value with names and indices behind it. */
function chainOf(
  span: Span,
  [head, ...tail]: readonly Raw[],
  text: string,
  inside: (child: Raw) => Expression,
): Expression {
  const written = clipped(text.slice(span.start, span.end));
  const steps = stepsOf(tail, text, inside);
  if (head === undefined || steps === undefined) {
    return { kind: "unclear", ...span, why: `${written} is not worked out` };
  }
  if (head.type !== "variable_expr") return { kind: "access", ...span, text: written, of: inside(head), steps };
  return { kind: "reference", ...span, text: written, root: sliceOf(head, text), steps };
}

function stepsOf(parts: readonly Raw[], text: string, inside: (child: Raw) => Expression): readonly Step[] | undefined {
  const steps: Step[] = [];
  for (const part of parts) {
    const [inner] = part.namedChildren.filter(({ type }) => type !== "comment");
    if (part.type === "get_attr" && inner) steps.push(sliceOf(inner, text));
    else if (part.type === "index") steps.push(indexOf(part, text, inside));
    else if (part.type === "splat") {
      const behind = stepsOf(inner?.namedChildren ?? [], text, inside);
      if (behind === undefined) return undefined;
      steps.push({ kind: "splat", steps: behind });
    } else return undefined;
  }
  return steps;
}

/** `[0]`, `["a"]`, `.0`, or an index that is an expression itself. */
function indexOf(node: Raw, text: string, inside: (child: Raw) => Expression): Step {
  const written = sliceOf(node, text).replace(/^\[\s*|\s*\]$/g, "");
  if (/^\.?\d+$/.test(written)) return Number(written.replace(".", ""));
  if (/^"[^"$%\\]*"$/.test(written)) return written.slice(1, -1);
  const index = node.namedChildren[0]?.namedChildren.find(({ type }) => type === "expression");
  return index ? inside(index) : unclear(node, `${clipped(written)} is not worked out`);
}

function loopOf(node: Raw, inside: (child: Raw) => Expression, text: string): Expression {
  const parts = node.namedChildren;
  const intro = parts.find(({ type }) => type === "for_intro");
  const names = intro?.namedChildren.filter(({ type }) => type === "identifier").map((name) => sliceOf(name, text));
  const of = intro?.namedChildren.find(({ type }) => type === "expression");
  const [first, second] = parts.filter(({ type }) => type === "expression");
  const isObject = node.type === "for_object_expr";
  const [key, body] = isObject ? [first, second] : [undefined, first];
  if (!names || !of || !body) return unclear(node, `${clipped(sliceOf(node, text))} is not worked out`);
  const test = parts.find(({ type }) => type === "for_cond")?.namedChildren.find(({ type }) => type === "expression");
  const loop: Loop = {
    kind: "for",
    names,
    of: inside(of),
    key: key && inside(key),
    body: inside(body),
    test: test && inside(test),
    grouped: parts.some(({ type }) => type === "ellipsis"),
  };
  return { ...spanOf(node), ...loop };
}

function objectOf(node: Raw, text: string, inside: (child: Raw) => Expression): Expression {
  const entries: { readonly key: Expression; readonly value: Expression }[] = [];
  for (const element of node.namedChildren) {
    if (element.type !== "object_elem") continue;
    const [key, value] = element.namedChildren.filter(({ type }) => type !== "comment");
    if (key === undefined || value === undefined) continue;
    const name = sliceOf(key, text);
    const isWord = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name);
    entries.push({
      key: isWord ? { kind: "literal", ...spanOf(key), value: name, style: "plain" } : inside(key),
      value: inside(value),
    });
  }
  return { kind: "object", ...spanOf(node), entries };
}

function unclear(node: Raw, why: string): Expression {
  return { kind: "unclear", ...spanOf(node), why };
}

function sliceOf({ startIndex, endIndex }: Raw, text: string): string {
  return text.slice(startIndex, endIndex);
}

function spanOf({ startIndex, endIndex }: Raw): Span {
  return { start: startIndex, end: endIndex };
}

function clipped(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
