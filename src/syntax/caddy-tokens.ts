import { type Fault, faultAt, type Word } from "./directives.ts";

export interface Token extends Word {
  readonly kind: "word" | "open" | "close" | "line" | "end";
}

const BLANK = /(?:[ \t\r]+|\\\r?\n|#[^\n]*)+/y;
const WORD = /[^ \t\r\n]+/y;
const HEREDOC = /<<([A-Za-z0-9_-]+)\r?\n/y;

/** The tokens of a Caddyfile, one after the other. A brace counts only where it stands alone. */
export class CaddyTokens {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  next(): Token | Fault {
    if (match(BLANK, this.#text, this.#at)) this.#at = BLANK.lastIndex;
    const start = this.#at;
    const sign = this.#text.charAt(start);
    if (sign === "") return { kind: "end", start, end: start, text: "" };
    if (sign === "\n") return this.#taken("line", start, start + 1);
    if (sign === '"' || sign === "`") return this.#quoted(sign, start);
    const heredoc = match(HEREDOC, this.#text, start);
    if (heredoc) return this.#heredoc(heredoc[1] ?? "", start);
    match(WORD, this.#text, start);
    const end = WORD.lastIndex;
    const text = this.#text.slice(start, end);
    const nul = text.indexOf("\0");
    if (nul >= 0) return faultAt({ start: start + nul, end: start + nul + 1 }, "a NUL character");
    return this.#taken(text === "{" ? "open" : text === "}" ? "close" : "word", start, end);
  }

  #taken(kind: Token["kind"], start: number, end: number): Token {
    this.#at = end;
    return { kind, start, end, text: this.#text.slice(start, end) };
  }

  #quoted(quote: string, start: number): Token | Fault {
    let at = start + 1;
    while (at < this.#text.length && this.#text[at] !== quote) at += quote === '"' && this.#text[at] === "\\" ? 2 : 1;
    if (at >= this.#text.length) return faultAt({ start, end: start + 1 }, "this quote is not closed");
    const inner = this.#text.slice(start + 1, at);
    const token = this.#taken("word", start, at + 1);
    return { ...token, text: quote === '"' ? inner.replaceAll('\\"', '"') : inner, isQuoted: true };
  }

  #heredoc(name: string, start: number): Token | Fault {
    const from = HEREDOC.lastIndex;
    for (let at = from; at < this.#text.length; ) {
      const next = this.#text.indexOf("\n", at);
      const end = next < 0 ? this.#text.length : next;
      const line = this.#text.slice(at, end);
      if (line.trim() === name) {
        const token = this.#taken("word", start, at + line.trimEnd().length);
        return { ...token, text: this.#text.slice(from, at), isQuoted: true };
      }
      at = end + 1;
    }
    return faultAt({ start, end: start + name.length + 2 }, `the text that ends in ${name} is not ended`);
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
