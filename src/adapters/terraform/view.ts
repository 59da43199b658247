import { type Entry, findEntry, type ListNode, type MapNode, type Node, type OpaqueNode } from "../../syntax/node.ts";
import { type Dialect, GOOGLE } from "./dialect.ts";

/** What stands in the place of a value that another resource decides. */
export type Resolve = (node: OpaqueNode) => Node;

/** How a tree is looked at. */
interface Look {
  readonly resolve: Resolve;
  readonly dialect: Dialect;
  /** The block that it stands in. */
  readonly inside: string;
}

/** The same nodes under the names that the API gives them, so that one reader serves both. Every span stays. */
export function apiView(node: Node, resolve: Resolve = (opaque) => opaque): Node {
  return viewOf(node, { resolve, dialect: GOOGLE, inside: "" });
}

export function mapView(map: MapNode, resolve: Resolve, dialect: Dialect = GOOGLE): MapNode {
  return mapOf(map, { resolve, dialect, inside: "" });
}

/** The same nodes under their own names, with what other resources decide in its place. */
export function resolved(node: Node, resolve: Resolve): Node {
  switch (node.kind) {
    case "scalar":
      return node;
    case "opaque":
      return resolve(node);
    case "list":
      return listNode(
        node,
        node.items.map((item) => resolved(item, resolve)),
      );
    case "map": {
      const { kind, start, end, entries } = node;
      return {
        kind,
        start,
        end,
        entries: entries.map((entry) => ({ ...entry, value: resolved(entry.value, resolve) })),
      };
    }
  }
}

function viewOf(node: Node, look: Look): Node {
  switch (node.kind) {
    case "scalar":
      return node;
    case "opaque":
      return look.resolve(node);
    case "list":
      return listNode(
        node,
        node.items.map((item) => viewOf(item, look)),
      );
    case "map":
      return mapOf(node, look);
  }
}

function mapOf({ start, end, entries }: MapNode, look: Look): MapNode {
  const seen: Entry[] = [];
  for (const entry of entries) {
    if (entry.key === "dynamic") continue;
    const { key } = entry;
    const isFree = look.dialect.free.has(key);
    const value = isFree ? resolved(entry.value, look.resolve) : viewOf(entry.value, { ...look, inside: key });
    seen.push({ ...entry, key: apiName(key, value, look), value: isRepeated(key, look) ? listOf(value) : value });
  }
  for (const entry of entries) if (entry.key === "dynamic") addDynamic(seen, entry.value, look);
  return { kind: "map", start, end, entries: seen };
}

/** `dynamic "env" { for_each = …, content { … } }`: as often as its list says, once where nobody can count. */
function addDynamic(seen: Entry[], dynamic: Node, look: Look): void {
  if (dynamic.kind !== "map") return;
  for (const { key, start, end, value } of dynamic.entries) {
    for (const block of value.kind === "list" ? value.items : [value]) {
      const isMany = isRepeated(key, look);
      const made = madeBy(block, isMany);
      if (made === undefined) continue;
      const name = blockName(key, look);
      const at = seen.findIndex((entry) => entry.key === name);
      const node = viewOf(made, { ...look, inside: key });
      const before = seen[at]?.value;
      if (!isMany) seen.push({ key: name, start, end, value: node });
      else if (before?.kind === "list") seen[at] = { key: name, start, end, value: joined(before, node) };
      else if (before === undefined) seen.push({ key: name, start, end, value: listOf(node) });
    }
  }
}

/** The block that is made, undefined where it is none. Whether a single block is there at all may be undecided. */
function madeBy(block: Node, isMany: boolean): Node | undefined {
  const each = findEntry(block, "for_each")?.value;
  const content = findEntry(block, "content")?.value;
  if (each === undefined || content === undefined) return undefined;
  if (each.kind === "list") return each.items.length === 0 ? undefined : content;
  if (each.kind === "map") return each.entries.length === 0 ? undefined : content;
  if (isMany) return content;
  const why = each.kind === "opaque" ? each.why : "what it is made for is no list";
  return { kind: "opaque", start: each.start, end: each.end, why: `whether it is there is undecided: ${why}` };
}

function joined(list: ListNode, node: Node): ListNode {
  return listNode(list, [...list.items, node]);
}

function listOf(node: Node): Node {
  return node.kind === "map" ? listNode(node, [node]) : node;
}

function listNode({ start, end }: Node, items: readonly Node[]): ListNode {
  return { kind: "list", start, end, items };
}

function isRepeated(key: string, { dialect, inside }: Look): boolean {
  return dialect.lists.has(key) && !dialect.single.has(`${inside}.${key}`);
}

/** `port = 80` is no block of ports. */
function apiName(key: string, value: Node, look: Look): string {
  return value.kind === "map" || value.kind === "list" ? blockName(key, look) : plainName(key, look);
}

function blockName(key: string, look: Look): string {
  const name = isRepeated(key, look) && Object.hasOwn(look.dialect.blocks, key) ? look.dialect.blocks[key] : undefined;
  return name ?? plainName(key, look);
}

function plainName(key: string, { dialect }: Look): string {
  const name = Object.hasOwn(dialect.names, key) ? dialect.names[key] : undefined;
  return name ?? key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
