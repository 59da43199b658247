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
  const text = from === 0 && to === source.text.length ? source.text : source.text.slice(from, to);
  const { table, roots, problems } = compile(source, text, from, parseEvents(text, { maxDepth: MAX_DEPTH }));
  const documents = roots
    .map((row) => ({ source, root: nodeAt(table, row) }))
    .filter(({ root }) => root.kind !== "scalar" || root.value !== null);
  return { documents, problems };
}

/** The parser's failure as a problem; what is not the parser's own is thrown on. */
function toProblem(source: SourceText, error: unknown, offset: number): Problem {
  if (error instanceof TreeError) {
    return { source, span: error.span, message: error.isTemplate ? TEMPLATE : error.message };
  }
  if (!(error instanceof YAMLException)) throw error;
  const template = /\{\{|\{%/.exec(source.text);
  if (template) return { source, span: { start: template.index, end: template.index + 2 }, message: TEMPLATE };
  const at = Math.min((error.mark?.position ?? 0) + offset, source.text.length);
  return { source, span: { start: at, end: at }, message: `not valid YAML: ${error.reason}` };
}

const TEMPLATE = "a template, not YAML yet: render it first (helm template, kustomize build) and lint the result";
