import { type Entry, findEntry, type ListNode, type MapNode, type Node } from "../../node.ts";
import { byKey, itemsIn } from "../loop.ts";
import { isSame } from "../same.ts";
import { charge, failed, listNode, made, opaque, replaced, TOO_MUCH } from "../value.ts";
import { type CallSite, type Functions, textIn } from "./function.ts";

export const COLLECTIONS: Functions = {
  length: ([node], { at }) => {
    if (node?.kind === "list") return made(at, node.items.length);
    if (node?.kind === "map") return made(at, new Set(node.entries.map(({ key }) => key)).size);
    const text = textIn(node);
    return text === undefined ? undefined : made(at, [...text].length);
  },
  lookup: ([map, key, fallback], { at }) => {
    const name = textIn(key);
    if (map?.kind !== "map" || name === undefined) return undefined;
    const found = findEntry(map, name)?.value ?? fallback;
    return found ? replaced(found, at) : failed(at, `there is no ${name.slice(0, 40)} in it`);
  },
  element: ([list, index], { at }) => {
    const number = Number(textIn(index) ?? Number.NaN);
    if (list?.kind !== "list" || !Number.isInteger(number)) return undefined;
    const count = list.items.length;
    const item = count === 0 ? undefined : list.items[((number % count) + count) % count];
    return item ? replaced(item, at) : failed(at, "nothing is in the list");
  },
  coalesce: (nodes, { at }) => {
    const found = nodes.find((node) => node.kind !== "scalar" || (node.value !== null && node.value !== ""));
    if (found === undefined) return failed(at, "nothing but nulls is given");
    return found.kind === "opaque" ? undefined : replaced(found, at);
  },
  coalescelist: (nodes, { at }) => {
    const found = nodes.find((node) => node.kind === "opaque" || (node.kind === "list" && node.items.length > 0));
    return found?.kind === "list" ? replaced(found, at) : undefined;
  },
  concat: (nodes, { at }) => {
    const lists = nodes.filter((node) => node.kind === "list");
    return lists.length < nodes.length
      ? undefined
      : listNode(
          at,
          lists.flatMap(({ items }) => items),
        );
  },
  merge: (nodes, site) => {
    const maps = nodes.filter((node) => !(node.kind === "scalar" && node.value === null));
    if (!maps.every((node) => node.kind === "map")) return undefined;
    const entries = new Map(maps.flatMap((map) => map.entries.map((entry) => [entry.key, entry] as const)));
    return charged(mapOf(site, [...entries.values()]), entries.size, site);
  },
  flatten: ([node], site) => {
    const items = node?.kind === "list" ? flattened(node) : undefined;
    return items && charged(listNode(site.at, items), items.length, site);
  },
  keys: ([node], { at }) => {
    if (node?.kind !== "map") return undefined;
    return listNode(
      at,
      itemsIn(node).map(([key]) => key),
    );
  },
  values: ([node], { at }) => {
    if (node?.kind !== "map") return undefined;
    return listNode(
      at,
      itemsIn(node).map(([, value]) => value),
    );
  },
  zipmap: ([names, values], site) => {
    if (names?.kind !== "list" || values?.kind !== "list" || names.items.length !== values.items.length)
      return undefined;
    const entries: Entry[] = [];
    for (const [index, name] of names.items.entries()) {
      const [key, value] = [textIn(name), values.items[index]];
      if (key === undefined || value === undefined) return undefined;
      entries.push({ key, start: name.start, end: name.end, value });
    }
    return mapOf(site, entries.sort(byKey));
  },
  tolist: ([node], { at }) => (node?.kind === "list" ? listNode(at, node.items) : undefined),
  toset: ([node], site) => {
    const items = node?.kind === "list" ? distinct(node.items, site) : undefined;
    if (items === undefined || "kind" in items) return items;
    return listNode(site.at, items.every((item) => item.kind === "scalar") ? [...items].sort(byText) : items);
  },
  tomap: ([node], site) => (node?.kind === "map" ? mapOf(site, node.entries) : undefined),
  distinct: ([node], site) => {
    const items = node?.kind === "list" ? distinct(node.items, site) : undefined;
    return items === undefined || "kind" in items ? items : listNode(site.at, items);
  },
  contains: ([list, wanted], { at }) => {
    if (list?.kind !== "list" || wanted === undefined || wanted.kind === "opaque") return undefined;
    const found = list.items.map((item) => isSame(item, wanted));
    if (found.includes(true)) return made(at, true);
    const open = found.find((same) => typeof same === "object");
    return typeof open === "object" ? opaque(at, open.why) : made(at, false);
  },
  compact: ([node], { at }) => {
    if (node?.kind !== "list" || node.items.some(({ kind }) => kind === "opaque")) return undefined;
    return listNode(
      at,
      node.items.filter((item) => item.kind !== "scalar" || (item.value !== null && item.value !== "")),
    );
  },
  one: ([node], { at }) => {
    if (node?.kind === "scalar" && node.value === null) return made(at, null);
    if (node?.kind !== "list" || node.items.length > 1) return undefined;
    return node.items[0] ? replaced(node.items[0], at) : made(at, null);
  },
  reverse: ([node], { at }) => (node?.kind === "list" ? listNode(at, node.items.toReversed()) : undefined),
  range: (args, site) => {
    const numbers = args.map((arg) => Number(textIn(arg) ?? Number.NaN));
    const [start = 0, end = 0, step = 1] = numbers.length === 1 ? [0, ...numbers] : numbers;
    const count = Math.max(0, Math.ceil((end - start) / step));
    if (!(count <= 1024)) return undefined;
    const items = Array.from({ length: count }, (_, index) => made(site.at, start + index * step));
    return charged(listNode(site.at, items), count, site);
  },
  slice: ([list, start, end], { at }) => {
    const [from, to] = [Number(textIn(start) ?? Number.NaN), Number(textIn(end) ?? Number.NaN)];
    if (list?.kind !== "list" || !(from >= 0 && from <= to && to <= list.items.length)) return undefined;
    return listNode(at, list.items.slice(from, to));
  },
  alltrue: ([list], { at }) => verdict(list, false, at),
  anytrue: ([list], { at }) => verdict(list, true, at),
};

function mapOf({ at: { start, end } }: CallSite, entries: readonly Entry[]): MapNode {
  return { kind: "map", start, end, entries };
}

function charged(node: Node, count: number, { at, setting }: CallSite): Node {
  return charge(setting.budget, count) ? node : opaque(at, TOO_MUCH);
}

/** Undefined where an item may be a list, for nobody knows. */
function flattened(list: ListNode): Node[] | undefined {
  const found: Node[] = [];
  for (const item of list.items) {
    if (item.kind === "opaque") return undefined;
    if (item.kind !== "list") found.push(item);
    else
      for (const inner of flattened(item) ?? [undefined]) {
        if (inner === undefined) return undefined;
        found.push(inner);
      }
  }
  return found;
}

/** Items once each; undefined where it is unknown which they are. */
function distinct(items: readonly Node[], site: CallSite): readonly Node[] | Node | undefined {
  const scalars = new Set<unknown>();
  const found: Node[] = [];
  for (const item of items) {
    if (item.kind === "opaque") return undefined;
    if (item.kind === "scalar") {
      if (!scalars.has(item.value)) found.push(item);
      scalars.add(item.value);
      continue;
    }
    if (!charge(site.setting.budget, found.length)) return opaque(site.at, TOO_MUCH);
    const known = found.map((other) => isSame(other, item));
    if (known.some((same) => typeof same === "object")) return undefined;
    if (!known.includes(true)) found.push(item);
  }
  return found;
}

function byText(one: Node, other: Node): number {
  const [a, b] = [textIn(one) ?? "", textIn(other) ?? ""];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether one item is `wanted`, or all are the other one. */
function verdict(list: Node | undefined, wanted: boolean, at: CallSite["at"]): Node | undefined {
  if (list?.kind !== "list") return undefined;
  const texts = list.items.map(textIn);
  if (texts.includes(String(wanted))) return made(at, wanted);
  const open = list.items.find(({ kind }) => kind === "opaque");
  if (open?.kind === "opaque") return opaque(at, open.why);
  return texts.every((text) => text === String(!wanted)) ? made(at, !wanted) : undefined;
}
