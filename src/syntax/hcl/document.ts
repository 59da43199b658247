import type { Span } from "../../text/span.ts";
import type { Entry, ListNode, MapNode, Node } from "../node.ts";
import { type Block, type Body, type Expression, isBlock, type Named } from "./expression.ts";

/** A body as a map. `resource "a" "b" {}` stands under all three names; a block written twice becomes a list. */
export function bodyNode(body: Body, fold: (expression: Expression) => Node): MapNode {
  const root = growing(body);
  for (const statement of body.statements) {
    if (isBlock(statement)) addBlock(root, statement, fold);
    else root.entries.push({ key: statement.name, ...spanOf(statement), value: fold(statement.value) });
  }
  return root;
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

function addBlock(root: GrowingMap, block: Block, fold: (expression: Expression) => Node): void {
  let map = root;
  const names: readonly Named[] = [block, ...block.labels];
  for (const [index, name] of names.entries()) {
    const isLast = index === names.length - 1;
    const at = map.byKey.get(name.name);
    const before = at === undefined ? undefined : map.entries[at];
    if (isLast) {
      const node = bodyNode(block.body, fold);
      const value = before === undefined ? node : together(before.value, node);
      const entry: Entry = { key: name.name, start: name.start, end: name.end, ...before, value };
      map.entries[at ?? map.entries.length] = entry;
      map.byKey.set(name.name, at ?? map.entries.length - 1);
      return;
    }
    const inner = before !== undefined && isGrowing(before.value) ? before.value : growing(block.body);
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
