import { EVENT_ID, type Event } from "js-yaml";
import type { Span } from "../text/span.ts";
import type { Problem, SourceText } from "./document.ts";

/**
 * The nodes of one text in the order they are written, four numbers each. Objects for half a million nodes cost more
 * than parsing them, and most are never looked at; the tree makes those that are (yaml-tree.ts).
 *
 * | offset | scalar | map, list | alias |
 * | --- | --- | --- | --- |
 * | 0 | kind and flags | kind and flags | kind |
 * | 1, 2 | start, end | start, end | start, end |
 * | 3 | indent, chomping, fast | the row behind its subtree | its target's row |
 */
export interface Table {
  readonly source: SourceText;
  /** What was parsed, and where in the source it begins. */
  readonly text: string;
  readonly offset: number;
  readonly rows: Rows;
}

/** Sixteen bits hold whatever is said of a file of usual size, and there are half a million nodes in 10,000 objects. */
export type Rows = Uint16Array | Int32Array;
const MAX_SMALL = 0xffff;

export const ROW = 4;
export const KIND = { scalar: 0, map: 1, list: 2, alias: 3 } as const;
export const KIND_MASK = 3;
/** The parser's style of a scalar, shifted. */
export const STYLE_SHIFT = 2;
export const STYLE_MASK = 7;
export const IS_TEXT = 32;
export const IS_EMPTY = 64;
export const HAS_MERGE = 128;
/** A key is written twice, or with escapes, which may hide that it is. */
export const MAY_REPEAT = 256;

/** Where the documents of a text begin, and what is odd about them. */
export interface Compiled {
  readonly table: Table;
  readonly roots: readonly number[];
  readonly problems: readonly Problem[];
}

/** What aliases may expand one document to, in nodes. An alias bomb reaches this at once, a real file never. */
const MAX_EXPANDED_NODES = 250_000;

/** A fault that the parser's events do not show: it stops the text like one of the parser's own. */
export class TreeError extends Error {
  readonly span: Span;
  /** Set where the text is no YAML because something has yet to be filled in. */
  readonly isTemplate: boolean;
  constructor(message: string, span: Span, isTemplate = false) {
    super(message);
    this.span = span;
    this.isTemplate = isTemplate;
  }
}

export function compile(source: SourceText, text: string, offset: number, events: readonly Event[]): Compiled {
  return new Compiler(source, text, offset, events).compile();
}

class Compiler {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #offset: number;
  readonly #events: readonly Event[];
  /** No event makes more than one row. */
  readonly #rows: Rows;
  readonly #problems: Problem[] = [];
  readonly #keys = new OpenKeys();
  readonly #anchors = new Map<string, { readonly row: number; readonly weight: number }>();
  #next = 0;
  /** Where the next row goes. */
  #end = 0;
  /** Nodes of the document so far, aliases counted as what they stand for. */
  #weight = 0;

  constructor(source: SourceText, text: string, offset: number, events: readonly Event[]) {
    this.#source = source;
    this.#text = text;
    this.#offset = offset;
    this.#events = events;
    const size = events.length * ROW;
    // Places in the text and numbers of rows are all that can be large.
    const isSmall = Math.max(offset + text.length, size) <= MAX_SMALL;
    this.#rows = isSmall ? new Uint16Array(size) : new Int32Array(size);
  }

  compile(): Compiled {
    const roots: number[] = [];
    while (this.#next < this.#events.length) {
      const event = this.#events[this.#next++];
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      this.#anchors.clear();
      this.#weight = 0;
      if (this.#events[this.#next]?.type !== EVENT_ID.POP) roots.push(this.#node(this.#offset));
    }
    const table = {
      source: this.#source,
      text: this.#text,
      offset: this.#offset,
      rows: this.#rows.slice(0, this.#end),
    };
    return { table, roots, problems: this.#problems };
  }

  /** Writes one node and gives its row; `emptyAt` is where a value that is not written would stand. */
  #node(emptyAt: number): number {
    const event = this.#events[this.#next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event, emptyAt);
      case EVENT_ID.MAPPING:
        return this.#collection(event, KIND.map);
      case EVENT_ID.SEQUENCE:
        return this.#collection(event, KIND.list);
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd);
      default:
        return this.#row(IS_EMPTY, emptyAt, emptyAt, 0);
    }
  }

  #scalar(event: Extract<Event, { type: 4 }>, emptyAt: number): number {
    const before = this.#weight++;
    let head = event.style << STYLE_SHIFT;
    if (event.tagStart >= 0 && TEXT_TAG.test(this.#text.slice(event.tagStart, event.tagEnd))) head |= IS_TEXT;
    const detail = ((event.indent + 1) << 3) | (event.chomping << 1) | (event.fast ? 1 : 0);
    const row =
      event.valueStart < 0
        ? this.#row(head | IS_EMPTY, emptyAt, emptyAt, detail)
        : this.#row(head, event.valueStart + this.#offset, event.valueEnd + this.#offset, detail);
    this.#anchor(event, row, before);
    return row;
  }

  #collection(event: Extract<Event, { type: 2 | 3 }>, kind: 1 | 2): number {
    const before = this.#weight++;
    const start = event.start + this.#offset;
    const flow = event.style === 2;
    const row = this.#row(kind, start, start, 0);
    const last = kind === KIND.map ? this.#entries(row, start, flow) : this.#items(start);
    this.#rows[row + 2] = flow ? this.#close(last, kind === KIND.map ? "}" : "]") : last;
    this.#rows[row + 3] = this.#end;
    this.#anchor(event, row, before);
    return row;
  }

  #items(start: number): number {
    let end = start + 1;
    while (!this.#atPop()) end = Math.max(end, this.#endOf(this.#node(end)));
    return end;
  }

  #entries(map: number, start: number, flow: boolean): number {
    const keys = this.#keys.open();
    let end = start + (flow ? 1 : 0);
    while (!this.#atPop()) {
      const key = this.#node(end);
      if (flow && this.#kind(key) === KIND.map) this.#refuseTemplate(key);
      if (this.#hasEscapes(key)) this.#mark(map, MAY_REPEAT);
      const text = this.#keyText(key);
      const value = this.#node(Math.min(this.#endOf(key) + 1, this.#offset + this.#text.length));
      end = Math.max(this.#endOf(value), this.#endOf(key));
      if (text === "<<" && this.#kind(value) !== KIND.scalar) this.#mark(map, HAS_MERGE);
      else if (!this.#keys.add(keys, text)) this.#writtenTwice(text, key, map);
    }
    this.#keys.close(keys);
    return end;
  }

  #alias(start: number, end: number): number {
    const span = { start: start + this.#offset - 1, end: end + this.#offset };
    const target = this.#anchors.get(this.#text.slice(start, end));
    if (target === undefined)
      throw new TreeError(`alias *${this.#text.slice(start, end)} has no anchor before it`, span);
    this.#weight += target.weight;
    if (this.#weight > MAX_EXPANDED_NODES) {
      throw new TreeError(`aliases expand this document to more than ${MAX_EXPANDED_NODES} nodes`, span);
    }
    return this.#row(KIND.alias, span.start, span.end, target.row);
  }

  #anchor(event: { readonly anchorStart: number; readonly anchorEnd: number }, row: number, before: number): void {
    if (event.anchorStart < 0) return;
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    this.#anchors.set(name, { row, weight: this.#weight - before });
  }

  #row(head: number, start: number, end: number, detail: number): number {
    const row = this.#end;
    this.#rows[row] = head;
    this.#rows[row + 1] = start;
    this.#rows[row + 2] = end;
    this.#rows[row + 3] = detail;
    this.#end = row + ROW;
    return row;
  }

  #kind(row: number): number {
    return (this.#rows[row] ?? 0) & KIND_MASK;
  }

  /** Whether a quoted scalar's text has to be decoded. */
  #hasEscapes(row: number): boolean {
    const head = this.#rows[row] ?? 0;
    const isQuoted = (head & KIND_MASK) === KIND.scalar && ((head >> STYLE_SHIFT) & STYLE_MASK) > 1;
    return isQuoted && ((this.#rows[row + 3] ?? 0) & 1) === 0;
  }

  #endOf(row: number): number {
    return this.#rows[row + 2] ?? 0;
  }

  #keyText(row: number): string {
    return this.#text.slice((this.#rows[row + 1] ?? 0) - this.#offset, this.#endOf(row) - this.#offset);
  }

  #mark(row: number, flag: number): void {
    this.#rows[row] = (this.#rows[row] ?? 0) | flag;
  }

  #writtenTwice(key: string, row: number, map: number): void {
    this.#mark(map, MAY_REPEAT);
    const span = { start: this.#rows[row + 1] ?? 0, end: this.#endOf(row) };
    const message = `key "${key}" is written twice; the last one counts`;
    this.#problems.push({ source: this.#source, span, message, level: "note" });
  }

  /** `{{ .Values.x }}` is, by the letter of YAML, a map with a map as its key. Nobody means that. */
  #refuseTemplate(key: number): never {
    const start = this.#rows[key + 1] ?? 0;
    throw new TreeError("a template", { start: start - 1, end: start + 1 }, true);
  }

  #atPop(): boolean {
    if (this.#events[this.#next]?.type !== EVENT_ID.POP) return this.#next >= this.#events.length;
    this.#next++;
    return true;
  }

  /** The end of a flow collection: past its bracket, over white space, commas and comments. */
  #close(from: number, bracket: string): number {
    let at = from - this.#offset;
    while (at < this.#text.length) {
      const char = this.#text[at];
      if (char === bracket) return at + this.#offset + 1;
      if (char === "#") while (at < this.#text.length && this.#text[at] !== "\n") at++;
      at++;
    }
    return from;
  }
}

const TEXT_TAG = /^!(?:!str)?$/;

/** The keys of the maps around a place. Nearly all maps are small, and scanning a list beats building a set for each. */
class OpenKeys {
  readonly #few: string[] = [];
  #length = 0;

  open(): Keys {
    return { first: this.#length, many: undefined };
  }

  /** False where the key is there already. */
  add(keys: Keys, key: string): boolean {
    if (keys.many) return keys.many.size < keys.many.add(key).size;
    for (let i = keys.first; i < this.#length; i++) if (this.#few[i] === key) return false;
    this.#few[this.#length++] = key;
    if (this.#length - keys.first > 16) keys.many = new Set(this.#few.slice(keys.first, this.#length));
    return true;
  }

  close({ first }: Keys): void {
    this.#length = first;
  }
}

interface Keys {
  /** Where they begin among those of all open maps. */
  readonly first: number;
  many: Set<string> | undefined;
}
