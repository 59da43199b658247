import { getScalarValue, SCALAR_STYLE } from "js-yaml";
import type { Entry, ListNode, MapNode, Node, ScalarNode } from "./node.ts";
import { resolvePlain } from "./yaml-scalars.ts";
import {
  HAS_MERGE,
  IS_EMPTY,
  IS_TEXT,
  KIND,
  KIND_MASK,
  MAY_REPEAT,
  ROW,
  type Rows,
  STYLE_MASK,
  STYLE_SHIFT,
  type Table,
} from "./yaml-table.ts";

/** The node of a row. Collections make their parts anew whenever they are asked: most are asked once or never. */
export function nodeAt(table: Table, row: number): Node {
  const { rows } = table;
  switch ((rows[row] ?? 0) & KIND_MASK) {
    case KIND.map:
      return new LazyMap(table, row);
    case KIND.list:
      return new LazyList(table, row);
    case KIND.alias:
      return nodeAt(table, rows[row + 3] ?? 0);
    default:
      return scalarAt(table, row);
  }
}

class LazyMap implements MapNode {
  readonly kind = "map";
  readonly start: number;
  readonly end: number;
  readonly #table: Table;
  readonly #row: number;

  constructor(table: Table, row: number) {
    this.#table = table;
    this.#row = row;
    this.start = table.rows[row + 1] ?? 0;
    this.end = table.rows[row + 2] ?? 0;
  }

  get entries(): readonly Entry[] {
    return entriesAt(this.#table, this.#row);
  }

  find(key: string): Entry | undefined {
    return entryAt(this.#table, this.#row, key);
  }
}

class LazyList implements ListNode {
  readonly kind = "list";
  readonly start: number;
  readonly end: number;
  readonly #table: Table;
  readonly #row: number;

  constructor(table: Table, row: number) {
    this.#table = table;
    this.#row = row;
    this.start = table.rows[row + 1] ?? 0;
    this.end = table.rows[row + 2] ?? 0;
  }

  get items(): readonly Node[] {
    return partsAt(this.#table, this.#row).map((row) => nodeAt(this.#table, row));
  }
}

/** One entry without making the others; the last one where a key is written twice, as most loaders have it. */
function entryAt(table: Table, map: number, key: string): Entry | undefined {
  const { rows } = table;
  if (((rows[map] ?? 0) & (HAS_MERGE | MAY_REPEAT)) !== 0)
    return entriesAt(table, map).findLast((entry) => entry.key === key);
  const end = rows[map + 3] ?? 0;
  for (let at = map + ROW; at < end; ) {
    const value = after(rows, at);
    if (isKey(table, at, key))
      return { key, start: startOf(table, at), end: endOf(table, at), value: nodeAt(table, value) };
    at = after(rows, value);
  }
  return undefined;
}

/** Plain keys are compared where they stand; only quoted ones need decoding. */
function isKey(table: Table, row: number, key: string): boolean {
  const { rows, text, offset } = table;
  if (styleOf(rows[row] ?? 0) !== "plain") return keyAt(table, row) === key;
  const start = rows[row + 1] ?? 0;
  return (rows[row + 2] ?? 0) - start === key.length && text.startsWith(key, start - offset);
}

function entriesAt(table: Table, map: number): readonly Entry[] {
  const { rows } = table;
  const parts = partsAt(table, map);
  const entries: Entry[] = [];
  const merges: Node[] = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const at = parts[i] ?? 0;
    const key = keyAt(table, at);
    const value = nodeAt(table, parts[i + 1] ?? 0);
    if (key === "<<" && value.kind !== "scalar") merges.push(value);
    else entries.push({ key, start: startOf(table, at), end: endOf(table, at), value });
  }
  if (((rows[map] ?? 0) & HAS_MERGE) !== 0) merge(entries, merges);
  return entries;
}

/** YAML 1.1 merge: what the map itself writes wins, then earlier merged maps over later ones. */
function merge(entries: Entry[], merges: readonly Node[]): void {
  const keys = new Set(entries.map(({ key }) => key));
  for (const source of merges.flatMap((node) => (node.kind === "list" ? node.items : [node]))) {
    if (source.kind !== "map") continue;
    for (const entry of source.entries) {
      if (keys.has(entry.key)) continue;
      keys.add(entry.key);
      entries.push(entry);
    }
  }
}

/** The rows of a collection's keys and values, or items. */
function partsAt({ rows }: Table, row: number): readonly number[] {
  const end = rows[row + 3] ?? 0;
  const parts: number[] = [];
  for (let at = row + ROW; at < end; at = after(rows, at)) parts.push(at);
  return parts;
}

/** The row behind a node and all that is in it. */
function after(rows: Rows, row: number): number {
  const kind = (rows[row] ?? 0) & KIND_MASK;
  return kind === KIND.map || kind === KIND.list ? (rows[row + 3] ?? 0) : row + ROW;
}

/** Keys are text: `80:` and `"80":` name the same Service port. */
function keyAt(table: Table, row: number): string {
  const { rows, text, offset } = table;
  const head = rows[row] ?? 0;
  const isScalar = (head & KIND_MASK) === KIND.scalar;
  if (isScalar && styleOf(head) !== "plain") return interned(decode(table, row));
  return interned(text.slice((rows[row + 1] ?? 0) - offset, (rows[row + 2] ?? 0) - offset));
}

function scalarAt(table: Table, row: number): ScalarNode {
  const head = table.rows[row] ?? 0;
  const style = styleOf(head);
  const end = endOf(table, row);
  const start = style === "block" ? firstCharacter(table, startOf(table, row), end) : startOf(table, row);
  if ((head & IS_EMPTY) !== 0)
    return { kind: "scalar", start, end, value: (head & IS_TEXT) !== 0 ? "" : null, style: "plain" };
  const text = decode(table, row);
  const value = style !== "plain" || (head & IS_TEXT) !== 0 ? text : resolvePlain(text);
  return { kind: "scalar", start, end, value, style };
}

function styleOf(head: number): ScalarNode["style"] {
  const style = (head >> STYLE_SHIFT) & STYLE_MASK;
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) return "quoted";
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK ? "block" : "plain";
}

/** The parser's block begins with the indentation of its first line; a caret stands under the text. */
function firstCharacter({ text, offset }: Table, start: number, end: number): number {
  let at = start;
  while (at < end && " \t\r\n".includes(text.charAt(at - offset))) at++;
  return at < end ? at : start;
}

/** The parser's offsets leave the quotes out; a node's span is what is written, quotes included. */
function startOf({ rows }: Table, row: number): number {
  return (rows[row + 1] ?? 0) - (isQuoted(rows[row] ?? 0) ? 1 : 0);
}

function endOf({ rows }: Table, row: number): number {
  return (rows[row + 2] ?? 0) + (isQuoted(rows[row] ?? 0) ? 1 : 0);
}

function isQuoted(head: number): boolean {
  return (head & KIND_MASK) === KIND.scalar && (head & IS_EMPTY) === 0 && styleOf(head) === "quoted";
}

type ScalarEvent = Parameters<typeof getScalarValue>[1];

/** A scalar's text, decoded by the parser's own rules from what the row remembers of its event. */
function decode({ rows, text, offset }: Table, row: number): string {
  const head = rows[row] ?? 0;
  const detail = rows[row + 3] ?? 0;
  const valueStart = (rows[row + 1] ?? 0) - offset;
  const valueEnd = (rows[row + 2] ?? 0) - offset;
  if ((detail & 1) !== 0) return text.slice(valueStart, valueEnd);
  const event = {
    type: 4,
    valueStart,
    valueEnd,
    anchorStart: -1,
    anchorEnd: -1,
    tagStart: -1,
    tagEnd: -1,
    style: (head >> STYLE_SHIFT) & STYLE_MASK,
    chomping: (detail >> 1) & 3,
    indent: (detail >> 3) - 1,
    fast: false,
  };
  // The numbers were taken from an event of the parser in yaml-table.ts.
  return getScalarValue(text, event as ScalarEvent);
}

const INTERNED = new Map<string, string>();
const MAX_INTERNED = 4096;

/** The same few hundred keys are written in thousands of manifests; they are kept once. */
function interned(key: string): string {
  const known = INTERNED.get(key);
  if (known !== undefined) return known;
  if (INTERNED.size < MAX_INTERNED) INTERNED.set(key, key);
  return key;
}
