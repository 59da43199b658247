import type { Document } from "../../syntax/document.ts";
import { type Entry, findEntry, type ListNode, type MapNode, type Node, type Pointer } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";

/** A value with the document it is written in. */
export interface Written {
  readonly entry: Span;
  readonly node: Node;
  readonly document: Document;
}

/**
 * The same tree with another value at `way`. Everything else stays where it is; what is new remembers its own document,
 * so that both can be pointed at. `below` is the document of the tree.
 */
export function layOver(below: Node | undefined, way: Pointer, written: Written, belowIs: Document): Node {
  const [key, ...rest] = way;
  if (key === undefined) return written.node;
  if (typeof key === "number") return overItem(below, key, rest, written, belowIs);
  const map = below?.kind === "map" ? below : undefined;
  const before = map && findEntry(map, key);
  // What is missing is made of the new document's characters all the way down.
  if (before === undefined || rest.length === 0 || before.from !== undefined) {
    const isOther = before?.from !== undefined && rest.length > 0;
    const value = isOther
      ? layOver(before.value, rest, written, before.from ?? belowIs)
      : layOver(undefined, rest, written, written.document);
    const entry: Entry = isOther
      ? { ...before, value }
      : { key, start: written.entry.start, end: written.entry.end, value, ...foreign(written.document, belowIs) };
    return withEntry(map, entry, written.entry);
  }
  return withEntry(map, { ...before, value: layOver(before.value, rest, written, belowIs) }, written.entry);
}

function foreign(document: Document, below: Document): Pick<Entry, "from"> {
  return document === below ? {} : { from: document };
}

function overItem(below: Node | undefined, index: number, way: Pointer, written: Written, belowIs: Document): ListNode {
  const items = below?.kind === "list" ? [...below.items] : [];
  items[index] = layOver(items[index], way, written, belowIs);
  const { start, end } = below ?? written.entry;
  return { kind: "list", start, end, items };
}

function withEntry(map: MapNode | undefined, entry: Entry, place: Span): MapNode {
  const entries = map?.entries ?? [];
  const at = entries.findIndex(({ key }) => key === entry.key);
  const { start, end } = map ?? place;
  const kept = at < 0 ? entries : entries.filter(({ key }) => key !== entry.key);
  return { kind: "map", start, end, entries: [...kept, entry] };
}
