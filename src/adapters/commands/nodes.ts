import { foldedNode, plainText, whyUnknown } from "../../syntax/folded-text.ts";
import type { Node, OpaqueNode, ScalarNode } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { parseAppDuration } from "../app/duration.ts";
import type { FlagValue } from "./flags.ts";

/** The value of a flag as a value of a tree. */
export function nodeOf(value: FlagValue): Node {
  if (value.pieces.length === 0) return textNode("", value);
  return foldedNode(value.pieces, value);
}

/** `300`, `300s`, `5m` and `1h` in seconds. */
export function secondsNode(value: FlagValue): Node {
  const node = nodeOf(value);
  if (node.kind !== "scalar" || whyUnknown(value.pieces) !== undefined) return node;
  const duration = parseAppDuration(plainText(value.pieces));
  if (duration === undefined) return node;
  const number = duration.kind === "seconds" ? duration.seconds : duration.value;
  return { ...node, value: String(number) };
}

export function textNode(value: string, { start, end }: Span): ScalarNode {
  return { kind: "scalar", start, end, value, style: "quoted" };
}

/** Nothing, written on purpose. */
export function blankNode({ start, end }: Span): ScalarNode {
  return { kind: "scalar", start, end, value: null, style: "plain" };
}

export function opaqueNode(why: string, { start, end }: Span): OpaqueNode {
  return { kind: "opaque", start, end, why };
}
