import type { Node as Raw } from "web-tree-sitter";
import type { Span } from "../../text/span.ts";
import type { Expression, Step } from "./expression.ts";
import { dedented, unescaped, unmarked } from "./text.ts";

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
      if (rest.length > 0) return referenceOf(spanOf(node), parts, text);
      return { ...inside(first), ...spanOf(node) };
    case "variable_expr":
      return referenceOf(spanOf(node), [node], text);
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
      if (list.some(({ type }) => type === "ellipsis")) return unclear(node, `what ${name}() gives is not worked out`);
      return {
        kind: "call",
        ...spanOf(node),
        name,
        args: list.filter(({ type }) => type !== "comment").map(inside),
      };
    }
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
  return referenceOf({ start: first.startIndex, end: last.endIndex }, parts, text);
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

function referenceOf({ start, end }: Span, [head, ...tail]: readonly Raw[], text: string): Expression {
  const written = clipped(text.slice(start, end));
  const lost: Expression = { kind: "unclear", start, end, why: `${written} is not worked out` };
  if (head?.type !== "variable_expr") return lost;
  const steps: Step[] = [];
  for (const child of tail) {
    if (child.type === "get_attr" && child.namedChildren[0]) steps.push(sliceOf(child.namedChildren[0], text));
    else if (child.type === "index") steps.push(indexOf(child, text));
    else return lost;
  }
  return { kind: "reference", start, end, text: written, root: sliceOf(head, text), steps };
}

/** `[0]`, `["a"]` and `.0`; any other index is worked out nowhere. */
function indexOf(node: Raw, text: string): Step {
  const written = sliceOf(node, text).replace(/^\[\s*|\s*\]$/g, "");
  if (/^\.?\d+$/.test(written)) return Number(written.replace(".", ""));
  return /^"[^"$%\\]*"$/.test(written) ? written.slice(1, -1) : undefined;
}

function quotedTemplate(node: Raw, text: string, inside: (child: Raw) => Expression): Expression {
  const from = node.startIndex + 1;
  const parts = pieces(node, { from, to: Math.max(from, node.endIndex - 1) }, text, inside);
  if (parts === undefined) return unclear(node, "a directive in it is not worked out");
  const meant = parts.map((part) => (typeof part === "string" ? unescaped(part) : part));
  return { kind: "template", ...spanOf(node), parts: meant, style: "quoted" };
}

function heredoc(node: Raw, text: string, inside: (child: Raw) => Expression): Expression {
  const from = text.indexOf("\n", node.startIndex) + 1;
  const close = node.namedChildren.findLast(({ type }) => type === "heredoc_identifier");
  const to = text.lastIndexOf("\n", (close?.startIndex ?? 0) - 1) + 1;
  const parts = from > 0 && to >= from ? pieces(node, { from, to }, text, inside) : undefined;
  if (parts === undefined) return unclear(node, "a directive in it is not worked out");
  const straight = text.startsWith("<<-", node.startIndex) ? dedented(parts) : parts;
  const meant = straight.map((part) => (typeof part === "string" ? unmarked(part) : part));
  return { kind: "template", ...spanOf(node), parts: meant, style: "block" };
}

/** The grammar drops white space between literals, so they are cut from the text itself. */
function pieces(
  node: Raw,
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
  inside: (child: Raw) => Expression,
): readonly (string | Expression)[] | undefined {
  const found: (string | Expression)[] = [];
  let at = from;
  for (const child of node.namedChildren) {
    if (child.type === "template_directive") return undefined;
    if (child.type !== "template_interpolation") continue;
    const expression = child.namedChildren.find(({ type }) => type === "expression");
    if (expression === undefined || /^\$\{~|~\}$/.test(sliceOf(child, text))) return undefined;
    found.push(text.slice(at, child.startIndex), inside(expression));
    at = child.endIndex;
  }
  found.push(text.slice(at, to));
  return found.filter((part) => part !== "");
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
