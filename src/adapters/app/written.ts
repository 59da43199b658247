import { declared, type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Location } from "../../syntax/document.ts";
import { findEntry, type Node, type Pointer, type ScalarNode } from "../../syntax/node.ts";
import { placeholderIn } from "../read.ts";
import { parseAppDuration } from "./duration.ts";
import { guessUnit, type Magnitude } from "./unit.ts";

/** A named value as it was written, before anybody has said what it means. */
export interface Written {
  /** As a report names it: `WS_PING_INTERVAL`, `--ws-ping-interval of uvicorn`, `websocket.heartbeat_interval`. */
  readonly name: string;
  readonly text: Fact<string>;
}

/** How a bare number is to be read. */
export type Bare =
  | { readonly kind: "unit"; readonly secondsEach: number }
  /** A bare number has no meaning here. */
  | { readonly kind: "named" }
  /** Nobody said; the key's normal form, a comment and the size may tell. */
  | { readonly kind: "guess"; readonly key: string; readonly magnitude: Magnitude };

const OFF = /^(?:none|null|nil|off|false|disabled?|infinity|inf|never)$/i;

/** The value in seconds, `off` where it is a word for that, or unknown with the text as the reason. */
export function readSeconds(written: Written, bare: Bare): Fact<number> | "off" {
  const { name, text } = written;
  if (!text.known) return { ...text, what: name };
  if (OFF.test(text.value.trim())) return "off";
  const at = locationOf(text);
  const duration = parseAppDuration(text.value);
  if (duration === undefined) return unknown(name, notADuration(text.value), at);
  if (duration.kind === "seconds") return secondsFrom(written, text, duration.seconds);
  if (duration.value === 0) return secondsFrom(written, text, 0);
  const each = secondsEach(duration.value, bare, at);
  if (each === undefined) return unknown(name, `${text.value} has no unit, and nothing beside it tells which`, at);
  return secondsFrom(written, text, Number((duration.value * each).toPrecision(12)));
}

/** The value as a plain count; undefined where it is no number. */
export function readCount({ name, text }: Written): Fact<number> | undefined {
  if (!text.known) return { ...text, what: name };
  const value = parseAppDuration(text.value);
  if (value?.kind !== "bare") return undefined;
  return { ...text, what: name, value: value.value };
}

/** What stands behind a value on its line, if it is a comment. */
function commentAfter(at: Location): string {
  const { lines, text } = at.document.source;
  const { line, column } = lines.position(at.span.end);
  if (at.span.end > text.length) return "";
  const rest = lines.line(line).slice(column - 1);
  return /^[\s,;"'`]*(?:#|\/\/)\s*(.*)$/.exec(rest)?.[1] ?? "";
}

/** The text of a scalar as a fact: unknown where something fills it in later. */
export function textOf(name: string, text: string, at: Location): Fact<string> {
  const placeholder = placeholderIn(text);
  return placeholder ? unknown(name, `${placeholder} is filled in later`, at) : declared(name, text, at);
}

/** The scalar that a location points at, where it points at one. */
export function scalarAt({ document, pointer, span }: Location): ScalarNode | undefined {
  const node = follow(document.root, pointer);
  return node?.kind === "scalar" && node.start === span.start && node.end === span.end ? node : undefined;
}

/** The node at a pointer; numbers and digits both index lists. */
export function follow(root: Node, pointer: Pointer): Node | undefined {
  let node: Node | undefined = root;
  for (const key of pointer) {
    if (node?.kind === "list") node = node.items[Number(key)];
    else node = findEntry(node, String(key))?.value;
  }
  return node;
}

/** The characters `from` to `to` of a text, as a place inside the scalar it was written in; else the whole scalar. */
export function within(at: Location, text: string, from: number, to: number): Location {
  const { start, end } = at.span;
  const source = at.document.source.text.slice(start, end);
  const quote = /^["']/.test(source) ? 1 : 0;
  if (source.slice(quote, source.length - quote) !== text) return at;
  const span = { start: start + quote + from, end: start + quote + to };
  return { document: at.document, pointer: at.pointer, span };
}

function secondsFrom(
  { name, text }: Written,
  known: Extract<Fact<string>, { known: true }>,
  value: number,
): Fact<number> {
  const { origin, assumed } = known;
  return { known: true, what: name, value, unit: "s", origin: text.origin ?? origin, ...(assumed ? { assumed } : {}) };
}

function secondsEach(value: number, bare: Bare, at: Location): number | undefined {
  switch (bare.kind) {
    case "unit":
      return bare.secondsEach;
    case "named":
      return undefined;
    case "guess":
      return guessUnit(Math.abs(value), { key: bare.key, comment: commentAfter(at), magnitude: bare.magnitude });
  }
}

function notADuration(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}" is not a duration`;
}
