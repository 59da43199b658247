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
  readonly anchor: Location;
}

export function rootCursor(document: Document): Cursor {
  return new Place(document, document.root, firstToken(document.root));
}

/** The root of a document that is written inside the scalar at `outer`; its addresses go on from there. */
export function innerRoot(outer: Cursor, document: Document): Cursor {
  return new Place(document, document.root, outer.anchor.span, outer);
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
  return cursor.node.items.map((item, index) => new Place(cursor.document, item, firstToken(item), cursor, index));
}

/** The entries of a map, or nothing. */
export function entriesOf(cursor: Cursor): readonly (readonly [string, Cursor])[] {
  const node = cursor.node;
  if (node?.kind !== "map") return [];
  return node.entries.map((entry) => [entry.key, entered(cursor, entry)] as const);
}

/** Where the value stands, or, for what is not written, the key of the deepest ancestor that is. */
export function locate(cursor: Cursor): Location {
  const { node } = cursor;
  if (node === undefined || node.kind !== "scalar" || node.end === node.start) return cursor.anchor;
  return new LazyLocation(cursor, node);
}

/** Where the key of this place stands (a list item: its first token). */
export function locateKey(cursor: Cursor): Location {
  return cursor.anchor;
}

/** Most places that are walked are never reported, so an address is put together only for those that are. */
class Place implements Cursor {
  readonly document: Document;
  readonly node: Node | undefined;
  readonly #span: Span;
  readonly #parent: Cursor | undefined;
  readonly #key: string | number | undefined;

  constructor(document: Document, node: Node | undefined, span: Span, parent?: Cursor, key?: string | number) {
    this.document = document;
    this.node = node;
    this.#span = span;
    this.#parent = parent;
    this.#key = key;
  }

  get pointer(): Pointer {
    const above = this.#parent?.pointer ?? [];
    return this.#key === undefined ? above : [...above, this.#key];
  }

  get anchor(): Location {
    return this.node === undefined && this.#parent ? this.#parent.anchor : new LazyLocation(this, this.#span);
  }
}

class LazyLocation implements Location {
  readonly span: Span;
  readonly #cursor: Cursor;

  constructor(cursor: Cursor, span: Span) {
    this.#cursor = cursor;
    this.span = span;
  }

  get document(): Document {
    return this.#cursor.document;
  }

  get pointer(): Pointer {
    return this.#cursor.pointer;
  }
}

function step(cursor: Cursor, key: string | number): Cursor {
  const { document, node } = cursor;
  if (typeof key === "number") {
    const item = node?.kind === "list" ? node.items[key] : undefined;
    return new Place(document, item, item ? firstToken(item) : NOWHERE, cursor, key);
  }
  const entry = findEntry(node, key);
  return entry ? entered(cursor, entry) : new Place(document, undefined, NOWHERE, cursor, key);
}

function entered(cursor: Cursor, entry: Entry): Cursor {
  return new Place(cursor.document, entry.value, entry, cursor, entry.key);
}

/** Never shown: what is not written stands where its nearest written ancestor does. */
const NOWHERE: Span = { start: 0, end: 0 };

/** A caret under a whole subtree helps nobody: the first key or value stands for it. */
function firstToken(node: Node): Span {
  if (node.kind === "map") return node.entries[0] ?? clip(node);
  if (node.kind === "list") return node.items[0] ? firstToken(node.items[0]) : clip(node);
  return node;
}

function clip(span: Span): Span {
  return { start: span.start, end: Math.min(span.end, span.start + 1) };
}
