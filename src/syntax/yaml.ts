import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import type { Span } from "../text/span.ts";
import type { Document, Parsed, Problem, SourceText } from "./document.ts";
import type { Entry, MapNode, Node, ScalarNode } from "./node.ts";
import { resolvePlain } from "./yaml-scalars.ts";

/** Deeper than any manifest; shallow enough that no walk over a tree can exhaust the stack. */
const MAX_DEPTH = 100;
/** What aliases may expand one document to, in nodes. An alias bomb reaches this at once, a real file never. */
const MAX_EXPANDED_NODES = 250_000;

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
  return new TreeBuilder(source, text, from, parseEvents(text, { maxDepth: MAX_DEPTH })).build();
}

class TreeError extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** The parser's failure as a problem; what is not the parser's own is thrown on. */
function toProblem(source: SourceText, error: unknown, offset: number): Problem {
  if (error instanceof TreeError) return { source, span: error.span, message: error.message };
  if (!(error instanceof YAMLException)) throw error;
  const template = /\{\{|\{%/.exec(source.text);
  if (template) return { source, span: { start: template.index, end: template.index + 2 }, message: TEMPLATE };
  const at = Math.min((error.mark?.position ?? 0) + offset, source.text.length);
  return { source, span: { start: at, end: at }, message: `not valid YAML: ${error.reason}` };
}

/** Builds position trees from the parser's flat events, counting what aliases expand them to. */
class TreeBuilder {
  readonly #source: SourceText;
  readonly #text: string;
  readonly #offset: number;
  readonly #events: readonly Event[];
  readonly #problems: Problem[] = [];
  #anchors = new Map<string, { node: Node; weight: number }>();
  #next = 0;
  #weight = 0;

  constructor(source: SourceText, text: string, offset: number, events: readonly Event[]) {
    this.#source = source;
    this.#text = text;
    this.#offset = offset;
    this.#events = events;
  }

  build(): Parsed {
    const documents: Document[] = [];
    while (this.#next < this.#events.length) {
      const event = this.#events[this.#next++];
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      this.#anchors = new Map();
      this.#weight = 0;
      if (this.#events[this.#next]?.type === EVENT_ID.POP) continue;
      const root = this.#node(this.#offset);
      if (root.kind === "scalar" && root.value === null) continue;
      documents.push({ source: this.#source, root });
    }
    return { documents, problems: this.#problems };
  }

  /** Reads one node; `emptyAt` is where a value that is not written would stand. */
  #node(emptyAt: number): Node {
    const event = this.#events[this.#next++];
    if (event === undefined) return scalar(emptyAt, emptyAt, null, "plain");
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#anchored(event, this.#scalar(event, emptyAt));
      case EVENT_ID.MAPPING: {
        const before = this.#weight++;
        return this.#anchored(event, this.#map(event.start, event.style === 2), before);
      }
      case EVENT_ID.SEQUENCE: {
        const before = this.#weight++;
        return this.#anchored(event, this.#list(event.start, event.style === 2), before);
      }
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd);
      default:
        return scalar(emptyAt, emptyAt, null, "plain");
    }
  }

  #anchored(event: { anchorStart: number; anchorEnd: number }, node: Node, before = this.#weight - 1): Node {
    if (event.anchorStart >= 0) {
      const name = this.#text.slice(event.anchorStart, event.anchorEnd);
      this.#anchors.set(name, { node, weight: this.#weight - before });
    }
    return node;
  }

  #alias(start: number, end: number): Node {
    const span = { start: start + this.#offset - 1, end: end + this.#offset };
    const target = this.#anchors.get(this.#text.slice(start, end));
    if (target === undefined)
      throw new TreeError(`alias *${this.#text.slice(start, end)} has no anchor before it`, span);
    this.#weight += target.weight;
    if (this.#weight > MAX_EXPANDED_NODES) {
      throw new TreeError(`aliases expand this document to more than ${MAX_EXPANDED_NODES} nodes`, span);
    }
    return target.node;
  }

  #scalar(event: Extract<Event, { type: 4 }>, emptyAt: number): ScalarNode {
    this.#weight++;
    if (event.valueStart < 0) return scalar(emptyAt, emptyAt, event.tagStart < 0 ? null : "", "plain");
    const start = event.valueStart + this.#offset;
    const end = event.valueEnd + this.#offset;
    if (event.style === SCALAR_STYLE.PLAIN) {
      const text = event.fast ? this.#text.slice(event.valueStart, event.valueEnd) : getScalarValue(this.#text, event);
      const isText = event.tagStart >= 0 && /^!(?:!str)?$/.test(this.#text.slice(event.tagStart, event.tagEnd));
      return scalar(start, end, isText ? text : resolvePlain(text), "plain");
    }
    const value = getScalarValue(this.#text, event);
    const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return quoted ? scalar(start - 1, end + 1, value, "quoted") : scalar(start, end, value, "block");
  }

  #list(start: number, flow: boolean): Node {
    const items: Node[] = [];
    let end = start + this.#offset + 1;
    while (!this.#atPop()) {
      const item = this.#node(end);
      items.push(item);
      end = Math.max(end, item.end);
    }
    return { kind: "list", start: start + this.#offset, end: flow ? this.#close(end, "]") : end, items };
  }

  #map(start: number, flow: boolean): MapNode {
    const entries: Entry[] = [];
    const merges: Node[] = [];
    const keys = new Set<string>();
    let end = start + this.#offset + (flow ? 1 : 0);
    while (!this.#atPop()) {
      const keyNode = this.#node(end);
      const value = this.#node(Math.min(keyNode.end + 1, this.#offset + this.#text.length));
      end = Math.max(end, value.end, keyNode.end);
      // `{{ .Values.x }}` is, by the letter of YAML, a map with a map as its key. Nobody means that.
      if (flow && keyNode.kind === "map")
        throw new TreeError(TEMPLATE, { start: keyNode.start - 1, end: keyNode.start + 1 });
      const key = keyText(keyNode, this.#text, this.#offset);
      if (key === "<<" && value.kind !== "scalar") {
        merges.push(value);
        continue;
      }
      if (keys.has(key)) this.#writtenTwice(key, keyNode);
      keys.add(key);
      entries.push({ key, keySpan: { start: keyNode.start, end: keyNode.end }, value });
    }
    if (merges.length > 0) this.#merge(entries, keys, merges);
    return { kind: "map", start: start + this.#offset, end: flow ? this.#close(end, "}") : end, entries };
  }

  #writtenTwice(key: string, span: Span): void {
    const message = `key "${key}" is written twice; the last one counts`;
    this.#problems.push({ source: this.#source, span, message, level: "note" });
  }

  /** YAML 1.1 merge: what the map itself writes wins, then earlier merged maps over later ones. */
  #merge(entries: Entry[], keys: Set<string>, merges: readonly Node[]): void {
    for (const source of merges.flatMap((node) => (node.kind === "list" ? node.items : [node]))) {
      if (source.kind !== "map") continue;
      this.#weight += source.entries.length;
      if (this.#weight > MAX_EXPANDED_NODES) throw new TreeError("merge keys expand this document too far", source);
      for (const entry of source.entries) {
        if (keys.has(entry.key)) continue;
        keys.add(entry.key);
        entries.push(entry);
      }
    }
  }

  #atPop(): boolean {
    if (this.#events[this.#next]?.type !== EVENT_ID.POP) return this.#next >= this.#events.length;
    this.#next++;
    return true;
  }

  /** The end of a flow collection: past its bracket, over white space, commas and comments. */
  #close(from: number, bracket: string): number {
    let at = from - this.#offset;
    while (at < this.#text.length) {
      const char = this.#text[at];
      if (char === bracket) return at + this.#offset + 1;
      if (char === "#") while (at < this.#text.length && this.#text[at] !== "\n") at++;
      at++;
    }
    return from;
  }
}

const TEMPLATE = "a template, not YAML yet: render it first (helm template, kustomize build) and lint the result";

function scalar(start: number, end: number, value: ScalarNode["value"], style: ScalarNode["style"]): ScalarNode {
  return { kind: "scalar", start, end, value, style };
}

/** Keys are text: `80:` and `"80":` name the same Service port. */
function keyText(node: Node, text: string, offset: number): string {
  if (node.kind !== "scalar") return text.slice(node.start - offset, node.end - offset);
  if (typeof node.value === "string") return node.value;
  return text.slice(node.start - offset, node.end - offset);
}
