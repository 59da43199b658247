import type { Span } from "../../text/span.ts";

/**
 * Where the maps and lists of a JSON text end, in the order in which they begin: two numbers each. With these a reader
 * steps over what it does not want, and a text of twenty megabytes needs no node for any of it.
 */
export interface JsonTable {
  readonly text: string;
  /** Offset of the first value. */
  readonly start: number;
  /** By ordinal: the offset behind the closing bracket, and the ordinal of the first collection behind it. */
  readonly closings: Int32Array;
}

/** The first place at which a text is no JSON. */
export interface JsonFault extends Span {
  readonly message: string;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Goes over a text once, without recursion: whether it is JSON, and where its collections end. */
export function scanJson(text: string, from: number, maxDepth: number): JsonTable | JsonFault {
  const start = pastSpace(text, from);
  const open = new Int32Array(maxDepth + 1);
  const isMap: boolean[] = [];
  let closings: Int32Array = new Int32Array(4096);
  let count = 0;
  let depth = 0;
  let state: "value" | "key" | "after" = "value";
  let at = start;
  do {
    at = pastSpace(text, at);
    const code = text.charCodeAt(at);
    if (state === "key") {
      const end = code === QUOTE ? pastString(text, at) : -1;
      if (end < 0) return fault(text, at, "a key in quotes is expected");
      at = pastSpace(text, end);
      if (text.charCodeAt(at) !== COLON) return fault(text, at, "a colon is expected");
      at++;
      state = "value";
    } else if (state === "value") {
      if (code === OPEN_MAP || code === OPEN_LIST) {
        if (depth === maxDepth) return { start: at, end: at + 1, message: `nested more than ${maxDepth} deep` };
        if (count * 2 === closings.length) closings = grown(closings);
        open[depth] = count++;
        isMap[depth++] = code === OPEN_MAP;
        at = pastSpace(text, at + 1);
        const isEmpty = text.charCodeAt(at) === code + 2;
        state = isEmpty ? "after" : code === OPEN_MAP ? "key" : "value";
      } else {
        const end = code === QUOTE ? pastString(text, at) : pastWord(text, at);
        if (end < 0) return fault(text, at, "a value is expected");
        at = end;
        state = "after";
      }
    } else if (code === COMMA) {
      at++;
      state = isMap[depth - 1] ? "key" : "value";
    } else if (code === (isMap[depth - 1] ? CLOSE_MAP : CLOSE_LIST)) {
      const ordinal = open[--depth] ?? 0;
      closings[ordinal * 2] = ++at;
      closings[ordinal * 2 + 1] = count;
    } else return fault(text, at, isMap[depth - 1] ? "a comma or } is expected" : "a comma or ] is expected");
  } while (depth > 0);
  const rest = pastSpace(text, at);
  if (rest < text.length) return fault(text, rest, "nothing may follow the first value");
  return { text, start, closings };
}

function grown(before: Int32Array): Int32Array {
  const after = new Int32Array(before.length * 2);
  after.set(before);
  return after;
}

function fault(text: string, at: number, message: string): JsonFault {
  return at >= text.length
    ? { start: text.length, end: text.length, message: "the text ends too early" }
    : { start: at, end: at + 1, message };
}

/** The next character that is no white space. */
export function pastSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
    at++;
  }
}

/** Behind the closing quote of the string at `at`, -1 where there is none. */
export function pastString(text: string, at: number): number {
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? -1 : end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from - 1) === 92) from--;
  return (at - from) % 2 === 1;
}

/** Behind the number or word at `at`, -1 where there is none. */
export function pastWord(text: string, at: number): number {
  NUMBER_OR_WORD.lastIndex = at;
  return NUMBER_OR_WORD.test(text) ? NUMBER_OR_WORD.lastIndex : -1;
}
