import { byDefault, declared, declaredSeconds, type Fact, secondsByDefault, unknown } from "../model/fact.ts";
import type { Limit } from "../platform/limit.ts";
import { LIMITS, type LimitId } from "../platform/limits.generated.ts";
import { secondsOf } from "../platform/limits.ts";
import { type Cursor, findNode, locate, locateKey } from "../syntax/cursor.ts";
import type { Location } from "../syntax/document.ts";
import type { ScalarNode } from "../syntax/node.ts";

/** The rows of policies/limits with the user's overrides applied. */
export type LimitTable = (id: LimitId) => Limit;

/** The text of a scalar, or undefined where nothing (or no scalar) is written. For names and references. */
export function textAt(cursor: Cursor, ...keys: readonly (string | number)[]): string | undefined {
  const node = findNode(cursor, keys);
  if (node?.kind !== "scalar" || node.value === null) return undefined;
  return writtenAs(cursor, node);
}

/** A name that looks like a number is still the name that was written: `0755`, not 493. */
function writtenAs({ document }: Cursor, { value, style, start, end }: ScalarNode): string {
  return typeof value === "number" && style === "plain" ? document.source.text.slice(start, end) : String(value);
}

/** A text as a fact; undefined where nothing is written, unknown where it is a placeholder. */
export function textFact(what: string, cursor: Cursor): Fact<string> | undefined {
  const { node } = cursor;
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return undefined;
  const at = locate(cursor);
  if (node.kind !== "scalar") return unknown(what, node.kind === "opaque" ? node.why : "it is not a text here", at);
  const text = writtenAs(cursor, node);
  const placeholder = placeholderIn(text);
  return placeholder ? unknown(what, `${placeholder} is filled in later`, at) : written(what, text, node, at);
}

/** A bare number as a fact (quoted numbers count, as annotations need them); undefined where nothing is written. */
export function numberFact(what: string, cursor: Cursor, unit?: "s"): Fact<number> | undefined {
  const { node } = cursor;
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return undefined;
  const at = locate(cursor);
  if (node.kind !== "scalar") return unknown(what, node.kind === "opaque" ? node.why : "it is not a number here", at);
  const value = typeof node.value === "number" ? node.value : Number(String(node.value).trim() || Number.NaN);
  if (Number.isFinite(value))
    return unit === "s" ? writtenSeconds(what, value, node, at) : written(what, value, node, at);
  const placeholder = placeholderIn(String(node.value));
  if (placeholder) return unknown(what, `${placeholder} is filled in later`, at);
  return unknown(what, `"${clip(writtenAs(cursor, node))}" is not a number`, at);
}

/** Declared, unless a tool in between puts it there by itself. */
function written<T>(what: string, value: T, { byDefault: id }: ScalarNode, at: Location): Fact<T> {
  return id !== undefined && isLimitId(id) ? byDefault(what, value, at, LIMITS[id]) : declared(what, value, at);
}

function writtenSeconds(what: string, value: number, { byDefault: id }: ScalarNode, at: Location): Fact<number> {
  const isDefault = id !== undefined && isLimitId(id);
  return isDefault ? secondsByDefault(what, value, at, LIMITS[id]) : declaredSeconds(what, value, at);
}

function isLimitId(id: string): id is LimitId {
  return Object.hasOwn(LIMITS, id);
}

/** A bare number of seconds. */
export function secondsFact(what: string, cursor: Cursor): Fact<number> | undefined {
  return numberFact(what, cursor, "s");
}

/** A bare number of seconds, or the limit's default pointed at where it would be written. */
export function secondsOr(what: string, cursor: Cursor, limit: Limit): Fact<number> {
  return secondsFact(what, cursor) ?? secondsByDefault(what, secondsOf(limit), locateKey(cursor), limit);
}

export function numberOr(what: string, cursor: Cursor, limit: Limit): Fact<number> {
  return numberFact(what, cursor) ?? byDefault(what, Number(limit.default), locateKey(cursor), limit);
}

/** `true`, `false` and their quoted forms, as annotations write them. */
export function booleanFact(what: string, cursor: Cursor): Fact<boolean> | undefined {
  const text = textFact(what, cursor);
  if (text === undefined || !text.known) return text;
  const at = locate(cursor);
  if (/^true$/i.test(text.value)) return declared(what, true, at);
  if (/^false$/i.test(text.value)) return declared(what, false, at);
  return unknown(what, `"${clip(text.value)}" is neither true nor false`, at);
}

const PLACEHOLDER =
  /\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|\{%[^%]*%\}|__[A-Z][A-Z0-9_]*__|<[A-Za-z][A-Za-z0-9_ -]*>|^\$[A-Z_][A-Z0-9_]*$|%\{[^}]*\}/;

/** The first placeholder in a text that something fills in before it is applied, or undefined. */
export function placeholderIn(text: string): string | undefined {
  return PLACEHOLDER.exec(text)?.[0];
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
