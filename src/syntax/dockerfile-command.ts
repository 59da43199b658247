import type { Span } from "../text/span.ts";
import type { Node, ScalarNode } from "./node.ts";

/** The arguments of `CMD` or `ENTRYPOINT`: a list of words where they are a JSON array of texts, else a line for the shell. */
export function readCommand(text: string, span: Span): Node {
  const written = text.slice(span.start, span.end);
  const plain = blanked(written);
  const words = execForm(plain);
  if (words) return { kind: "list", ...span, items: words.map((word) => moved(word, span.start)) };
  // The shell takes a continued line as it is; only comments between its parts are Docker's.
  const value = /\\[ \t]*\r?\n\s*#/.test(written) ? plain : written;
  return { kind: "scalar", ...span, value, style: "plain" };
}

/** The same text with continuations, and comments between continued lines, as white space of the same length. */
export function blanked(written: string): string {
  return written.replace(/^[ \t]*#.*$/gm, white).replace(/[\\`][ \t]*\r?\n(?:[ \t]*\r?\n)*/g, white);
}

function white(text: string): string {
  return " ".repeat(text.length);
}

function execForm(plain: string): readonly ScalarNode[] | undefined {
  if (!/^\s*\[/.test(plain)) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(plain);
  } catch {
    // `['node', 'x']` is no JSON, and Docker hands it to the shell.
    return undefined;
  }
  if (!Array.isArray(parsed) || !parsed.every((word) => typeof word === "string")) return undefined;
  const places = [...plain.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  return places.map(({ 0: quoted, index }, i) => ({
    kind: "scalar",
    start: index,
    end: index + quoted.length,
    value: String(parsed[i]),
    style: "quoted",
  }));
}

function moved(word: ScalarNode, by: number): ScalarNode {
  return { ...word, start: word.start + by, end: word.end + by };
}
