import type { Span } from "../../text/span.ts";
import type { Node, OpaqueNode, Scalar } from "../node.ts";
import type { Setting } from "./setting.ts";

/** Bounds what one file may grow to: values may be used again and again. */
export interface Budget {
  nodes: number;
}

/** A resource or a module: what stands in it is asked for by name, and worked out only then. */
export interface Handle {
  /** How many copies there are is unknown, so that any index leads to what is known of each. */
  readonly isAny: boolean;
  attribute(name: string, at: Span, setting: Setting): Node;
}

/** What cannot be told, with what else is known of it. */
export interface OpenNode extends OpaqueNode {
  readonly handle?: Handle;
  /** Working it out is a mistake in itself, as `try` and `can` ask; anything else opaque may have a value. */
  readonly failed?: boolean;
}

export const TOO_MUCH = "it is too much to work out";

export function opaque({ start, end }: Span, why: string): OpenNode {
  return { kind: "opaque", start, end, why };
}

export function failed(at: Span, why: string): OpenNode {
  return { ...opaque(at, why), failed: true };
}

export function isFailed(node: Node): boolean {
  return node.kind === "opaque" && "failed" in node && node.failed === true;
}

export function handleOf(node: OpaqueNode): Handle | undefined {
  return (node as OpenNode).handle;
}

/** A value that was worked out. What is not written out has no text of its own to be taken for it. */
export function made({ start, end }: Span, value: Scalar): Node {
  return { kind: "scalar", start, end, value, style: "quoted" };
}

export function listNode({ start, end }: Span, items: readonly Node[]): Node {
  return { kind: "list", start, end, items };
}

/** False where the budget is used up. Nothing may be made then. */
export function charge(budget: Budget, nodes: number): boolean {
  budget.nodes -= nodes;
  return budget.nodes > 0;
}

/** What handling a value costs beside the node itself: long texts are compared, cut and copied. */
export function weightOf(node: Node): number {
  return node.kind === "scalar" && typeof node.value === "string" ? node.value.length >> 6 : 0;
}

/** A value with everything in it where it is used, for it may have been written in another file. */
export function moved(node: Node, { start, end }: Span, budget: Budget): Node {
  if (!charge(budget, 1 + weightOf(node))) return opaque({ start, end }, TOO_MUCH);
  switch (node.kind) {
    case "scalar":
    case "opaque": {
      const { encodes } = node;
      const inner = encodes ? { encodes: moved(encodes, { start, end }, budget) } : {};
      return node.kind === "scalar"
        ? { ...node, ...inner, start, end, style: "quoted" }
        : { ...node, ...inner, start, end };
    }
    case "list":
      return listNode(
        { start, end },
        node.items.map((item) => moved(item, { start, end }, budget)),
      );
    case "map": {
      const entries = node.entries.map(({ key, value }) => {
        return { key, start, end, value: moved(value, { start, end }, budget) };
      });
      return { kind: "map", start, end, entries };
    }
  }
}

/** The same value at another place, its parts where they were. */
export function replaced(node: Node, { start, end }: Span): Node {
  return node.kind === "scalar" ? { ...node, start, end, style: "quoted" } : { ...node, start, end };
}
