import type { Parsed, Problem, SourceText } from "./document.ts";
import type { Entry } from "./node.ts";

const LINE = /^([ \t]*)(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \t]*=[ \t]*/;

/**
 * Parses `KEY=value` lines as Docker and the dotenv libraries read them: optional `export`, quotes, ` #` comments.
 * Values stay text; `$OTHER` is kept as written, so that it is seen to be undecided.
 */
export function parseDotenv(source: SourceText): Parsed {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const text = source.text;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const match = LINE.exec(line);
    if (match) {
      const [head, indent = "", key = ""] = match;
      const keyStart = at + head.indexOf(key, indent.length);
      const value = readValue(text, at + head.length, lineEnd);
      entries.push({
        key,
        start: keyStart,
        end: keyStart + key.length,
        value: { kind: "scalar", start: value.start, end: value.end, value: value.value, style: value.style },
      });
      at = Math.max(lineEnd, value.end);
      at = endOfLine(text, at);
    } else {
      if (/\S/.test(line) && !/^\s*#/.test(line)) {
        problems.push({ source, span: { start: at, end: lineEnd }, message: "not a KEY=value line" });
      }
      at = lineEnd;
    }
    if (text.startsWith("\r\n", at)) at += 2;
    else at += 1;
  }
  const root = { kind: "map" as const, start: 0, end: text.length, entries };
  return { documents: entries.length > 0 ? [{ source, root }] : [], problems };
}

interface Value {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly style: "plain" | "quoted";
}

function readValue(text: string, start: number, lineEnd: number): Value {
  const quote = text[start];
  if (quote === '"' || quote === "'") {
    const close = closingQuote(text, start + 1, quote);
    if (close >= 0) {
      const raw = text.slice(start + 1, close);
      const value = quote === '"' ? raw.replace(/\\([nrt"\\])/g, (_, c: string) => ESCAPES[c] ?? c) : raw;
      return { value, start, end: close + 1, style: "quoted" };
    }
  }
  const raw = text.slice(start, lineEnd);
  const comment = /(?:^|[ \t])#/.exec(raw);
  const value = (comment ? raw.slice(0, comment.index) : raw).trimEnd();
  return { value, start, end: start + value.length, style: "plain" };
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function endOfLine(text: string, from: number): number {
  const match = /\r\n|\n|\r/g;
  match.lastIndex = from;
  return match.exec(text)?.index ?? text.length;
}
