import type { Document } from "../../syntax/document.ts";
import { findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import { type ResourceBlock, resourceBlocks } from "./block.ts";
import { entryAt, mapAt } from "./made-node.ts";

/** `data` blocks: they make nothing, and say of what there is already how it is called and what kind of thing it is. */
export function dataSources(document: Document): readonly ResourceBlock[] {
  const data = findEntry(document.root, "data")?.value;
  if (data?.kind !== "map") return [];
  return resourceBlocks({ ...document, root: asResources(data) }).map((block) => {
    return { ...block, address: block.address.replace("#", "#data.") };
  });
}

/** Blocks under a type and a label are counted and repeated as resources are. */
export function asResources(blocks: Node): MapNode {
  return mapAt(blocks, [entryAt(blocks, "resource", blocks)]);
}
