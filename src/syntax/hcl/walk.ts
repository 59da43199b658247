import type { Span } from "../../text/span.ts";
import { findEntry, type Node } from "../node.ts";
import type { Splat, Step } from "./expression.ts";
import type { Setting } from "./setting.ts";
import { charge, failed, handleOf, listNode, type OpenNode, opaque, TOO_MUCH } from "./value.ts";

/** Where a chain of names and indices is written, and how. */
export interface Chain extends Span {
  readonly text: string;
}

/** What a value holds behind names and indices. */
export function walk(from: Node, steps: readonly Step[], chain: Chain, setting: Setting): Node {
  let node = from;
  for (const [at, step] of steps.entries()) {
    if (typeof step === "object" && step.kind === "splat") {
      return walk(splatted(node, step, chain, setting), steps.slice(at + 1), chain, setting);
    }
    const name = typeof step === "object" ? indexIn(setting.work(step, setting)) : step;
    if (typeof name === "object") return name;
    node = stepInto(node, name, chain, setting);
  }
  return node;
}

function indexIn(node: Node): string | number | Node {
  if (node.kind === "opaque") return node;
  if (node.kind === "scalar" && (typeof node.value === "string" || typeof node.value === "number")) return node.value;
  return failed(node, "an index is neither a number nor a text");
}

function stepInto(node: Node, name: string | number, chain: Chain, setting: Setting): Node {
  switch (node.kind) {
    case "opaque": {
      const handle = handleOf(node);
      if (handle === undefined) return node;
      const one: OpenNode = { ...node, handle: { ...handle, isAny: false } };
      return handle.isAny ? one : handle.attribute(String(name), chain, setting);
    }
    case "list": {
      const item = /^\d+$/.test(String(name)) ? node.items[Number(name)] : undefined;
      return item ?? failed(chain, `what ${chain.text} is cannot be seen here`);
    }
    case "map":
      if (!charge(setting.budget, node.entries.length >> 6)) return opaque(chain, TOO_MUCH);
      return findEntry(node, String(name))?.value ?? failed(chain, `what ${chain.text} is cannot be seen here`);
    case "scalar":
      return failed(chain, `what ${chain.text} is cannot be seen here`);
  }
}

function splatted(node: Node, { steps }: Splat, chain: Chain, setting: Setting): Node {
  if (node.kind === "opaque" && (handleOf(node)?.isAny ?? true)) return opaque(node, node.why);
  if (node.kind === "scalar" && node.value === null) return listNode(chain, []);
  const items = node.kind === "list" ? node.items : [node];
  if (!charge(setting.budget, items.length)) return opaque(chain, TOO_MUCH);
  return listNode(
    chain,
    items.map((item) => walk(item, steps, chain, setting)),
  );
}
