import type { Node as Raw } from "web-tree-sitter";
import type { Span } from "../../text/span.ts";
import type { Attribute, Block, Body, Named } from "./expression.ts";
import { expressionOf, stringAt } from "./read-expression.ts";

/** Deeper than anybody writes; what is deeper is left out with a reason. */
const MAX_DEPTH = 64;

/** The statements of a file. A block of the top level with a mistake in it is left out: what it lacks may be there. */
export function readTree(root: Raw, text: string): Body {
  const body = root.namedChildren.find((child) => child.type === "body");
  if (body === undefined) return { start: 0, end: text.length, statements: [] };
  return { ...bodyOf(body, text, 0), start: 0, end: text.length };
}

function bodyOf(node: Raw, text: string, depth: number): Body {
  const statements: (Attribute | Block)[] = [];
  if (depth > MAX_DEPTH) return { start: node.startIndex, end: node.endIndex, statements };
  for (const child of node.namedChildren) {
    if (child.hasError) continue;
    const statement = child.type === "attribute" ? attributeOf(child, text) : blockOf(child, text, depth);
    if (statement) statements.push(statement);
  }
  return { start: node.startIndex, end: node.endIndex, statements };
}

function attributeOf(node: Raw, text: string): Attribute | undefined {
  const [name, value] = node.namedChildren.filter(({ type }) => type !== "comment");
  if (name === undefined || value === undefined) return undefined;
  return { ...named(name, text), value: expressionOf(value, text, 0) };
}

function blockOf(node: Raw, text: string, depth: number): Block | undefined {
  if (node.type !== "block") return undefined;
  const [type, ...rest] = node.namedChildren;
  if (type === undefined) return undefined;
  const labels: Named[] = [];
  let body: Body = { start: node.startIndex, end: node.endIndex, statements: [] };
  for (const child of rest) {
    if (child.type === "string_lit") labels.push({ ...spanOf(child), name: stringAt(child, text) });
    else if (child.type === "identifier") labels.push(named(child, text));
    else if (child.type === "body") body = { ...bodyOf(child, text, depth + 1), start: body.start, end: body.end };
  }
  return { ...named(type, text), labels, body };
}

function named(node: Raw, text: string): Named {
  return { ...spanOf(node), name: text.slice(node.startIndex, node.endIndex) };
}

function spanOf({ startIndex, endIndex }: Raw): Span {
  return { start: startIndex, end: endIndex };
}
