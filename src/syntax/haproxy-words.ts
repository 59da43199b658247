import { type Fault, faultAt, type Word } from "./directives.ts";

export type WordLine = { readonly kind: "line"; readonly words: readonly Word[] } | Fault;

/** The lines of an HAProxy configuration that say something; one that ends in a backslash goes on in the next. */
export function* haproxyWords(text: string): Generator<WordLine> {
  let words: Word[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === "\n") {
      if (words.length > 0) yield { kind: "line", words };
      words = [];
      at++;
    } else if (sign === "#") at = endOfLine(text, at);
    else if (isBlank(sign)) at++;
    else if (continuation(text, at) > 0) at += continuation(text, at);
    else {
      const word = wordAt(text, at);
      if ("why" in word) return yield word;
      words.push(word);
      at = word.end;
    }
  }
  if (words.length > 0) yield { kind: "line", words };
}

function wordAt(text: string, start: number): Word | Fault {
  let decoded = "";
  let quote = "";
  let opened = start;
  let isQuoted = false;
  let at = start;
  for (; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\0") return faultAt({ start: at, end: at + 1 }, "a NUL character");
    if (sign === "\n") break;
    if (sign === quote) quote = "";
    else if (quote === "" && (sign === '"' || sign === "'")) {
      [quote, opened, isQuoted] = [sign, at, true];
    } else if (quote === "" && (isBlank(sign) || sign === "#")) break;
    else if (sign === "\\" && quote !== "'") {
      if (quote === "" && continuation(text, at) > 0) break;
      decoded += text.charAt(++at);
    } else decoded += sign;
  }
  if (quote !== "") return faultAt({ start: opened, end: opened + 1 }, "this quote is not closed");
  return { text: decoded, start, end: Math.min(at, text.length), isQuoted };
}

/** The length of a backslash and the end of its line; 0 where there is none. */
function continuation(text: string, at: number): number {
  if (text[at] !== "\\") return 0;
  if (text[at + 1] === "\n") return 2;
  return text[at + 1] === "\r" && text[at + 2] === "\n" ? 3 : 0;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function isBlank(sign: string | undefined): boolean {
  return sign === " " || sign === "\t" || sign === "\r";
}
