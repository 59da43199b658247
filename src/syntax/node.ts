import type { Span } from "../text/span.ts";
import type { Document } from "./document.ts";

/** The address of a value in a tree, a JSON Pointer as a list: `["spec", "containers", 0]`. */
export type Pointer = readonly (string | number)[];
export type Scalar = string | number | boolean | null;

/** A value and the exact characters it was written with. Every node is its own span. */
export type Node = ScalarNode | MapNode | ListNode | OpaqueNode;

export interface ScalarNode extends Span {
  readonly kind: "scalar";
  readonly value: Scalar;
  /** Quoted and block scalars are text whatever they look like; plain ones were resolved. */
  readonly style: "plain" | "quoted" | "block";
  /** The tree that it is the text of, where it was made from one. */
  readonly encodes?: Node;
  /** Set where nobody wrote it, and a tool in between puts it there: the row of policies/limits that says so. */
  readonly byDefault?: string;
}

export interface MapNode extends Span {
  readonly kind: "map";
  readonly entries: readonly Entry[];
  /** A faster way to one entry, where the tree has one. */
  find?(key: string): Entry | undefined;
}

/** One `key: value` of a map. An entry is the span of its key; `key` is the key's decoded text. */
export interface Entry extends Span {
  readonly key: string;
  readonly value: Node;
  /** Set where the entry is written in another document and was laid over this one. */
  readonly from?: Document;
}

export interface ListNode extends Span {
  readonly kind: "list";
  readonly items: readonly Node[];
}

/** Something real that cannot be decided here. */
export interface OpaqueNode extends Span {
  readonly kind: "opaque";
  readonly why: string;
  /** What decides it, where that has an address: `infra#google_compute_url_map.web.id`. */
  readonly of?: string;
  /** The tree that it is the text of, where only parts of that are undecided. */
  readonly encodes?: Node;
  /** Set where something that already runs has a value here, which is left as it is. */
  readonly isKept?: true;
}

/** The same tree with all its nodes made, for those who walk over it again and again. */
export function eager(node: Node): Node {
  const { kind, start, end } = node;
  if (kind === "list") return { kind, start, end, items: node.items.map(eager) };
  if (kind !== "map") return node;
  return { kind, start, end, entries: node.entries.map((entry) => ({ ...entry, value: eager(entry.value) })) };
}

/** The entry of `key`; the last one where a key is written twice, as most loaders have it. */
export function findEntry(node: Node | undefined, key: string): Entry | undefined {
  if (node?.kind !== "map") return undefined;
  if (node.find) return node.find(key);
  for (let i = node.entries.length - 1; i >= 0; i--) {
    const entry = node.entries[i];
    if (entry?.key === key) return entry;
  }
  return undefined;
}
