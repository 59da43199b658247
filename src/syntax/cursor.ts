import type { Span } from "../text/span.ts";
import type { Document, Location } from "./document.ts";
import { type Entry, findEntry, type Node, type Pointer } from "./node.ts";

/**
 * A place in a tree that may not exist. Walking past what is written keeps the deepest place that is, so that a
 * missing setting can be pointed at where it would have been written.
 */
export interface Cursor {
  readonly document: Document;
  /** Undefined where nothing is written. */
  readonly node: Node | undefined;
  /** The address walked so far, written or not. */
  readonly pointer: Pointer;
  /** The nearest written place: this one, or the deepest ancestor that exists. */
  readonly anchor: { readonly pointer: Pointer; readonly span: Span };
}

export function rootCursor(document: Document): Cursor {
  return { document, node: document.root, pointer: [], anchor: { pointer: [], span: firstToken(document.root) } };
}

/** The place of `keys` below this one; numbers index lists. */
export function descend(cursor: Cursor, ...keys: readonly (string | number)[]): Cursor {
  let at = cursor;
  for (const key of keys) at = step(at, key);
  return at;
}

/** The items of a list, or nothing. */
export function itemsOf(cursor: Cursor): readonly Cursor[] {
  if (cursor.node?.kind !== "list") return [];
  return cursor.node.items.map((_, index) => step(cursor, index));
}

/** The entries of a map, or nothing. */
export function entriesOf(cursor: Cursor): readonly (readonly [string, Cursor])[] {
  const node = cursor.node;
  if (node?.kind !== "map") return [];
  return node.entries.map((entry) => [entry.key, entered(cursor, entry)] as const);
}

/** Where the value stands, or, for what is not written, the key of the deepest ancestor that is. */
export function locate(cursor: Cursor): Location {
  const { document, node } = cursor;
  if (node !== undefined && node.kind === "scalar" && node.end > node.start) {
    return { document, pointer: cursor.pointer, span: node };
  }
  return { document, ...cursor.anchor };
}

/** Where the key of this place stands (a list item: its first token). */
export function locateKey(cursor: Cursor): Location {
  return { document: cursor.document, ...cursor.anchor };
}

function step(cursor: Cursor, key: string | number): Cursor {
  const { document, node } = cursor;
  const pointer = [...cursor.pointer, key];
  if (typeof key === "number") {
    const item = node?.kind === "list" ? node.items[key] : undefined;
    if (item === undefined) return { document, node: undefined, pointer, anchor: cursor.anchor };
    return { document, node: item, pointer, anchor: { pointer, span: firstToken(item) } };
  }
  const entry = findEntry(node, key);
  if (entry === undefined) return { document, node: undefined, pointer, anchor: cursor.anchor };
  return entered(cursor, entry);
}

function entered(cursor: Cursor, entry: Entry): Cursor {
  const pointer = [...cursor.pointer, entry.key];
  return { document: cursor.document, node: entry.value, pointer, anchor: { pointer, span: entry.keySpan } };
}

/** A caret under a whole subtree helps nobody: the first key or value stands for it. */
function firstToken(node: Node): Span {
  if (node.kind === "map") return node.entries[0]?.keySpan ?? clip(node);
  if (node.kind === "list") return node.items[0] ? firstToken(node.items[0]) : clip(node);
  return node;
}

function clip(span: Span): Span {
  return { start: span.start, end: Math.min(span.end, span.start + 1) };
}
