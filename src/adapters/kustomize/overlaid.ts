import type { Cursor } from "../../syntax/cursor.ts";
import { type Entry, findEntry, type ListNode, type MapNode, type Node, type Pointer } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { textAt } from "../read.ts";
import type { Patch } from "./patch.ts";

/**
 * An object with everything that a patch may write made unknown: the patch is not applied, and what it leaves alone
 * stays as it is. What it adds is pointed at where it would be written.
 */
export function overlaid(object: Cursor, patch: Patch): Node {
  const { node } = object;
  if (node?.kind !== "map") return object.node ?? NOTHING;
  const overlay = new Overlay(`${patch.file} changes it, and kustomize was not run`, isBuiltIn(object));
  const first = node.entries[0] ?? node;
  if (patch.kind === "merge") return overlay.merge(node, patch.at.node, first);
  return patch.operations.reduce(
    (at: Node, { path, value }) => overlay.set(at, path, { value: value.node, at: first }) ?? at,
    node,
  );
}

const NOTHING: Node = { kind: "map", start: 0, end: 0, entries: [] };

/** Items of lists are laid over each other by name where Kubernetes knows the list; in other objects a list is one value. */
function isBuiltIn(object: Cursor): boolean {
  const [group = "", version] = (textAt(object, "apiVersion") ?? "").split("/");
  return version === undefined || !group.includes(".") || group.endsWith(".k8s.io");
}

interface Written {
  readonly value: Node | undefined;
  readonly at: Span;
}

class Overlay {
  readonly #why: string;
  readonly #hasMergedLists: boolean;

  constructor(why: string, hasMergedLists: boolean) {
    this.#why = why;
    this.#hasMergedLists = hasMergedLists;
  }

  /** `at` is where the nearest key stands. */
  merge(base: Node | undefined, patch: Node | undefined, at: Span): Node {
    if (patch === undefined) return base ?? this.#unknown(at);
    if (base === undefined) return this.#vague(patch, at);
    if (base.kind === "map" && patch.kind === "map") return this.#mergeMaps(base, patch, at);
    if (base.kind === "list" && patch.kind === "list") return this.#mergeLists(base, patch, at);
    return this.#unknown(base.end > base.start && base.kind === "scalar" ? base : at);
  }

  /** Makes the value at an address unknown; undefined where there is no way to it. */
  set(base: Node | undefined, path: Pointer, { value, at }: Written): Node | undefined {
    const [key, ...rest] = path;
    if (key === undefined) return base === undefined && value ? this.#vague(value, at) : this.#unknown(at);
    if (base?.kind === "list") return this.#setItem(base, String(key), rest, { value, at });
    if (base?.kind !== "map") return base === undefined ? this.#unknown(at) : undefined;
    const entry = findEntry(base, String(key));
    const inside = this.set(entry?.value, rest, { value, at: entry ?? at });
    if (inside === undefined) return undefined;
    return withEntries(base, new Map([[String(key), { ...bounds(entry ?? at), key: String(key), value: inside }]]));
  }

  #setItem(base: ListNode, key: string, rest: Pointer, written: Written): Node | undefined {
    const { start, end, items } = base;
    if (key === "-") {
      const added = written.value ? this.#vague(written.value, written.at) : this.#unknown(written.at);
      return { kind: "list", start, end, items: [...items, added] };
    }
    const index = Number(key);
    const item = items[index];
    // An item that is put in or taken out moves all behind it.
    if (rest.length === 0 || item === undefined) return this.#unknown(written.at);
    const inside = this.set(item, rest, { ...written, at: item.kind === "map" ? (item.entries[0] ?? item) : item });
    return inside && { kind: "list", start, end, items: items.map((one, at) => (at === index ? inside : one)) };
  }

  #mergeMaps(base: MapNode, patch: MapNode, at: Span): Node {
    const directive = findEntry(patch, "$patch");
    if (directive !== undefined) return this.#deleted(base, at);
    const changed = new Map<string, Entry>();
    for (const { key, value } of patch.entries) {
      if (key.startsWith("$") || IDENTITY.includes(key)) continue;
      const entry = findEntry(base, key);
      if (entry !== undefined && sameScalar(entry.value, value)) continue;
      const place = bounds(entry ?? at);
      changed.set(key, { ...place, key, value: this.merge(entry?.value, value, place) });
    }
    return withEntries(base, changed);
  }

  /** `$patch: delete` or `replace`: nothing in here is certain, but for what the object is called. */
  #deleted(base: MapNode, at: Span): Node {
    const { start, end, entries } = base;
    if (!entries.some(({ key }) => key === "kind")) return this.#unknown(at);
    const kept = entries.map((entry) =>
      IDENTITY.includes(entry.key) || entry.key === "metadata" ? entry : { ...entry, value: this.#unknown(entry) },
    );
    return { kind: "map", start, end, entries: kept };
  }

  #mergeLists(base: ListNode, patch: ListNode, at: Span): Node {
    const isNamed = [...base.items, ...patch.items].every((item) => nameOf(item) !== undefined);
    if (!isNamed || !this.#hasMergedLists) return this.#unknown(at);
    const own = new Set(base.items.map(nameOf));
    const theirs = new Map(patch.items.map((item) => [nameOf(item), item]));
    const items = base.items.map((item) => {
      const over = theirs.get(nameOf(item));
      return over ? this.merge(item, over, findEntry(item, "name") ?? at) : item;
    });
    const added = patch.items.filter((item) => !own.has(nameOf(item)));
    return { ...bounds(base), kind: "list", items: [...items, ...added.map((one) => this.#vague(one, at))] };
  }

  /** The shape of what a patch adds, without its values; only names of items are what they are. */
  #vague(node: Node, at: Span): Node {
    const place = bounds(at);
    switch (node.kind) {
      case "map":
        return {
          ...place,
          kind: "map",
          entries: node.entries.map(({ key, value }) => ({
            ...place,
            key,
            value: key === "name" && value.kind === "scalar" ? { ...value, ...place } : this.#vague(value, at),
          })),
        };
      case "list":
        return { ...place, kind: "list", items: node.items.map((item) => this.#vague(item, at)) };
      default:
        return this.#unknown(at);
    }
  }

  #unknown(at: Span): Node {
    return { kind: "opaque", ...bounds(at), why: this.#why };
  }
}

/** What a patch says of itself to be found; the same stands in the object. */
const IDENTITY: readonly string[] = ["apiVersion", "kind"];

function withEntries({ start, end, entries }: MapNode, changed: ReadonlyMap<string, Entry>): MapNode {
  const kept = entries.filter(({ key }) => !changed.has(key));
  return { kind: "map", start, end, entries: [...kept, ...changed.values()] };
}

function nameOf(node: Node): string | undefined {
  const name = findEntry(node, "name")?.value;
  return name?.kind === "scalar" ? String(name.value) : undefined;
}

function sameScalar(a: Node, b: Node): boolean {
  return a.kind === "scalar" && b.kind === "scalar" && a.value === b.value;
}

function bounds({ start, end }: Span): Span {
  return { start, end };
}
