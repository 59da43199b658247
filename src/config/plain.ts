import type { Document, Problem } from "../syntax/document.ts";
import type { Node, Scalar, ScalarNode } from "../syntax/node.ts";

/** A tree as plain data for a schema, with a problem for each place that cannot be read or is written twice. */
export function toPlain(document: Document): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  return { value: plain(document.root, document, problems), problems };
}

/**
 * The value of a scalar as holdopen's own files mean it. Only `true` and `false` are booleans here: `off` is a severity,
 * though YAML 1.1 reads it as false.
 */
export function scalarValue(document: Document, node: ScalarNode): Scalar {
  if (typeof node.value !== "boolean") return node.value;
  const written = document.source.text.slice(node.start, node.end);
  return /^(?:true|false)$/i.test(written) ? node.value : written;
}

function plain(node: Node, document: Document, problems: Problem[]): unknown {
  const { source } = document;
  switch (node.kind) {
    case "scalar":
      return scalarValue(document, node);
    case "list":
      return node.items.map((item) => plain(item, document, problems));
    case "opaque":
      problems.push({ source, span: node, message: node.why });
      return null;
    case "map": {
      const seen = new Set<string>();
      const pairs: [string, unknown][] = [];
      for (const entry of node.entries) {
        const { key, value } = entry;
        if (seen.has(key)) problems.push({ source, span: entry, message: `the key "${key}" is written twice` });
        seen.add(key);
        pairs.push([key, plain(value, document, problems)]);
      }
      return Object.fromEntries(pairs);
    }
  }
}
