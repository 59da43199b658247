import { declaredSeconds, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, findNode, itemsOf, locate } from "../../syntax/cursor.ts";
import { placeholderIn, textAt } from "../read.ts";

/** A field by its name in the API; JSON also takes the camel case of it. */
export function field(at: Cursor, ...names: readonly string[]): Cursor {
  let here = at;
  for (const name of names) {
    const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    here = descend(here, findNode(here, [name]) === undefined && findNode(here, [camel]) !== undefined ? camel : name);
  }
  return here;
}

export function listAt(at: Cursor, ...names: readonly string[]): readonly Cursor[] {
  return itemsOf(field(at, ...names));
}

export function textIn(at: Cursor, ...names: readonly string[]): string | undefined {
  return textAt(field(at, ...names));
}

/** `300s`, `0.25s`; undefined where nothing is written. */
export function durationAt(what: string, at: Cursor): Fact<number> | undefined {
  const { node } = at;
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return undefined;
  const text = textAt(at);
  if (text === undefined) return unknown(what, "it is not a duration here", locate(at));
  const seconds = /^(\d{1,12}(?:\.\d{1,9})?)s$/.exec(text)?.[1];
  if (seconds !== undefined) return declaredSeconds(what, Number(seconds), locate(at));
  const placeholder = placeholderIn(text);
  const why = placeholder
    ? `${placeholder} is filled in later`
    : `"${text.slice(0, 40)}" is no time Envoy reads, such as 300s`;
  return unknown(what, why, locate(at));
}
