import { parseEmbedded } from "../../embedded.ts";
import { eager, type Node } from "../../node.ts";
import { parseYaml } from "../../yaml.ts";
import { itemsIn } from "../loop.ts";
import { charge, failed, made, opaque, TOO_MUCH, weightOf } from "../value.ts";
import { type CallSite, type Functions, textIn } from "./function.ts";

export const CODECS: Functions = {
  jsonencode: encoded,
  // JSON is YAML, and its reader is the one that asks for it.
  yamlencode: encoded,
  jsondecode: decoded,
  yamldecode: decoded,
};

/** The text, and the tree that it is the text of: where parts are unknown, the others are not. */
function encoded([node]: readonly Node[], { at, setting }: CallSite): Node | undefined {
  if (node === undefined) return undefined;
  if (!charge(setting.budget, weightIn(node))) return opaque(at, TOO_MUCH);
  const value = plainOf(node);
  if (value instanceof Unknown) return { ...opaque(at, value.why), encodes: node };
  const text = JSON.stringify(value).replace(/[<>&]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`);
  if (!charge(setting.budget, text.length >> 6)) return opaque(at, TOO_MUCH);
  return { kind: "scalar", start: at.start, end: at.end, value: text, style: "quoted", encodes: node };
}

function weightIn(node: Node): number {
  if (node.kind === "list") return node.items.reduce((sum, item) => sum + weightIn(item), 1);
  if (node.kind === "map") return node.entries.reduce((sum, { value }) => sum + weightIn(value), 1);
  return 1 + weightOf(node);
}

class Unknown {
  readonly why: string;

  constructor(why: string) {
    this.why = why;
  }
}

function plainOf(node: Node): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "opaque") return new Unknown(node.why);
  const pairs = itemsIn(node).map(([key, value]) => [textIn(key) ?? "", plainOf(value)] as const);
  const open = pairs.find(([, value]) => value instanceof Unknown);
  if (open) return open[1];
  return node.kind === "list" ? pairs.map(([, value]) => value) : Object.fromEntries(pairs);
}

/** The tree in a text, at the characters of the text where it is written out. */
function decoded([node]: readonly Node[], { at, name, setting }: CallSite): Node | undefined {
  if (node?.kind !== "scalar" && node?.kind !== "opaque") return undefined;
  if (node.encodes) return node.encodes;
  if (node.kind === "opaque" || typeof node.value !== "string" || setting.source === undefined) return undefined;
  if (!charge(setting.budget, node.value.length >> 3)) return opaque(at, TOO_MUCH);
  const outer = { source: setting.source, root: node };
  const { documents, problems } = parseEmbedded(outer, node, parseYaml);
  const [document, another] = documents;
  const problem = problems.find(({ level }) => level === undefined);
  if (problem || another)
    return failed(at, `what ${name}() is given cannot be read: ${problem?.message ?? "it is several documents"}`);
  return document ? eager(document.root) : made(at, null);
}
