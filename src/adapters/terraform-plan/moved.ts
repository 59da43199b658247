import { type Entry, findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";

/**
 * A plan's values at the places of the block that they come from: each where it is written, as an expression or as it is,
 * and what is not written there at the deepest block that is.
 */
export function movedTo(value: MapNode, written: Node | undefined, around: Span): MapNode {
  const entries = value.entries.map((entry): Entry => {
    const own = writtenEntry(written, entry.key);
    const { start, end } = own ?? around;
    return { key: entry.key, start, end, value: moved(entry.value, own?.value, own ?? around) };
  });
  const { start, end } = written ?? around;
  return { kind: "map", start, end, entries };
}

function moved(value: Node, written: Node | undefined, around: Span): Node {
  // What an expression gives stands as a whole where the expression does.
  const isWhole = written?.kind === "opaque" || written?.kind === "scalar";
  const { start, end } = written ?? around;
  switch (value.kind) {
    case "opaque":
      return { ...value, start, end };
    case "scalar":
      // The text at this place is not the value's own.
      return { ...value, start, end, style: "quoted" };
    case "map":
      return movedTo(value, written?.kind === "list" ? written.items[0] : written, isWhole ? written : around);
    case "list": {
      const items = value.items.map((item, index) => moved(item, itemOf(written, index), isWhole ? written : around));
      return { kind: "list", start, end, items };
    }
  }
}

/** An attribute or a block, or what a `dynamic` block makes it from. */
function writtenEntry(written: Node | undefined, key: string): Entry | undefined {
  const own = findEntry(written, key);
  if (own !== undefined) return own;
  const made = findEntry(findEntry(written, "dynamic")?.value, key);
  const content = findEntry(made?.value, "content");
  return made && content && { ...made, value: content.value };
}

/** Blocks that a plan has more of than the files were made from the last one that is written. */
function itemOf(written: Node | undefined, index: number): Node | undefined {
  return written?.kind === "list" ? (written.items[index] ?? written.items.at(-1)) : written;
}
