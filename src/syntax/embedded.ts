import type { Span } from "../text/span.ts";
import { type Document, type Location, type Parsed, sourceText } from "./document.ts";
import type { FoldedText, Piece } from "./folded-text.ts";
import type { Entry, Node, ScalarNode } from "./node.ts";

/**
 * Parses the text inside a scalar (JSON in an annotation, a file in a ConfigMap) so that every node still points at
 * the outer file's characters. Where a character cannot be mapped back (escaped text) nodes point at the whole scalar.
 */
export function parseEmbedded(
  outer: Document,
  scalar: ScalarNode,
  parse: (source: Document["source"]) => Parsed,
): Parsed {
  return parseMapped(outer, String(scalar.value ?? ""), offsetMap(outer.source.text, scalar), parse);
}

/** The same for a text whose places in the outer file are known already. */
export function parseMapped(
  outer: Document,
  text: string,
  toOuter: MapSpan,
  parse: (source: Document["source"]) => Parsed,
): Parsed {
  const parsed = parse(sourceText(outer.source.source, text));
  return {
    documents: parsed.documents.map((document) => ({
      ...document,
      source: outer.source,
      root: moved(document.root, toOuter),
      ...(outer.origin && { origin: (at: Location) => outer.origin?.({ ...placed(at), document: outer }) }),
    })),
    problems: parsed.problems.map((problem) => ({ ...problem, source: outer.source, span: toOuter(problem.span) })),
  };
}

/** A location may be lazy, and then a copy would have nothing in it. */
function placed({ document, pointer, span }: Location): Location {
  return { document, pointer, span };
}

type MapSpan = (span: Span) => Span;

/**
 * The text inside a scalar as pieces of the outer file, each exact where its characters stand there one after another.
 */
export function scalarPieces(outer: Document, scalar: ScalarNode): FoldedText {
  const value = String(scalar.value ?? "");
  const toOuter = offsetMap(outer.source.text, scalar);
  const piece = (text: string, start: number): Piece => {
    const place = toOuter({ start, end: start + text.length });
    return { ...place, text, isExact: outer.source.text.slice(place.start, place.end) === text };
  };
  const whole = piece(value, 0);
  if (whole.isExact) return [whole];
  return [...value.matchAll(/.*\n|.+/g)].flatMap(({ 0: line, index }) => {
    const { isExact, ...rest } = piece(line, index);
    if (isExact) return [{ ...rest, isExact }];
    return [...line.matchAll(/\s+|\S+/g)].map((run) => piece(run[0], index + run.index));
  });
}

/** The characters of the outer text behind some of a scalar's value. */
export function offsetMap(text: string, scalar: ScalarNode): MapSpan {
  const value = String(scalar.value ?? "");
  const written = text.slice(scalar.start, scalar.end);
  const quote = scalar.style === "quoted" ? 1 : 0;
  if (written.slice(quote, written.length - quote) === value) {
    const shift = scalar.start + quote;
    return ({ start, end }) => ({ start: start + shift, end: end + shift });
  }
  if (scalar.style === "block") {
    const lines = blockLines(text, scalar);
    const map = literalBlockMap(text.slice(lines.start, lines.end), value, lines.start);
    if (map) return ({ start, end }) => ({ start: map(start), end: map(end) });
  }
  return (
    foldedMap(written.slice(quote, written.length - quote), value, scalar.start + quote) ??
    (() => ({ start: scalar.start, end: scalar.end }))
  );
}

/** The lines of a block scalar, or of a heredoc without its marks. */
function blockLines(text: string, { start, end }: Span): Span {
  if (!text.startsWith("<<", start)) return { start: text.lastIndexOf("\n", start - 1) + 1, end };
  const close = text.lastIndexOf("\n", text.slice(start, end).trimEnd().length + start - 1) + 1;
  return { start: Math.min(text.indexOf("\n", start) + 1, close), end: close };
}

/** Folding lines moves nothing but white space: without it, the text is the value, character for character. */
function foldedMap(written: string, value: string, base: number): MapSpan | undefined {
  const outer = new Int32Array(value.length);
  let next = 0;
  for (let inner = 0; inner < value.length; inner++) {
    if (!isWhite(value, inner)) {
      while (isWhite(written, next)) next++;
      if (written[next] !== value[inner]) return undefined;
    }
    outer[inner] = base + next;
    if (!isWhite(value, inner)) next++;
  }
  if (written.slice(next).trim() !== "") return undefined;
  return ({ start, end }) => {
    const first = outer[start] ?? base + next;
    const last = end > start ? (outer[end - 1] ?? base + next - 1) + (isWhite(value, end - 1) ? 0 : 1) : first;
    return { start: first, end: Math.max(first, last) };
  };
}

function isWhite(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

/** A literal block is its source lines less their common indentation; anything else has no such map. */
function literalBlockMap(written: string, value: string, base: number): ((offset: number) => number) | undefined {
  const valueLines = value.split("\n");
  const indent = /^ */.exec(written.split("\n").find((line) => line.trim() !== "") ?? "")?.[0].length ?? 0;
  const lead = /^ */.exec(valueLines.find((line) => line.trim() !== "") ?? "")?.[0].length ?? 0;
  const cut = indent - lead;
  const starts: { readonly inner: number; readonly outer: number }[] = [];
  let inner = 0;
  let outer = 0;
  for (const line of valueLines) {
    const writtenEnd = written.indexOf("\n", outer);
    const writtenLine = written.slice(outer, writtenEnd < 0 ? written.length : writtenEnd).replace(/\r$/, "");
    if (line !== "" && writtenLine.slice(cut) !== line) return undefined;
    starts.push({ inner, outer: base + outer + (line === "" ? 0 : cut) });
    inner += line.length + 1;
    outer = writtenEnd < 0 ? written.length : writtenEnd + 1;
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle]?.inner ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const line = starts[low];
    return line ? line.outer + (offset - line.inner) : base;
  };
}

function moved(node: Node, toOuter: MapSpan): Node {
  const { start, end } = toOuter(node);
  switch (node.kind) {
    case "map":
      return { kind: "map", start, end, entries: node.entries.map((entry) => movedEntry(entry, toOuter)) };
    case "list":
      return { kind: "list", start, end, items: node.items.map((item) => moved(item, toOuter)) };
    default:
      return { ...node, start, end };
  }
}

function movedEntry(entry: Entry, toOuter: MapSpan): Entry {
  const { start, end } = toOuter(entry);
  return { key: entry.key, start, end, value: moved(entry.value, toOuter) };
}
