import type { Span } from "../../text/span.ts";
import type { Node } from "../node.ts";
import { attributeOf, type Block } from "./expression.ts";
import { type Setting, type Worked, workedOnce } from "./setting.ts";
import { made } from "./value.ts";

/** One of the things that a block makes. */
export interface Instance {
  /** `["a"]`, `[0]`, or nothing where there is only one. */
  readonly suffix: string;
  readonly key: string | number | undefined;
  /** What `each` and `count` are in it. */
  readonly names: ReadonlyMap<string, Node>;
  readonly worked: Worked;
}

export interface Instances {
  /** `any`: there may be none or many, and one stands for them. */
  readonly number: "one" | "listed" | "keyed" | "any";
  readonly of: readonly Instance[];
}

/** More copies of a block than this are seen as one of which little is known. */
const MAX_INSTANCES = 100;

/** What a block with `count` or `for_each` makes, as far as the files say. */
export function instancesOf(block: Block, setting: Setting): Instances {
  const known = setting.scope.instances.get(block);
  if (known === "working") return anyNumber();
  if (known !== undefined) return known;
  setting.scope.instances.set(block, "working");
  const found = counted(block, setting) ?? keyed(block, setting) ?? { number: "one", of: [instance(undefined)] };
  setting.scope.instances.set(block, found);
  return found;
}

function counted(block: Block, setting: Setting): Instances | undefined {
  const count = attributeOf(block.body, "count");
  if (count === undefined) return undefined;
  const node = workedOnce(count, setting, setting);
  const many = node.kind === "scalar" && node.value !== null ? Number(node.value) : Number.NaN;
  if (!Number.isSafeInteger(many) || many < 0 || many > MAX_INSTANCES) return anyNumber();
  const of = Array.from({ length: many }, (_, index) => {
    return instance(index, new Map([["count", record(node, { index: made(node, index) })]]));
  });
  return { number: "listed", of };
}

function keyed(block: Block, setting: Setting): Instances | undefined {
  const forEach = attributeOf(block.body, "for_each");
  if (forEach === undefined) return undefined;
  const node = workedOnce(forEach, setting, setting);
  const pairs = pairsOf(node);
  if (pairs === undefined || pairs.length > MAX_INSTANCES) return anyNumber();
  const of = pairs.map(([key, value]) => {
    return instance(key, new Map([["each", record(node, { key: made(node, key), value })]]));
  });
  return { number: "keyed", of };
}

/** Keys and values of what `for_each` may be given; undefined where a key is unknown. */
export function pairsOf(node: Node): readonly (readonly [key: string, value: Node])[] | undefined {
  if (node.kind === "map") {
    const last = new Map(node.entries.map(({ key, value }) => [key, value]));
    return [...last];
  }
  if (node.kind !== "list") return undefined;
  const found = new Map<string, Node>();
  for (const item of node.items) {
    if (item.kind !== "scalar" || item.value === null) return undefined;
    found.set(String(item.value), item);
  }
  return [...found];
}

function anyNumber(): Instances {
  return { number: "any", of: [instance(undefined)] };
}

function instance(key: string | number | undefined, names: ReadonlyMap<string, Node> = new Map()): Instance {
  const suffix = key === undefined ? "" : `[${JSON.stringify(key)}]`;
  return { suffix, key, names, worked: new Map() };
}

/** A map that is written nowhere. */
export function record({ start, end }: Span, values: Readonly<Record<string, Node>>): Node {
  const entries = Object.entries(values).map(([key, value]) => ({ key, start, end, value }));
  return { kind: "map", start, end, entries };
}
