import { CaddyTokens, type Token } from "./caddy-tokens.ts";
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

/** The key of the block without a name that a Caddyfile may begin with. */
export const CADDY_GLOBAL = "{";

/**
 * Parses a Caddyfile into the shape of nginx's: a line is an entry whose value lists its arguments, and a block of its
 * own last. What is not sound is one problem, and no document.
 */
export function parseCaddyfile(source: SourceText): Parsed {
  const root = rootOf(source);
  return parsedAs(source, CADDYFILE, root, readLines(new CaddyTokens(source.text), root));
}

const CADDYFILE = { form: "caddyfile", whole: "a Caddyfile", sound: "a valid Caddyfile" } as const;

/** Whether it passes anything on. */
export function isCaddyProxy(text: string): boolean {
  return /(?:^|\s)reverse_proxy\s/.test(text);
}

/** Deeper and longer than anything Caddy is configured with; both bound what hostile text can cost. */
const MAX_DEPTH = 64;
const MAX_LINES = 20_000;

function readLines(tokens: CaddyTokens, root: Block): Fault | undefined {
  const open: Block[] = [root];
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
        if (open.length >= MAX_DEPTH) return faultAt(token, `more than ${MAX_DEPTH} blocks inside one another`);
        const [name = { ...token, text: CADDY_GLOBAL }, ...args] = words;
        open.push(openDirective(block, name, args, token));
        words = [];
        break;
      }
      case "close":
        addLine(block, words);
        words = [];
        if (open.length === 1) return faultAt(token, 'unexpected "}"');
        closeDirective(block, token.end);
        open.pop();
        break;
      case "line": {
        // The addresses of a site go on in the next line after a comma.
        if (words.length === 0 || (open.length === 1 && words[words.length - 1]?.text.endsWith(","))) break;
        if (++lines > MAX_LINES) return faultAt(token, `more than ${MAX_LINES} lines`);
        addLine(block, words);
        words = [];
        break;
      }
      case "end":
        addLine(block, words);
        return open.length > 1 ? faultAt(block, 'this "{" is not closed') : undefined;
    }
  }
}

function addLine(block: Block, [name, ...args]: readonly Token[]): void {
  if (name) addDirective(block, name, args);
}
