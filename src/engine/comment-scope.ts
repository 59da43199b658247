import type { Document } from "../syntax/document.ts";
import type { Node, Pointer } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";

/** What a comment is about. */
export interface Scope {
  readonly document: Document;
  readonly pointer: Pointer;
  readonly span: Span;
}

/** A document with its nodes made once: every comment walks over them. */
export interface Tree {
  readonly document: Document;
  readonly root: Node;
}

/** The part of the documents of one text that a comment is about; undefined where nothing follows it. */
export function scopeOf(text: string, comment: Span, trees: readonly Tree[]): Scope | undefined {
  const line = lineAt(text, comment.start);
  const ordered = [...trees].sort((a, b) => contentStart(a) - contentStart(b));
  if (!/^(?:---)?[\s#]*$/.test(text.slice(line.start, comment.start))) {
    const tree = ordered.findLast((candidate) => contentStart(candidate) < line.end);
    return tree && { document: tree.document, pointer: [], span: line };
  }
  // A comment above the file's first `---` is about what follows; further down it still belongs to the part above.
  const isHeader = ordered.every((tree) => contentStart(tree) > comment.start);
  const below = nextContentLine(text, line.end, isHeader);
  if (below === undefined) return undefined;
  for (const tree of ordered) {
    const { document, root } = tree;
    if (isWithin(contentStart(tree), below)) {
      return { document, pointer: [], span: { start: comment.start, end: Math.max(lastCharacter(root), below.end) } };
    }
    const found = outermostOn(below, root, []);
    if (found) return { document, ...found };
  }
  return undefined;
}

/** Where the first key or value stands; dotenv and TOML trees begin with their text. */
function contentStart({ root }: Tree): number {
  return root.kind === "map" ? (root.entries[0]?.start ?? root.start) : root.start;
}

/** The largest entry or item that begins on a line: what one means by a comment above it. */
function outermostOn(line: Span, node: Node, pointer: Pointer): { pointer: Pointer; span: Span } | undefined {
  for (const { key, start, value } of partsOf(node)) {
    const at = [...pointer, key];
    if (isWithin(start, line)) return { pointer: at, span: { start, end: Math.max(lastCharacter(value), line.end) } };
    const found = outermostOn(line, value, at);
    if (found) return found;
  }
  return undefined;
}

interface Part {
  readonly key: string | number;
  readonly start: number;
  readonly value: Node;
}

function partsOf(node: Node): readonly Part[] {
  if (node.kind === "map") return node.entries;
  if (node.kind === "list") return node.items.map((value, key) => ({ key, start: value.start, value }));
  return [];
}

/** A TOML table's own span is its header; what it holds comes after. */
export function lastCharacter(node: Node): number {
  return partsOf(node).reduce((end, { value }) => Math.max(end, lastCharacter(value)), node.end);
}

function nextContentLine(text: string, from: number, overSeparators: boolean): Span | undefined {
  for (let line = lineAt(text, from); line.start < text.length; line = lineAt(text, line.end)) {
    const content = text.slice(line.start, line.end).trim();
    if (content === "" || content.startsWith("#") || content.startsWith("%")) continue;
    if (!/^---(?=\s|$)/.test(content)) return line;
    if (!overSeparators) return undefined;
    if (!/^---\s*(?:#|$)/.test(content)) return line;
  }
  return undefined;
}

/** The line around an offset, its line break included, so that the next line begins at its end. */
function lineAt(text: string, offset: number): Span {
  const end = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end < 0 ? text.length : end + 1 };
}

function isWithin(offset: number, span: Span): boolean {
  return span.start <= offset && offset < span.end;
}
