import { type Cursor, locateKey } from "../../syntax/cursor.ts";
import { type Entry, findEntry, type ListNode, type MapNode, type Node, type ScalarNode } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";

/** Nodes of a tree that nobody wrote down as such, each at the place of what it was made from. */
export function mapAt({ start, end }: Span, entries: readonly (Entry | undefined)[]): MapNode {
  return { kind: "map", start, end, entries: entries.filter((entry) => entry !== undefined) };
}

export function listAt({ start, end }: Span, items: readonly Node[]): ListNode {
  return { kind: "list", start, end, items };
}

export function textAtSpan({ start, end }: Span, value: string): ScalarNode {
  return { kind: "scalar", start, end, value, style: "quoted" };
}

export function opaqueAt({ start, end }: Span, why: string): Node {
  return { kind: "opaque", start, end, why };
}

export function entryAt({ start, end }: Span, key: string, value: Node): Entry {
  return { key, start, end, value };
}

/** What is written under a key, under another name. What stands inside of something undecided is undecided. */
export function passedOn(from: Node, key: string, name: string = key): Entry | undefined {
  if (from.kind === "opaque") return entryAt(from, name, from);
  const entry = findEntry(from, key);
  return entry && { ...entry, key: name };
}

/** The same, unless it is not written or `null`. */
export function valueUnder(from: Node, key: string): Node | undefined {
  const value = from.kind === "opaque" ? from : findEntry(from, key)?.value;
  return value?.kind === "scalar" && value.value === null ? undefined : value;
}

/** Where the key of a place stands. */
export function keySpan(at: Cursor): Span {
  const { start, end } = locateKey(at).span;
  return { start, end };
}
