import type { Span } from "../text/span.ts";
import type { Parsed, SourceText } from "./document.ts";
import { NginxTokens, type Token } from "./nginx-tokens.ts";
import type { Entry, ListNode, Node } from "./node.ts";

/**
 * Parses nginx's own language. A block is a map; each directive in it is an entry whose value lists the arguments, and
 * a block of its own last. A directive may be written many times. What is not sound is one problem, and no document.
 */
export function parseNginx(source: SourceText): Parsed {
  const root: Block = { kind: "map", start: 0, end: source.text.length, entries: [] };
  const fault = readBlocks(new NginxTokens(source.text), root);
  if (fault === undefined)
    return { documents: root.entries.length > 0 ? [{ source, root, form: "nginx" }] : [], problems: [] };
  const { start, end, why } = fault;
  // What a template engine has yet to fill in was never meant to be read by nginx.
  if (/\{\{|\{%/.test(source.text)) {
    const message = "a template of an nginx configuration; what it will say is not known";
    return { documents: [], problems: [{ source, span: { start, end }, message, level: "note" }] };
  }
  return { documents: [], problems: [{ source, span: { start, end }, message: `not valid nginx: ${why}` }] };
}

/** Whether a text speaks of proxying as only nginx does. Many other formats share the ending `.conf`. */
export function isNginxProxy(text: string): boolean {
  return /\bproxy_(?:pass|read_timeout|send_timeout|set_header|http_version)\s|\$http_upgrade\b|\bupstream\s+[^\s{}]+\s*\{/.test(
    text,
  );
}

interface Fault extends Span {
  readonly why: string;
}

interface Block extends Span {
  readonly kind: "map";
  end: number;
  readonly entries: Entry[];
}

/** Deeper and longer than anything nginx is configured with; both bound what hostile text can cost. */
const MAX_DEPTH = 64;
const MAX_DIRECTIVES = 20_000;

function readBlocks(tokens: NginxTokens, root: Block): Fault | undefined {
  const open: Block[] = [root];
  /** What follows the names of the open blocks; each ends where its block does. */
  const values: { end: number }[] = [];
  let words: Token[] = [];
  let directives = 0;
  for (;;) {
    const token = tokens.next();
    const block = open[open.length - 1];
    if (block === undefined) return undefined;
    const [name, ...args] = words;
    switch (token.kind) {
      case "fault":
        return token;
      case "word":
        if (words.length === 0 && tokens.isPlaceholderLine(token)) break;
        words.push(token);
        break;
      case "semicolon":
      case "open": {
        if (name === undefined) return fault(token, `unexpected "${token.text}"`);
        if (++directives > MAX_DIRECTIVES) return fault(name, `more than ${MAX_DIRECTIVES} directives`);
        const items = args.map(scalarOf);
        const inner = token.kind === "open" ? blockAt(token) : undefined;
        const entry = directive(name, inner ? [...items, inner] : items);
        block.entries.push(entry);
        words = [];
        if (inner === undefined) break;
        if (/_by_lua_block$/.test(name.text)) {
          if (!tokens.skipCode()) return fault(name, `the block of "${name.text}" is not closed`);
          break;
        }
        if (open.length >= MAX_DEPTH) return fault(name, `more than ${MAX_DEPTH} blocks inside one another`);
        open.push(inner);
        values.push(entry.value);
        break;
      }
      case "close":
        if (name !== undefined) return fault(name, `directive "${clip(name.text)}" is not ended by ";"`);
        if (open.length === 1) return fault(token, 'unexpected "}"');
        block.end = token.end;
        open.pop();
        for (const value of values.splice(-1)) value.end = token.end;
        break;
      case "end":
        if (name !== undefined) return fault(name, `directive "${clip(name.text)}" is not ended by ";"`);
        if (open.length > 1) return fault(block, 'this "{" is not closed');
        return undefined;
    }
  }
}

interface Directive extends Entry {
  readonly value: ListNode & { end: number };
}

function directive(name: Token, items: readonly Node[]): Directive {
  const start = items[0]?.start ?? name.end;
  const end = items[items.length - 1]?.end ?? name.end;
  return { key: name.text, start: name.start, end: name.end, value: { kind: "list", start, end, items } };
}

function blockAt({ start, end }: Span): Block {
  return { kind: "map", start, end, entries: [] };
}

function scalarOf({ text, start, end, isQuoted }: Token): Node {
  return { kind: "scalar", start, end, value: text, style: isQuoted ? "quoted" : "plain" };
}

function fault({ start, end }: Span, why: string): Fault {
  return { start, end: Math.min(end, start + 80), why };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
