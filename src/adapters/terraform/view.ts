import { type Entry, findEntry, type ListNode, type MapNode, type Node, type OpaqueNode } from "../../syntax/node.ts";

/** How the API calls what Terraform calls otherwise; everything else differs only in its spelling. */
const NAMES: Readonly<Record<string, string>> = {
  backend: "backends",
  host_rule: "hostRules",
  path_matcher: "pathMatchers",
  path_rule: "pathRules",
};

/** Blocks that may be repeated are lists to the API, however often they are written. */
const LISTS: ReadonlySet<string> = new Set([
  ...Object.keys(NAMES),
  "containers",
  "env",
  "env_from",
  "match_rules",
  "ports",
  "route_rules",
  "traffic",
  "volume_mounts",
  "volumes",
  "weighted_backend_services",
]);

/** Maps whose keys are the user's own. */
const FREE: ReadonlySet<string> = new Set(["annotations", "labels", "limits"]);

/** What stands in the place of a value that another resource decides. */
export type Resolve = (node: OpaqueNode) => Node;

/** The same nodes under the names that the API gives them, so that one reader serves both. Every span stays. */
export function apiView(node: Node, resolve: Resolve = (opaque) => opaque): Node {
  switch (node.kind) {
    case "scalar":
      return node;
    case "opaque":
      return resolve(node);
    case "list":
      return listNode(
        node,
        node.items.map((item) => apiView(item, resolve)),
      );
    case "map":
      return mapView(node, resolve);
  }
}

export function mapView({ start, end, entries }: MapNode, resolve: Resolve): MapNode {
  const seen: Entry[] = [];
  for (const entry of entries) {
    if (entry.key === "dynamic") continue;
    const value = FREE.has(entry.key) ? entry.value : apiView(entry.value, resolve);
    seen.push({ ...entry, key: apiName(entry.key), value: LISTS.has(entry.key) ? listOf(value) : value });
  }
  for (const entry of entries) if (entry.key === "dynamic") addDynamic(seen, entry.value, resolve);
  return { kind: "map", start, end, entries: seen };
}

/** `dynamic "env" { for_each = …, content { … } }`: as often as its list says, once where nobody can count. */
function addDynamic(seen: Entry[], dynamic: Node, resolve: Resolve): void {
  if (dynamic.kind !== "map") return;
  for (const { key, start, end, value } of dynamic.entries) {
    for (const block of value.kind === "list" ? value.items : [value]) {
      const made = madeBy(key, block);
      if (made === undefined) continue;
      const name = apiName(key);
      const at = seen.findIndex((entry) => entry.key === name);
      const node = apiView(made, resolve);
      const before = seen[at]?.value;
      if (!LISTS.has(key)) seen.push({ key: name, start, end, value: node });
      else if (before?.kind === "list") seen[at] = { key: name, start, end, value: joined(before, node) };
      else if (before === undefined) seen.push({ key: name, start, end, value: listOf(node) });
    }
  }
}

/** The block that is made, undefined where it is none. Whether a single block is there at all may be undecided. */
function madeBy(key: string, block: Node): Node | undefined {
  const each = findEntry(block, "for_each")?.value;
  const content = findEntry(block, "content")?.value;
  if (each === undefined || content === undefined) return undefined;
  if (each.kind === "list") return each.items.length === 0 ? undefined : content;
  if (each.kind === "map") return each.entries.length === 0 ? undefined : content;
  if (LISTS.has(key)) return content;
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

function apiName(key: string): string {
  return NAMES[key] ?? key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
