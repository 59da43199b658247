import type { Node, OpaqueNode } from "../../node.ts";
import type { Expression } from "../expression.ts";
import { passedOn } from "../operate.ts";
import type { Setting } from "../setting.ts";
import { charge, isFailed, made, moved, type OpenNode, opaque, replaced, TOO_MUCH, weightOf } from "../value.ts";
import { CODECS } from "./codecs.ts";
import { COLLECTIONS } from "./collections.ts";
import type { Functions } from "./function.ts";
import { NUMBERS } from "./numbers.ts";
import { TEXTS } from "./texts.ts";

type Call = Extract<Expression, { readonly kind: "call" }>;

const FUNCTIONS: Functions = { ...NUMBERS, ...TEXTS, ...COLLECTIONS, ...CODECS };

/** What a function gives. A function that is not known here, and one that is given too much, give something unknown. */
export function callFunction(call: Call, inside: (expression: Expression) => Node, setting: Setting): Node {
  const args = spread(call, call.args.map(inside));
  if ("kind" in args) return args;
  const cost = args.reduce((sum, arg) => sum + sizeOf(arg), 0);
  if (!charge(setting.budget, cost)) return opaque(call, TOO_MUCH);
  const [first] = args;
  if (call.name === "try") return tried(args, call);
  if (call.name === "can" && first) return canBe(first, call);
  if (/^(?:sensitive|nonsensitive|ephemeralasnull)$/.test(call.name) && first)
    return moved(first, call, setting.budget);
  const known = Object.hasOwn(FUNCTIONS, call.name) ? FUNCTIONS[call.name] : undefined;
  const wrong = args.find(isFailed);
  if (known !== undefined && wrong !== undefined) return passedOn(wrong, call);
  return known?.(args, { at: call, name: call.name, setting }) ?? notWorkedOut(call, args);
}

/** A reason that stands behind an argument says more than one about the function. */
function notWorkedOut(call: Call, args: readonly Node[]): OpenNode {
  const known = Object.hasOwn(FUNCTIONS, call.name);
  const open = known ? openIn(args) : undefined;
  return opaque(call, open ? open.why : `what ${call.name.slice(0, 40)}() gives is not worked out`);
}

function spread(call: Call, args: readonly Node[]): readonly Node[] | OpenNode {
  const last = call.spread ? args.at(-1) : undefined;
  if (last === undefined) return args;
  if (last.kind === "list") return [...args.slice(0, -1), ...last.items];
  return opaque(call, last.kind === "opaque" ? last.why : `what ${call.name.slice(0, 40)}() gives is not worked out`);
}

/** The first argument that is no mistake. Nobody knows whether something unknown is one. */
function tried(args: readonly Node[], call: Call): Node {
  const found = args.find((arg) => !isMistaken(arg));
  const last = args.at(-1);
  if (found !== undefined) return replaced(found, call);
  return last ? passedOn(last, call) : opaque(call, "nothing is written");
}

function canBe(node: Node, call: Call): Node {
  if (isMistaken(node)) return made(call, false);
  return node.kind === "opaque" ? passedOn(node, call) : made(call, true);
}

/** One mistake in a list or a map makes all of it one. */
function isMistaken(node: Node): boolean {
  if (node.kind === "list") return node.items.some(isMistaken);
  if (node.kind === "map") return node.entries.some(({ value }) => isMistaken(value));
  return isFailed(node);
}

/** The first unknown part of some values. */
function openIn(nodes: readonly Node[]): OpaqueNode | undefined {
  for (const node of nodes) {
    if (node.kind === "opaque") return node;
    const inner = node.kind === "list" ? node.items : node.kind === "map" ? node.entries.map(({ value }) => value) : [];
    const found = openIn(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sizeOf(node: Node): number {
  if (node.kind === "list") return node.items.length;
  return node.kind === "map" ? node.entries.length : 1 + weightOf(node);
}
