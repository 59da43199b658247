import { parseEvents, YAMLException } from "js-yaml";
import type { Document, Parsed, Problem, SourceText } from "./document.ts";
import { compile, TreeError } from "./yaml-table.ts";
import { nodeAt } from "./yaml-tree.ts";

/** Deeper than any manifest; shallow enough that no walk over a tree can exhaust the stack. */
const MAX_DEPTH = 100;

/**
 * Parses YAML, and JSON, which is YAML. A stream that breaks in one document still gives the others; the break is one
 * problem at the place where the parser gave up.
 */
export function parseYaml(source: SourceText): Parsed {
  const byteOrderMark = source.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  try {
    return parseRange(source, byteOrderMark, source.text.length);
  } catch (error) {
    return parseEachDocument(source, toProblem(source, error, byteOrderMark));
  }
}

/** After a failure: every `---` document by itself, so that one broken or templated part does not hide the rest. */
function parseEachDocument(source: SourceText, whole: Problem): Parsed {
  const starts = [...source.text.matchAll(/^---(?=\s|$)/gm)].map((match) => match.index);
  const bounds = [...new Set([0, ...starts, source.text.length])];
  if (bounds.length <= 2) return { documents: [], problems: [whole] };
  const documents: Document[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    try {
      documents.push(...parseRange(source, bounds[i] ?? 0, bounds[i + 1] ?? 0).documents);
    } catch (error) {
      toProblem(source, error, 0); // already told once for the whole file; anything unexpected is thrown on
    }
  }
  return { documents, problems: [whole] };
}

function parseRange(source: SourceText, from: number, to: number): Parsed {
  const written = from === 0 && to === source.text.length ? source.text : source.text.slice(from, to);
  const { text, events } = eventsOf(written);
  const { table, roots, problems } = compile(source, text, from, events);
  const documents = roots
    .map((row) => ({ source, root: nodeAt(table, row) }))
    .filter(({ root }) => root.kind !== "scalar" || root.value !== null);
  return { documents, problems };
}

/**
 * The parser's events, and the text they are about. YAML wants a flow collection's closing bracket indented deeper
 * than its key; libyaml, and so kubectl, never asked for that, and manifests are written accordingly. Such a bracket is
 * moved up to the line before, which changes no offset.
 */
function eventsOf(written: string): { readonly text: string; readonly events: ReturnType<typeof parseEvents> } {
  let text = written;
  for (let mended = 0; ; mended++) {
    try {
      return { text, events: parseEvents(text, { maxDepth: MAX_DEPTH }) };
    } catch (error) {
      const joined = mended < MAX_MENDED ? bracketMovedUp(text, error) : undefined;
      if (joined === undefined) throw error;
      text = joined;
    }
  }
}

/** Each costs a run of the parser. */
const MAX_MENDED = 100;

function bracketMovedUp(text: string, error: unknown): string | undefined {
  if (!(error instanceof YAMLException) || error.reason !== "deficient indentation") return undefined;
  const at = error.mark?.position ?? 0;
  const lineStart = text.lastIndexOf("\n", at - 1);
  if (!/[\]}]/.test(text[at] ?? "") || lineStart < 0 || text.slice(lineStart, at).trim() !== "") return undefined;
  const before = text.slice(text.lastIndexOf("\n", lineStart - 1) + 1, lineStart);
  const comment = /(?:^|\s)#[^"']*$/.exec(before);
  const from = comment ? lineStart - before.length + comment.index : lineStart - (text[lineStart - 1] === "\r" ? 1 : 0);
  return text.slice(0, from) + " ".repeat(lineStart + 1 - from) + text.slice(lineStart + 1);
}

/** The parser's failure as a problem; what is not the parser's own is thrown on. */
function toProblem(source: SourceText, error: unknown, offset: number): Problem {
  if (error instanceof TreeError) {
    return error.isTemplate ? template(source, error.span.start) : { source, span: error.span, message: error.message };
  }
  if (!(error instanceof YAMLException)) throw error;
  const directive = TEMPLATE.exec(source.text);
  if (directive) return template(source, directive.index + directive[0].length - 2);
  const at = Math.min((error.mark?.position ?? 0) + offset, source.text.length);
  return { source, span: { start: at, end: at }, message: `not valid YAML: ${error.reason}` };
}

/** Where a line, a value or an item begins with one. Within a text (`"{{ $labels.pod }}"`) it breaks nothing. */
const TEMPLATE = /^[ \t]*(?:- +)*(?:[\w./-]+:[ \t]+)?\{[{%]/m;

function template(source: SourceText, start: number): Problem {
  const message =
    "a template, not YAML yet, and not read: lint what helm template or kustomize build makes of it, or use --render";
  return { source, span: { start, end: start + 2 }, message, level: "note", isUnrendered: true };
}
