import { type Fault, faultAt, type Word } from "./directives.ts";

export interface Token extends Word {
  readonly kind: "word" | "semicolon" | "open" | "close" | "end";
}

const BLANK = /[ \t\r\n]+|#[^\n]*/y;
const WORD_ENDS = new Set([" ", "\t", "\r", "\n", ";"]);
const SIGNS = { ";": "semicolon", "{": "open", "}": "close" } as const;
const PLACEHOLDER = /^(?:\$[A-Z_][A-Z0-9_]*|\$\{[A-Z_][A-Z0-9_]*\})$/;

/** The tokens of an nginx configuration, one after the other. */
export class NginxTokens {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  next(): Token | Fault {
    this.#skipBlank();
    const start = this.#at;
    const text = this.#text.charAt(start);
    if (text === "") return { kind: "end", start, end: start, text };
    if (text === ";" || text === "{" || text === "}") {
      this.#at++;
      return { kind: SIGNS[text], start, end: this.#at, text };
    }
    return text === '"' || text === "'" ? this.#quoted(text) : this.#word();
  }

  /** `$REAL_IP_CONFIG` alone on its line: whole directives are put there before nginx reads the file. */
  isPlaceholderLine({ text, end }: Token): boolean {
    return PLACEHOLDER.test(text) && /^[ \t]*(?:\r?\n|$)/.test(this.#text.slice(end, end + 80));
  }

  /** Passes over a block of another language behind its `{`; false where it is not closed. */
  skipCode(): boolean {
    let depth = 1;
    for (; this.#at < this.#text.length; this.#at++) {
      const sign = this.#text[this.#at];
      if (sign === "{") depth++;
      if (sign === "}" && --depth === 0) {
        this.#at++;
        return true;
      }
    }
    return false;
  }

  #skipBlank(): void {
    BLANK.lastIndex = this.#at;
    while (BLANK.test(this.#text)) this.#at = BLANK.lastIndex;
  }

  #word(): Token | Fault {
    const start = this.#at;
    let at = start;
    for (; at < this.#text.length; at++) {
      const sign = this.#text.charAt(at);
      // ngx_conf_file.c: `{` ends a word unless a `$` stands before it, and `}` is a part of one.
      if (WORD_ENDS.has(sign) || (sign === "{" && this.#text[at - 1] !== "$")) break;
      if (sign === "\\") at++;
    }
    this.#at = Math.min(at, this.#text.length);
    const text = this.#text.slice(start, this.#at);
    const nul = text.indexOf("\0");
    if (nul >= 0) return faultAt({ start: start + nul, end: start + nul + 1 }, "a NUL character");
    return { kind: "word", start, end: this.#at, text };
  }

  #quoted(quote: string): Token | Fault {
    const start = this.#at;
    let at = start + 1;
    while (at < this.#text.length && this.#text[at] !== quote) at += this.#text[at] === "\\" ? 2 : 1;
    if (at >= this.#text.length) return faultAt({ start, end: start + 1 }, "this quote is not closed");
    this.#at = at + 1;
    const text = this.#text.slice(start + 1, at).replace(/\\(["'\\])/g, "$1");
    if (text.includes("\0")) return faultAt({ start, end: start + 1 }, "a NUL character in here");
    return { kind: "word", start, end: this.#at, text, isQuoted: true };
  }
}
