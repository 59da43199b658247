import type { Span } from "../text/span.ts";
import type { Document, Location } from "./document.ts";
import { type Entry, findEntry, type Node, type Pointer } from "./node.ts";

/** One step of an address. A chain of these is all that a location keeps of the way to what is around it. */
interface Step {
  readonly above: Step | undefined;
  /** Undefined at the root of a document inside a scalar: its addresses go on from there. */
  readonly key: string | number | undefined;
}

/**
 * A place in a tree that may not exist. Walking past what is written keeps the deepest place that is, so that a
 * missing setting can be pointed at where it would have been written.
 */
export class Cursor {
  readonly document: Document;
  /** Undefined where nothing is written. */
  readonly node: Node | undefined;
  /** The way to what is around it, without the nodes. */
  readonly #around: Step | undefined;
  readonly #name: Step["key"];
  /** Where the key stands. A root or an item of a list has none, and is pointed at by its first token. */
  readonly #keyStart: number | undefined;
  readonly #keyEnd: number | undefined;
  /** This place, or the deepest ancestor that is written. */
  readonly #written: Cursor;
  /** Shared by all places below, made with the first of them. */
  #way: Step | undefined;
  /** Shared by all that is missing below. */
  #anchor: Location | undefined;

  constructor(document: Document, node: Node | undefined, at: Span | undefined, above?: Cursor, key?: string | number) {
    this.document = document;
    this.node = node;
    this.#around = above === undefined ? undefined : above.#step();
    this.#name = key;
    this.#keyStart = at?.start;
    this.#keyEnd = at?.end;
    this.#written = node === undefined && above ? above.#written : this;
  }

  /** The address walked so far, written or not. */
  get pointer(): Pointer {
    return addressOf(this.#around, this.#name);
  }

  /** Some characters with the address of this place. */
  at(span: Span, document: Document = this.document): Location {
    return new LazyLocation(document, span, this.#around, this.#name);
  }

  /** Undefined for a root, which adds nothing to the addresses below it. */
  #step(): Step | undefined {
    if (this.#around !== undefined || this.#name !== undefined) this.#way ??= { above: this.#around, key: this.#name };
    return this.#way;
  }

  /** The nearest written place: this one, or the deepest ancestor that exists. */
  get anchor(): Location {
    const at = this.#written;
    at.#anchor ??= at.#locate();
    return at.#anchor;
  }

  #locate(): Location {
    const { document, node } = this;
    const [start, end] = [this.#keyStart, this.#keyEnd];
    if (start !== undefined && end !== undefined) return written(this.at({ start, end }));
    const first = node ? firstToken(node, document) : { span: NOWHERE, document };
    return written(this.at(first.span, first.document));
  }
}

export function rootCursor(document: Document): Cursor {
  return new Cursor(document, document.root, undefined);
}

/** The root of a document that is written inside the scalar at `outer`; its addresses go on from there. */
export function innerRoot(outer: Cursor, document: Document): Cursor {
  return new Cursor(document, document.root, outer.anchor.span, outer);
}

/** The same place, where what is written cannot be decided. */
export function undecidable(cursor: Cursor, why: string): Cursor {
  const { start, end } = cursor.anchor.span;
  return new Cursor(cursor.document, { kind: "opaque", start, end, why }, { start, end }, cursor);
}

/** The same place as if nothing were written there; it is still pointed at by its key. */
export function blank(cursor: Cursor): Cursor {
  return new Cursor(cursor.document, undefined, undefined, cursor);
}

/** The place of `keys` below this one; numbers index lists. */
export function descend(cursor: Cursor, ...keys: readonly (string | number)[]): Cursor {
  let at = cursor;
  for (const key of keys) at = step(at, key);
  return at;
}

/** The node of `keys` below this one, for those who do not ask where it stands. */
export function findNode({ node }: Pick<Cursor, "node">, keys: Pointer): Node | undefined {
  let at = node;
  for (const key of keys) at = typeof key === "number" ? itemAt(at, key) : findEntry(at, key)?.value;
  return at;
}

/** The items of a list, or nothing. */
export function itemsOf(cursor: Cursor): readonly Cursor[] {
  if (cursor.node?.kind !== "list") return [];
  return cursor.node.items.map((item, index) => new Cursor(cursor.document, item, undefined, cursor, index));
}

/** The entries of a map, or nothing. */
export function entriesOf(cursor: Cursor): readonly (readonly [string, Cursor])[] {
  const node = cursor.node;
  if (node?.kind !== "map") return [];
  return node.entries.map((entry) => [entry.key, entered(cursor, entry)] as const);
}

/** The keys of a map, or nothing. */
export function keysOf({ node }: Cursor): readonly string[] {
  return node?.kind === "map" ? node.entries.map(({ key }) => key) : [];
}

/** Where the value stands, or, for what is not written, the key of the deepest ancestor that is. */
export function locate(cursor: Cursor): Location {
  const { node } = cursor;
  const isWhole = node?.kind === "scalar" || node?.kind === "opaque";
  if (node === undefined || !isWhole || node.end === node.start) return cursor.anchor;
  return written(cursor.at(node));
}

/** People mend what they wrote, not what a tool made of it. */
function written(at: Location): Location {
  return at.document.origin?.(at) ?? at;
}

/** Where the key of this place stands (a list item: its first token). */
export function locateKey(cursor: Cursor): Location {
  return cursor.anchor;
}

/**
 * Most places are never reported, so an address is put together only for those that are. A location is its own span,
 * and holds on to no node: there are as many of them as there are facts, and they outlive the tree.
 */
class LazyLocation implements Location, Span {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  readonly #above: Step | undefined;
  readonly #key: Step["key"];

  constructor(document: Document, span: Span, above: Step | undefined, key: Step["key"]) {
    this.document = document;
    this.start = span.start;
    this.end = span.end;
    this.#above = above;
    this.#key = key;
  }

  get span(): Span {
    return this;
  }

  get pointer(): Pointer {
    return addressOf(this.#above, this.#key);
  }
}

function addressOf(above: Step | undefined, key: Step["key"]): Pointer {
  const keys = key === undefined ? [] : [key];
  for (let at = above; at !== undefined; at = at.above) if (at.key !== undefined) keys.push(at.key);
  return keys.reverse();
}

function step(cursor: Cursor, key: string | number): Cursor {
  const { document, node } = cursor;
  // What stands inside of something undecided is undecided, not missing.
  if (node?.kind === "opaque") return new Cursor(document, node, undefined, cursor, key);
  if (typeof key === "number") return new Cursor(document, itemAt(node, key), undefined, cursor, key);
  const entry = findEntry(node, key);
  return entry ? entered(cursor, entry) : new Cursor(document, undefined, undefined, cursor, key);
}

function itemAt(node: Node | undefined, index: number): Node | undefined {
  return node?.kind === "list" ? node.items[index] : undefined;
}

function entered(cursor: Cursor, entry: Entry): Cursor {
  return new Cursor(entry.from ?? cursor.document, entry.value, entry, cursor, entry.key);
}

/** Never shown: what is not written stands where its nearest written ancestor does. */
const NOWHERE: Span = { start: 0, end: 0 };

/** A caret under a whole subtree helps nobody: the first key or value stands for it. */
function firstToken(node: Node, document: Document): { readonly span: Span; readonly document: Document } {
  if (node.kind === "list" && node.items[0]) return firstToken(node.items[0], document);
  const [first] = node.kind === "map" ? node.entries : [];
  if (first) return { span: first, document: first.from ?? document };
  return { span: node.kind === "scalar" || node.kind === "opaque" ? node : clip(node), document };
}

function clip(span: Span): Span {
  return { start: span.start, end: Math.min(span.end, span.start + 1) };
}
