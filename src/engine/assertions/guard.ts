import type { ASTNode } from "@marcbachmann/cel-js";
import { didYouMean } from "../../text/nearest.ts";
import { CelMistake } from "./cel-mistake.ts";
import { fieldNames, PATH } from "./path-schema.ts";

/** Loops within loops: more of them take time out of proportion to what they say. */
const MAX_LOOPS = 2;
const LOOPS: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter"]);
/** What can take for ever (a regular expression, a name for something that doubles), and what hides mistakes. */
const REFUSED: Readonly<Record<string, string>> = {
  matches: "matches is not available; startsWith, endsWith and contains are",
  bind: "cel.bind is not available",
  dyn: "dyn is not available: types are what mistakes are found by",
};

/**
 * What the types of an expression do not show. `has(path.shutdown.garce)` would be false for ever, so `check` is asked
 * about what it asks for.
 *
 * @throws CelMistake at the first fault.
 */
export function guard(ast: ASTNode, check: (node: ASTNode) => void): void {
  walk(ast, 0, check);
}

function walk(node: ASTNode, loops: number, check: (node: ASTNode) => void): void {
  const { op } = node;
  let depth = loops;
  if (op === "rcall" || op === "call") {
    const [name] = node.args;
    const refused = Object.hasOwn(REFUSED, name) ? REFUSED[name] : undefined;
    if (refused !== undefined) throw new CelMistake(refused, node);
    if (op === "rcall" && LOOPS.has(name)) depth++;
    if (depth > MAX_LOOPS) throw new CelMistake(`more than ${MAX_LOOPS} loops within each other`, node);
  }
  if (op === "call" && node.args[0] === "has") presence(node.args[1][0], check);
  for (const child of childrenOf(node)) walk(child, depth, check);
}

function presence(asked: ASTNode | undefined, check: (node: ASTNode) => void): void {
  if (asked?.op !== ".") return;
  if (rootOf(asked) === "path") return check(asked);
  // The name of a loop has a type that only the loop knows; its fields are those of some section.
  const [, field] = asked.args;
  const known = fieldNames(PATH);
  if (!known.has(field)) throw new CelMistake(`unknown field "${field}"${didYouMean(field, [...known])}`, asked);
}

function rootOf(node: ASTNode): string | undefined {
  if (node.op === "id") return node.args;
  return node.op === "." ? rootOf(node.args[0]) : undefined;
}

/** The nodes right below one: arguments may be nodes, lists of nodes, or neither. */
function childrenOf({ args }: ASTNode): readonly ASTNode[] {
  return nodesIn(args);
}

function nodesIn(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}
