import { alignedLines } from "../../syntax/aligned-lines.ts";
import { Cursor, descend, entriesOf, innerRoot, rootCursor } from "../../syntax/cursor.ts";
import type { Document, Parsed, Problem } from "../../syntax/document.ts";
import { parseMapped } from "../../syntax/embedded.ts";
import type { Node } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import type { Span } from "../../text/span.ts";
import type { Resource } from "../resource.ts";
import type { ResourceBlock } from "./block.ts";
import { heredocLines } from "./heredoc.ts";
import { withPlaceholders } from "./placeholders.ts";
import { type Resolve, resolved } from "./view.ts";

/** Takes a tree apart into the objects that an API would accept. */
export type TakenApart = (at: Cursor) => readonly Resource[];

/** The attribute in which a resource holds whole Kubernetes objects. A file that it names is read by itself. */
const HOLDERS: Readonly<Record<string, string>> = {
  kubernetes_manifest: "manifest",
  kubectl_manifest: "yaml_body",
};

export interface Held {
  readonly resources: readonly Resource[];
  /** Texts that could not be read: they may hold what is missing elsewhere. */
  readonly problems: readonly Problem[];
}

/** The objects that `kubernetes_manifest` and `kubectl_manifest` hold, written as they are. */
export function heldObjects(block: ResourceBlock, resolve: Resolve, apart: TakenApart): Held {
  const holder = Object.hasOwn(HOLDERS, block.type) ? HOLDERS[block.type] : undefined;
  return holder === undefined ? NOTHING : objectsAt(descend(block.at, holder), resolve, apart);
}

const NOTHING: Held = { resources: [], problems: [] };

/** `data "kubectl_file_documents"`, whose documents some resource applies one by one. */
export function fileDocuments(document: Document, resolve: Resolve, apart: TakenApart): readonly Held[] {
  return entriesOf(descend(rootCursor(document), "data", "kubectl_file_documents")).map(([, block]) =>
    objectsAt(descend(block, "content"), resolve, apart),
  );
}

function objectsAt(at: Cursor, resolve: Resolve, apart: TakenApart): Held {
  const { node, document } = at;
  if (node === undefined) return NOTHING;
  if (node.kind === "map" || node.kind === "list") {
    const view = withPlaceholders(resolved(node, resolve), document.source);
    return { resources: apart(new Cursor(document, view, at.anchor.span, at)), problems: [] };
  }
  const { documents, problems } = documentsIn(node, document);
  return { resources: documents.flatMap((inner) => apart(innerRoot(at, inner))), problems };
}

/** The YAML documents of a text; what is left of them where a part of the text is decided elsewhere. */
function documentsIn(node: Node, document: Document): Parsed {
  const { text } = document.source;
  const lines = heredocLines(behindCall(node, text), text);
  const written = lines && text.slice(lines.start, lines.end);
  if (node.kind === "scalar") {
    const value = String(node.value ?? "");
    const align = written === undefined ? undefined : alignedLines(value, written);
    return parseMapped(document, value, within(lines?.start ?? 0, align, node), parseYaml);
  }
  if (written === undefined || lines === undefined) return { documents: [], problems: [] };
  const directive = /(?<!%)%\{/.exec(written);
  if (directive !== null) {
    const start = lines.start + directive.index;
    const message = "a directive decides which lines of this text there are; what it holds is not read";
    return { documents: [], problems: [{ source: document.source, span: { start, end: start + 2 }, message }] };
  }
  return parseMapped(
    document,
    masked(written),
    within(lines.start, (span) => span, node),
    parseYaml,
  );
}

function within(base: number, map: ((span: Span) => Span) | undefined, whole: Span): (span: Span) => Span {
  const { start, end } = whole;
  if (map === undefined) return () => ({ start, end });
  return (span) => {
    const at = map(span);
    return { start: base + at.start, end: base + at.end };
  };
}

/** `yamldecode(<<EOT …)`: what is called stands before the text. */
function behindCall({ start, end }: Span, text: string): Span {
  const call = /^yamldecode\(\s*/.exec(text.slice(start, start + 200))?.[0];
  if (call === undefined) return { start, end };
  return { start: start + call.length, end: start + text.slice(start, end).replace(/\s*\)\s*$/, "").length };
}

/** Expressions stay as placeholders of the same length, whatever they hold that YAML would trip over. */
function masked(text: string): string {
  return text.replace(/(?<!\$)\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, (written) => {
    return `\${${written.slice(2, -1).replace(/[^\w.-]/g, "_")}}`;
  });
}
