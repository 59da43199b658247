import type { Span } from "../text/span.ts";
import { CaddyTokens, type Token, type TokenFault } from "./caddy-tokens.ts";
import type { Parsed, SourceText } from "./document.ts";
import type { Entry, Node } from "./node.ts";

/** The key of the block without a name that a Caddyfile may begin with. */
export const CADDY_GLOBAL = "{";

/**
 * Parses a Caddyfile into the shape of nginx's: a line is an entry whose value lists its arguments, and a block of its
 * own last. What is not sound is one problem, and no document.
 */
export function parseCaddyfile(source: SourceText): Parsed {
  const root = mapAt({ start: 0, end: source.text.length });
  const fault = readLines(new CaddyTokens(source.text), root);
  if (fault === undefined) {
    return { documents: root.entries.length > 0 ? [{ source, root, form: "caddyfile" }] : [], problems: [] };
  }
  const { start, end, why } = fault;
  const span = { start, end: Math.min(end, start + 80) };
  if (/\{\{|\{%/.test(source.text)) {
    const message = "a template of a Caddyfile; what it will say is not known";
    return { documents: [], problems: [{ source, span, message, level: "note" }] };
  }
  return { documents: [], problems: [{ source, span, message: `not a valid Caddyfile: ${why}` }] };
}

/** Whether it passes anything on. */
export function isCaddyProxy(text: string): boolean {
  return /(?:^|\s)reverse_proxy\s/.test(text);
}

interface Map extends Span {
  readonly kind: "map";
  end: number;
  readonly entries: Entry[];
}

/** Deeper and longer than anything Caddy is configured with; both bound what hostile text can cost. */
const MAX_DEPTH = 64;
const MAX_LINES = 20_000;

function readLines(tokens: CaddyTokens, root: Map): TokenFault | undefined {
  const open: Map[] = [root];
  let words: Token[] = [];
  for (let lines = 0; ; ) {
    const token = tokens.next();
    const block = open[open.length - 1];
    if (block === undefined) return undefined;
    switch (token.kind) {
      case "fault":
        return token;
      case "word":
        words.push(token);
        break;
      case "open": {
        if (open.length >= MAX_DEPTH) return fault(token, `more than ${MAX_DEPTH} blocks inside one another`);
        const inner = mapAt(token);
        block.entries.push(entryOf(words, token, inner));
        open.push(inner);
        words = [];
        break;
      }
      case "close":
        if (words.length > 0) block.entries.push(entryOf(words, token));
        words = [];
        if (open.length === 1) return fault(token, 'unexpected "}"');
        block.end = token.end;
        open.pop();
        break;
      case "line": {
        // The addresses of a site go on in the next line after a comma.
        if (words.length === 0 || (open.length === 1 && words[words.length - 1]?.text.endsWith(","))) break;
        if (++lines > MAX_LINES) return fault(token, `more than ${MAX_LINES} lines`);
        block.entries.push(entryOf(words, token));
        words = [];
        break;
      }
      case "end":
        if (words.length > 0) block.entries.push(entryOf(words, token));
        return open.length > 1 ? fault(block, 'this "{" is not closed') : undefined;
    }
  }
}

function entryOf([name, ...args]: readonly Token[], at: Token, inner?: Map): Entry {
  const key = name ?? { ...at, text: CADDY_GLOBAL };
  const items: readonly Node[] = inner ? [...args.map(scalarOf), inner] : args.map(scalarOf);
  const end = items[items.length - 1]?.end ?? key.end;
  const value: Node = { kind: "list", start: items[0]?.start ?? key.end, end, items };
  return { key: key.text, start: key.start, end: key.end, value };
}

function mapAt({ start, end }: Span): Map {
  return { kind: "map", start, end, entries: [] };
}

function scalarOf({ text, start, end, isQuoted }: Token): Node {
  return { kind: "scalar", start, end, value: text, style: isQuoted ? "quoted" : "plain" };
}

function fault({ start, end }: Span, why: string): TokenFault {
  return { kind: "fault", start, end, why };
}
