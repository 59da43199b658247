import { posix } from "node:path";
import { type Cursor, descend, entriesOf, locateKey, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import type { MapNode, Node } from "../../syntax/node.ts";
import { placeholderIn, textAt } from "../read.ts";

/** One `resource "type" "label" { … }` that Terraform would make at least once. */
export interface ResourceBlock {
  /** `infra#google_compute_url_map.web`: unique in the input, and what references to it begin with. */
  readonly address: string;
  /** Its folder, or the use of the module that it is part of. */
  readonly folder: string;
  readonly type: string;
  /** Its name, or its label where the name is only known when it is applied. */
  readonly name: string;
  readonly at: Cursor;
  readonly body: MapNode;
}

/** The resources of a file. What is counted to none is not there. */
export function resourceBlocks(document: Document): readonly ResourceBlock[] {
  const folder = document.module?.address ?? posix.dirname(sourceName(document.source.source));
  const found: ResourceBlock[] = [];
  for (const [type, labels] of entriesOf(descend(rootCursor(document), "resource"))) {
    for (const [label, at] of entriesOf(labels)) {
      const body = at.node;
      if (body?.kind !== "map" || isNone(descend(at, "count").node) || isNone(descend(at, "for_each").node)) continue;
      found.push({ address: `${folder}#${type}.${label}`, folder, type, name: nameOf(at) ?? label, at, body });
    }
  }
  return found;
}

/** `count = 0`, or `for_each` over nothing. */
function isNone(node: Node | undefined): boolean {
  switch (node?.kind) {
    case "scalar":
      return node.value === 0 || node.value === "0";
    case "list":
      return node.items.length === 0;
    case "map":
      return node.entries.length === 0;
    default:
      return false;
  }
}

function nameOf(at: Cursor): string | undefined {
  const name = textAt(at, "name");
  return name === undefined || name === "" || placeholderIn(name) !== undefined ? undefined : name;
}

/** Where the block's label stands: what the block does not set is pointed at there. */
export function labelSpan({ at }: ResourceBlock): { readonly start: number; readonly end: number } {
  return locateKey(at).span;
}
