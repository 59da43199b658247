import { type Entry, findEntry, type Node, type Scalar } from "../node.ts";
import type { Expression } from "./expression.ts";
import type { Setting } from "./setting.ts";
import { charge, failed, made, opaque, TOO_MUCH } from "./value.ts";

const MAX_DEPTH = 32;

/** A value as the `type` of its variable makes it: attributes that may be missing get their defaults. */
export function conform(node: Node, type: Expression, setting: Setting, depth = 0): Node {
  if (!charge(setting.budget, 1) || depth > MAX_DEPTH) return opaque(node, TOO_MUCH);
  if (node.kind === "opaque" || (node.kind === "scalar" && node.value === null)) return node;
  if (type.kind === "reference") return primitive(node, type.root);
  if (type.kind !== "call") return node;
  const [of] = type.args;
  if (of === undefined) return node;
  const each = (inner: Node, innerType: Expression): Node => conform(inner, innerType, setting, depth + 1);
  if (type.name === "object" && node.kind === "map" && of.kind === "object") return objectNode(node, of, setting, each);
  if (/^(?:list|set)$/.test(type.name) && node.kind === "list") {
    return { ...node, items: node.items.map((item) => each(item, of)) };
  }
  if (type.name !== "map" || node.kind !== "map") return node;
  const { start, end } = node;
  return {
    kind: "map",
    start,
    end,
    entries: node.entries.map((entry) => ({ ...entry, value: each(entry.value, of) })),
  };
}

function objectNode(
  node: Node,
  type: Extract<Expression, { readonly kind: "object" }>,
  setting: Setting,
  each: (inner: Node, innerType: Expression) => Node,
): Node {
  const entries: Entry[] = [];
  for (const { key, value: wanted } of type.entries) {
    const name = key.kind === "literal" ? String(key.value) : key.kind === "reference" ? key.root : undefined;
    if (name === undefined) return node;
    const isOptional = wanted.kind === "call" && wanted.name === "optional";
    const [inner = wanted, fallback] = isOptional ? wanted.args : [wanted];
    const given = findEntry(node, name);
    const isMissing = given === undefined || (given.value.kind === "scalar" && given.value.value === null);
    if (given !== undefined && !(isMissing && fallback)) entries.push({ ...given, value: each(given.value, inner) });
    else if (isOptional) {
      const value = fallback ? setting.work(fallback, { ...setting, names: new Map() }) : made(node, null);
      entries.push({ key: name, start: node.start, end: node.end, value: each(value, inner) });
    } else return failed(node, `${name} is missing in it`);
  }
  return { kind: "map", start: node.start, end: node.end, entries };
}

/** `"300"` for a number is 300. */
function primitive(node: Node, type: string): Node {
  if (node.kind !== "scalar") return node;
  const value = converted(node.value, type);
  if (value === undefined) return failed(node, `it is no ${type}`);
  return value === node.value ? node : { ...node, value };
}

export function converted(value: Scalar, type: string): Scalar | undefined {
  if (value === null) return null;
  if (type === "string") return String(value);
  if (type === "number") return typeof value === "number" ? value : numberIn(value);
  if (type === "bool") return typeof value === "boolean" ? value : BOOLEANS.get(String(value));
  return value;
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["false", false],
]);

function numberIn(value: string | boolean): number | undefined {
  if (typeof value !== "string" || !/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(value)) return undefined;
  return Number(value);
}
