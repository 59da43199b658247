import type { Entry, Node } from "../node.ts";
import type { Expression } from "./expression.ts";
import type { Setting } from "./setting.ts";
import { charge, failed, listNode, made, type OpenNode, opaque, TOO_MUCH } from "./value.ts";

type For = Extract<Expression, { readonly kind: "for" }>;

interface Round {
  readonly key: Node | undefined;
  readonly value: Node;
}

/** `[for … ]` and `{for … }` over what is known; what cannot be told of one item cannot be told of how many there are. */
export function loopNode(loop: For, setting: Setting): Node {
  const rounds = roundsOf(loop, setting);
  if (!Array.isArray(rounds)) return rounds;
  const values = rounds.map(({ value }) => value);
  return loop.key === undefined ? listNode(loop, values) : grouped(loop, rounds);
}

function roundsOf(loop: For, setting: Setting): Round[] | OpenNode {
  const over = setting.work(loop.of, setting);
  if (over.kind === "opaque") return opaque(loop, over.why);
  if (over.kind === "scalar") return failed(loop, "it goes over what is no list and no map");
  const found: Round[] = [];
  for (const [key, value] of itemsIn(over)) {
    if (!charge(setting.budget, 1)) return opaque(loop, TOO_MUCH);
    const inner = { ...setting, names: new Map([...setting.names, ...named(loop, key, value)]) };
    const test = loop.test === undefined ? true : isTrue(setting.work(loop.test, inner));
    if (typeof test === "object") return opaque(loop, test.why);
    if (!test) continue;
    const name = loop.key && setting.work(loop.key, inner);
    if (name !== undefined && name.kind !== "scalar") {
      return opaque(loop, name.kind === "opaque" ? name.why : "a key is no text");
    }
    found.push({ key: name, value: setting.work(loop.body, inner) });
  }
  return found;
}

/** Maps are gone through in the order of their keys. */
export function itemsIn(over: Node): readonly (readonly [key: Node, value: Node])[] {
  if (over.kind === "list") return over.items.map((item, index) => [made(item, index), item]);
  if (over.kind !== "map") return [];
  const last = new Map(over.entries.map((entry) => [entry.key, entry]));
  return [...last.values()].sort(byKey).map((entry) => [made(entry, entry.key), entry.value]);
}

export function byKey(one: Entry, other: Entry): number {
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}

function named({ names }: For, key: Node, value: Node): readonly (readonly [string, Node])[] {
  const [first = "", second] = names;
  return second === undefined
    ? [[first, value]]
    : [
        [first, key],
        [second, value],
      ];
}

function isTrue(node: Node): boolean | OpenNode {
  if (node.kind === "opaque") return node;
  if (node.kind === "scalar" && String(node.value) === "true") return true;
  if (node.kind === "scalar" && String(node.value) === "false") return false;
  return failed(node, "its condition is neither true nor false");
}

function grouped(loop: For, rounds: readonly Round[]): Node {
  const found = new Map<string, Entry & { readonly value: Node }>();
  const { start, end } = loop;
  for (const { key, value } of rounds) {
    const name = key?.kind === "scalar" ? String(key.value) : "";
    const before = found.get(name)?.value;
    if (before !== undefined && !loop.grouped) return failed(loop, `the key ${name.slice(0, 40)} is given twice`);
    if (!loop.grouped) found.set(name, { key: name, start, end, value });
    else if (before?.kind === "list") (before.items as Node[]).push(value);
    else found.set(name, { key: name, start, end, value: listNode(loop, [value]) });
  }
  return { kind: "map", start, end, entries: [...found.values()] };
}
