import type { Entry, ListNode, MapNode, Node, ScalarNode } from "../node.ts";
import { type JsonTable, pastSpace, pastString, pastWord } from "./scan.ts";

/** The tree of a scanned text. Collections make their parts anew whenever they are asked: most never are. */
export function jsonTree(table: JsonTable): Node {
  return valueAt(table, table.start, 0).node;
}

/** A value, and what its reader needs to go on behind it. */
interface Value {
  readonly node: Node;
  readonly next: number;
}

function valueAt(table: JsonTable, start: number, ordinal: number): Value {
  const { text, closings } = table;
  const first = text[start];
  if (first !== "{" && first !== "[") {
    const end = first === '"' ? pastString(text, start) : pastWord(text, start);
    return { node: scalarAt(text, start, end), next: ordinal };
  }
  const end = closings[ordinal * 2] ?? start;
  const node = first === "{" ? new JsonMap(table, start, end, ordinal) : new JsonList(table, start, end, ordinal);
  return { node, next: closings[ordinal * 2 + 1] ?? ordinal + 1 };
}

function scalarAt(text: string, start: number, end: number): ScalarNode {
  if (text[start] === '"') return { kind: "scalar", start, end, value: decoded(text, start, end), style: "quoted" };
  const word = text.slice(start, end);
  const value = word === "null" ? null : word === "true" ? true : word === "false" ? false : Number(word);
  return { kind: "scalar", start, end, value, style: "plain" };
}

/** What cannot be decoded, such as a line break in a string, is taken as it stands. */
function decoded(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  if (!inner.includes("\\")) return inner;
  try {
    return String(JSON.parse(text.slice(start, end)));
  } catch {
    return inner;
  }
}

/** A map with more keys than people give one is asked for many of them. */
const MANY = 100;

class JsonMap implements MapNode {
  readonly kind = "map";
  readonly start: number;
  readonly end: number;
  readonly #table: JsonTable;
  readonly #ordinal: number;
  #byKey: ReadonlyMap<string, Entry> | undefined;

  constructor(table: JsonTable, start: number, end: number, ordinal: number) {
    this.#table = table;
    this.#ordinal = ordinal;
    this.start = start;
    this.end = end;
  }

  get entries(): readonly Entry[] {
    const { text } = this.#table;
    const entries: Entry[] = [];
    this.#walk((start, end, at, ordinal) => {
      const { node: value } = valueAt(this.#table, at, ordinal);
      entries.push({ key: decoded(text, start, end), start, end, value });
    });
    return entries;
  }

  find(key: string): Entry | undefined {
    if (this.#byKey !== undefined) return this.#byKey.get(key);
    const { text } = this.#table;
    const length = key.length + 2;
    let found: Entry | undefined;
    let count = 0;
    this.#walk((start, end, at, ordinal) => {
      count++;
      const isSame = end - start === length && text.startsWith(key, start + 1);
      if (!isSame && !(end - start > length && decoded(text, start, end) === key)) return;
      found = { key, start, end, value: valueAt(this.#table, at, ordinal).node };
    });
    if (count > MANY) this.#byKey = new Map(this.entries.map((entry) => [entry.key, entry]));
    return found;
  }

  /** Visits keys with the offset of their value and the ordinal of the next collection, making no node. */
  #walk(visit: (start: number, end: number, at: number, ordinal: number) => void): void {
    const { text } = this.#table;
    let ordinal = this.#ordinal + 1;
    let start = pastSpace(text, this.start + 1);
    while (text[start] === '"') {
      const end = pastString(text, start);
      const at = pastSpace(text, pastSpace(text, end) + 1);
      visit(start, end, at, ordinal);
      const behind = endOf(this.#table, at, ordinal);
      ordinal = behind.next;
      start = pastComma(text, behind.end);
    }
  }
}

class JsonList implements ListNode {
  readonly kind = "list";
  readonly start: number;
  readonly end: number;
  readonly #table: JsonTable;
  readonly #ordinal: number;

  constructor(table: JsonTable, start: number, end: number, ordinal: number) {
    this.#table = table;
    this.#ordinal = ordinal;
    this.start = start;
    this.end = end;
  }

  get items(): readonly Node[] {
    const { text } = this.#table;
    const items: Node[] = [];
    let ordinal = this.#ordinal + 1;
    let at = pastSpace(text, this.start + 1);
    while (text[at] !== "]") {
      const { node, next } = valueAt(this.#table, at, ordinal);
      items.push(node);
      ordinal = next;
      at = pastComma(text, node.end);
    }
    return items;
  }
}

function endOf({ text, closings }: JsonTable, at: number, ordinal: number): { end: number; next: number } {
  const first = text[at];
  if (first === "{" || first === "[") {
    return { end: closings[ordinal * 2] ?? at, next: closings[ordinal * 2 + 1] ?? ordinal + 1 };
  }
  return { end: first === '"' ? pastString(text, at) : pastWord(text, at), next: ordinal };
}

/** The next key, item or closing bracket. */
function pastComma(text: string, from: number): number {
  const at = pastSpace(text, from);
  return text[at] === "," ? pastSpace(text, at + 1) : at;
}
