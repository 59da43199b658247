import type { Span } from "../../text/span.ts";
import type { Entry, ListNode, MapNode, Node } from "../node.ts";
import { type Attribute, attributeOf, type Block, type Body, isBlock, type Named } from "./expression.ts";
import { instancesOf, record } from "./instances.ts";
import { itemsIn } from "./loop.ts";
import type { Setting } from "./setting.ts";
import { charge } from "./value.ts";

/**
 * A body as a map. `resource "a" "b" {}` stands under all three names; a block written twice becomes a list. What makes
 * several things stands once for each, as `b["key"]`.
 */
export function documentNode(body: Body, setting: Setting): MapNode {
  const root = growing(body);
  for (const statement of body.statements) {
    if (isBlock(statement) && /^(?:resource|module)$/.test(statement.name)) addInstances(root, statement, setting);
    else addStatement(root, statement, setting);
  }
  return root;
}

function bodyNode(body: Body, setting: Setting): MapNode {
  const root = growing(body);
  if (setting.depth > MAX_DEPTH) return root;
  const inner = { ...setting, depth: setting.depth + 1 };
  for (const statement of body.statements) addStatement(root, statement, inner);
  return root;
}

/** Blocks in blocks; the reader of the text has a bound of its own for what is written out. */
const MAX_DEPTH = 100;

function addStatement(root: GrowingMap, statement: Attribute | Block, setting: Setting): void {
  if (!isBlock(statement)) {
    root.entries.push({ key: statement.name, ...spanOf(statement), value: setting.work(statement.value, setting) });
  } else if (!addDynamic(root, statement, setting)) {
    addBlock(root, [statement, ...statement.labels], statement.body, setting);
  }
}

function addInstances(root: GrowingMap, block: Block, setting: Setting): void {
  const label = block.labels.at(-1);
  for (const { suffix, names } of instancesOf(block, setting).of) {
    const last = label && { ...label, name: label.name + suffix };
    const path: readonly Named[] = last ? [block, ...block.labels.slice(0, -1), last] : [block];
    addBlock(root, path, block.body, { ...setting, names });
  }
}

/** `dynamic "env" { for_each = …, content { … } }` over what is known is as many blocks; anything else stays as it is. */
function addDynamic(root: GrowingMap, block: Block, setting: Setting): boolean {
  const label = block.name === "dynamic" ? block.labels[0] : undefined;
  const forEach = attributeOf(block.body, "for_each");
  const content = block.body.statements.find((statement) => statement.name === "content");
  if (label === undefined || forEach === undefined || content === undefined || !isBlock(content)) return false;
  const over = setting.work(forEach, setting);
  const items = over.kind === "list" || over.kind === "map" ? itemsIn(over) : undefined;
  if (items === undefined) return false;
  const iterator = attributeOf(block.body, "iterator");
  const name = iterator?.kind === "reference" ? iterator.root : label.name;
  for (const [key, value] of items) {
    if (!charge(setting.budget, 1)) return false;
    const names = new Map([...setting.names, [name, record(value, { key, value })] as const]);
    addBlock(root, [label], content.body, { ...setting, names });
  }
  return true;
}

interface GrowingMap extends MapNode {
  readonly entries: Entry[];
  readonly byKey: Map<string, number>;
  find(key: string): Entry | undefined;
}

function growing({ start, end }: Span): GrowingMap {
  const entries: Entry[] = [];
  const byKey = new Map<string, number>();
  return {
    kind: "map",
    start,
    end,
    entries,
    byKey,
    find: (key) => {
      const at = byKey.get(key);
      return at === undefined ? entries.findLast((entry) => entry.key === key) : entries[at];
    },
  };
}

function addBlock(root: GrowingMap, names: readonly Named[], body: Body, setting: Setting): void {
  let map = root;
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const at = map.byKey.get(name.name);
    const before = at === undefined ? undefined : map.entries[at];
    if (isLast) {
      const node = bodyNode(body, setting);
      const value = before === undefined ? node : together(before.value, node);
      const entry: Entry = { key: name.name, start: name.start, end: name.end, ...before, value };
      map.entries[at ?? map.entries.length] = entry;
      map.byKey.set(name.name, at ?? map.entries.length - 1);
      return;
    }
    const inner = before !== undefined && isGrowing(before.value) ? before.value : growing(body);
    if (before === undefined) {
      map.byKey.set(name.name, map.entries.length);
      map.entries.push({ key: name.name, start: name.start, end: name.end, value: inner });
    }
    map = inner;
  }
}

/** Lists made here grow; those that were written are left as they are. */
class Several implements ListNode {
  readonly kind = "list";
  readonly start: number;
  readonly items: Node[];

  constructor(first: Node) {
    this.start = first.start;
    this.items = [first];
  }

  get end(): number {
    return this.items.at(-1)?.end ?? this.start;
  }
}

function together(before: Node, node: Node): Node {
  const several = before instanceof Several ? before : new Several(before);
  several.items.push(node);
  return several;
}

function isGrowing(node: Node): node is GrowingMap {
  return node.kind === "map" && "byKey" in node;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
