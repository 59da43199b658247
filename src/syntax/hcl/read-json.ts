import type { MapNode, Node, ScalarNode } from "../node.ts";
import type { Attribute, Block, Body, Expression, Named } from "./expression.ts";

/** What a template or an expression in a JSON text means, its characters where they stand in the file. */
export type ReadText = (scalar: ScalarNode, as: "template" | "expression") => Expression;

/** How many names each block of the top level has behind its type. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["variable", 1],
  ["output", 1],
  ["module", 1],
  ["provider", 1],
  ["locals", 0],
  ["terraform", 0],
]);

/** The first part of Terraform's JSON that is no object where nothing else can stand. */
export function misfitIn(root: Node): Node | undefined {
  if (root.kind !== "map") return root;
  for (const [{ name }, value] of writtenIn(root)) {
    const found = misfitBelow(value, LABELS.get(name) ?? -1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function misfitBelow(node: Node, labels: number): Node | undefined {
  if (labels < 0 || (node.kind === "scalar" && node.value === null)) return undefined;
  if (node.kind === "scalar" || node.kind === "opaque") return node;
  const inner = node.kind === "list" ? node.items : labels > 0 ? writtenIn(node).map(([, value]) => value) : [];
  const left = node.kind === "list" ? labels : labels - 1;
  for (const item of inner) {
    const found = misfitBelow(item, left);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Terraform's JSON as the statements that its HCL would have. */
export function jsonBody(root: Node, readText: ReadText): Body {
  const statements = writtenIn(root).flatMap(([name, value]) => {
    const labels = LABELS.get(name.name);
    return labels === undefined ? [] : blocksOf([name], value, labels, readText);
  });
  return { start: root.start, end: root.end, statements };
}

/** What a `.tfvars.json` sets. Texts in it are no templates. */
export function jsonValues(root: Node): Body {
  const statements = writtenIn(root).map(([name, value]) => ({ ...name, value: expressionOf(value, literal) }));
  return { start: root.start, end: root.end, statements };
}

/** Maps, and lists of them, down to the last label; a block of its own for each map below that. */
function blocksOf(names: readonly Named[], node: Node, labels: number, readText: ReadText): readonly Block[] {
  if (node.kind === "list") return node.items.flatMap((item) => blocksOf(names, item, labels, readText));
  if (node.kind !== "map") return [];
  if (labels > 0) {
    return writtenIn(node).flatMap(([name, value]) => blocksOf([...names, name], value, labels - 1, readText));
  }
  const [type, ...others] = names;
  if (type === undefined) return [];
  const nested = /^(?:resource|data|dynamic)$/.test(type.name);
  const body = nested ? nestedBody(node, readText) : flatBody(node, type, readText);
  return [{ ...type, labels: others, body }];
}

/** A body of nothing but attributes, for what has no blocks in it. The type of a variable is an expression itself. */
function flatBody(node: MapNode, type: Named, readText: ReadText): Body {
  const statements = writtenIn(node).map(([name, value]): Attribute => {
    const isType = type.name === "variable" && name.name === "type" && isText(value);
    const isLiteral = type.name === "variable" || name.name === "source";
    const read = isLiteral ? literal : readText;
    return { ...name, value: isType ? readText(value, "expression") : expressionOf(value, read) };
  });
  return { start: node.start, end: node.end, statements };
}

/** Whether a map is a block or a value nobody can tell, and nobody needs to: both are the same to those who read. */
function nestedBody(node: MapNode, readText: ReadText): Body {
  const statements = writtenIn(node).flatMap(([name, value]): readonly (Attribute | Block)[] => {
    if (name.name === "dynamic") return blocksOf([name], value, 1, readText);
    if (name.name === "iterator" && isText(value)) return [{ ...name, value: readText(value, "expression") }];
    const maps = value.kind === "map" ? [value] : value.kind === "list" ? value.items : [];
    const isBlocks = maps.length > 0 && maps.every((item) => item.kind === "map") && !VALUES.has(name.name);
    if (!isBlocks) return [{ ...name, value: expressionOf(value, readText) }];
    return maps.flatMap((map) =>
      map.kind === "map" ? [{ ...name, labels: [], body: nestedBody(map, readText) }] : [],
    );
  });
  return { start: node.start, end: node.end, statements };
}

/** Attributes in which a list of one map is a list. */
const VALUES: ReadonlySet<string> = new Set(["manifest", "for_each"]);

function expressionOf(node: Node, readText: ReadText): Expression {
  const { start, end } = node;
  switch (node.kind) {
    case "scalar":
      return isText(node)
        ? readText(node, "template")
        : { kind: "literal", start, end, value: node.value, style: "plain" };
    case "opaque":
      return { kind: "unclear", start, end, why: node.why };
    case "list":
      return { kind: "list", start, end, items: node.items.map((item) => expressionOf(item, readText)) };
    case "map": {
      const entries = writtenIn(node).map(([{ name, ...at }, value]) => {
        const key: Expression = { kind: "literal", ...at, value: name, style: "quoted" };
        return { key, value: expressionOf(value, readText) };
      });
      return { kind: "object", start, end, entries };
    }
  }
}

function isText(node: Node): node is ScalarNode & { readonly value: string } {
  return node.kind === "scalar" && typeof node.value === "string";
}

function literal({ start, end, value }: ScalarNode): Expression {
  return { kind: "literal", start, end, value, style: "quoted" };
}

/** The entries of a map, each once and without its comments. */
function writtenIn(node: Node): readonly (readonly [Named, Node])[] {
  if (node.kind !== "map") return [];
  const last = new Map(node.entries.map((entry) => [entry.key, entry]));
  last.delete("//");
  return [...last.values()].map(({ key, start, end, value }) => [{ name: key, start, end }, value]);
}
