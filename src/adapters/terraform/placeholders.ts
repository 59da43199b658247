import { posix } from "node:path";
import type { SourceText } from "../../syntax/document.ts";
import { sourceName } from "../../syntax/document.ts";
import type { Entry, Node, OpaqueNode, ScalarNode } from "../../syntax/node.ts";

/** Maps whose values are compared with those of other objects. */
const COMPARED: ReadonlySet<string> = new Set(["labels", "matchLabels", "selector"]);

/**
 * The same tree, in which names and labels that are decided elsewhere are placeholders, as in a template: objects find
 * each other by them, and one that is written alike in the same folder is the same.
 */
export function withPlaceholders(node: Node, source: SourceText, key = ""): Node {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => withPlaceholders(item, source)) };
  if (node.kind !== "map") return node;
  const { kind, start, end, entries } = node;
  return { kind, start, end, entries: entries.map((entry) => ({ ...entry, value: valueIn(entry, key, source) })) };
}

function valueIn({ key, value }: Entry, inside: string, source: SourceText): Node {
  const isName = COMPARED.has(inside) || (inside === "metadata" && (key === "name" || key === "namespace"));
  return value.kind === "opaque" && isName ? placeholderFor(value, source) : withPlaceholders(value, source, key);
}

function placeholderFor({ start, end }: OpaqueNode, { source, text }: SourceText): ScalarNode {
  const folder = posix.dirname(sourceName(source));
  const written = text.slice(start, Math.min(end, start + 80)).replace(/^"\$\{|\}"$/g, "");
  const value = `\${${folder === "." ? "" : `${folder}: `}${written.replace(/[{}]/g, "_")}}`;
  return { kind: "scalar", start, end, value, style: "quoted" };
}
