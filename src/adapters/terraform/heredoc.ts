import type { Document } from "../../syntax/document.ts";
import type { Node, ScalarNode } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";

/** The lines between `<<EOT` and `EOT`, or undefined for any other text. */
export function heredocLines({ start, end }: Span, text: string): Span | undefined {
  const opening = /^<<-?[ \t]*[\w-]+[ \t]*\r?\n/.exec(text.slice(start, Math.min(end, start + 200)));
  if (opening === null) return undefined;
  const from = start + opening[0].length;
  const to = text.lastIndexOf("\n", start + text.slice(start, end).trimEnd().length - 1) + 1;
  return to < from ? undefined : { start: from, end: to };
}

/** The same tree in which a text from a heredoc stands where its lines do, so that what is in it can be pointed at. */
export function insideHeredocs(node: Node, { source }: Document): Node {
  return inner(node, source.text);
}

function inner(node: Node, text: string): Node {
  switch (node.kind) {
    case "scalar":
      return lined(node, text);
    case "opaque":
      return node;
    case "list":
      return { ...node, items: node.items.map((item) => inner(item, text)) };
    case "map": {
      const { kind, start, end, entries } = node;
      return { kind, start, end, entries: entries.map((entry) => ({ ...entry, value: inner(entry.value, text) })) };
    }
  }
}

function lined(node: ScalarNode, text: string): ScalarNode {
  const lines = node.style === "block" ? heredocLines(node, text) : undefined;
  return lines === undefined ? node : { ...node, ...lines };
}
