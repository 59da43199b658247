import { declared, declaredSeconds, type KnownFact } from "../model/fact.ts";
import { type Cursor, descend, itemsOf, locate } from "../syntax/cursor.ts";
import type { Scalar } from "../syntax/node.ts";
import { parseDuration } from "./duration.ts";
import { scalarValue } from "./plain.ts";
import { pathText } from "./schema-problems.ts";

// Readers for a config that its schema has found valid: what is not of the expected kind is not there.

export function textAt(cursor: Cursor, ...keys: readonly string[]): string | undefined {
  const value = scalarAt(descend(cursor, ...keys));
  return value === undefined || value === null ? undefined : String(value);
}

/** The texts of a list; a single text counts as a list of one. */
export function textsAt(cursor: Cursor, key: string): readonly string[] {
  const at = descend(cursor, key);
  const items = at.node?.kind === "list" ? itemsOf(at) : [at];
  return items.map((item) => textAt(item)).filter((text) => text !== undefined);
}

export function textFact(cursor: Cursor): KnownFact<string> | undefined {
  const text = textAt(cursor);
  return text === undefined ? undefined : declared(nameOf(cursor), text, locate(cursor));
}

export function textFacts(cursor: Cursor): readonly KnownFact<string>[] {
  return itemsOf(cursor)
    .map(textFact)
    .filter((fact) => fact !== undefined);
}

export function secondsFact(cursor: Cursor): KnownFact<number> | undefined {
  const value = scalarAt(cursor);
  const seconds = value === undefined ? undefined : parseDuration(value);
  return seconds === undefined ? undefined : declaredSeconds(nameOf(cursor), seconds, locate(cursor));
}

export function numberFact(cursor: Cursor): KnownFact<number> | undefined {
  const value = scalarAt(cursor);
  if (value === undefined || value === null || value === "" || !Number.isFinite(Number(value))) return undefined;
  return declared(nameOf(cursor), Number(value), locate(cursor));
}

export function booleanFact(cursor: Cursor): KnownFact<boolean> | undefined {
  const value = scalarAt(cursor);
  return typeof value === "boolean" ? declared(nameOf(cursor), value, locate(cursor)) : undefined;
}

/** How reports name a value of the config: its path, which is also what one would search the file for. */
export function nameOf(cursor: Cursor): string {
  return pathText(cursor.pointer);
}

export function scalarAt(cursor: Cursor): Scalar | undefined {
  return cursor.node?.kind === "scalar" ? scalarValue(cursor.document, cursor.node) : undefined;
}
