import {
  addDirective,
  type Block,
  closeDirective,
  type Fault,
  faultAt,
  openDirective,
  parsedAs,
  rootOf,
} from "./directives.ts";
import type { Parsed, SourceText } from "./document.ts";
import { NginxTokens, type Token } from "./nginx-tokens.ts";

/**
 * Parses nginx's own language. A block is a map; each directive in it is an entry whose value lists the arguments, and
 * a block of its own last. A directive may be written many times. What is not sound is one problem, and no document.
 */
export function parseNginx(source: SourceText): Parsed {
  const root = rootOf(source);
  return parsedAs(source, NGINX, root, readBlocks(new NginxTokens(source.text), root));
}

const NGINX = { form: "nginx", whole: "an nginx configuration", sound: "valid nginx" } as const;

/** Whether a text speaks of proxying as only nginx does. Many other formats share the ending `.conf`. */
export function isNginxProxy(text: string): boolean {
  return /\bproxy_(?:pass|read_timeout|send_timeout|set_header|http_version)\s|\$http_upgrade\b|\bupstream\s+[^\s{}]+\s*\{/.test(
    text,
  );
}

/** Deeper and longer than anything nginx is configured with; both bound what hostile text can cost. */
const MAX_DEPTH = 64;
const MAX_DIRECTIVES = 20_000;

function readBlocks(tokens: NginxTokens, root: Block): Fault | undefined {
  const open: Block[] = [root];
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
        if (name === undefined) return faultAt(token, `unexpected "${token.text}"`);
        if (++directives > MAX_DIRECTIVES) return faultAt(name, `more than ${MAX_DIRECTIVES} directives`);
        words = [];
        if (token.kind === "semicolon") {
          addDirective(block, name, args);
          break;
        }
        const inner = openDirective(block, name, args, token);
        if (/_by_lua_block$/.test(name.text)) {
          if (!tokens.skipCode()) return faultAt(name, `the block of "${name.text}" is not closed`);
          break;
        }
        if (open.length >= MAX_DEPTH) return faultAt(name, `more than ${MAX_DEPTH} blocks inside one another`);
        open.push(inner);
        break;
      }
      case "close":
        if (name !== undefined) return faultAt(name, `directive "${clip(name.text)}" is not ended by ";"`);
        if (open.length === 1) return faultAt(token, 'unexpected "}"');
        closeDirective(block, token.end);
        open.pop();
        break;
      case "end":
        if (name !== undefined) return faultAt(name, `directive "${clip(name.text)}" is not ended by ";"`);
        if (open.length > 1) return faultAt(block, 'this "{" is not closed');
        return undefined;
    }
  }
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
