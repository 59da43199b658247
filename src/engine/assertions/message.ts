import type { Expression } from "../../config/config.ts";
import { seconds } from "../../model/describe.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { type Compiled, compile } from "./cel.ts";
import { CelMistake } from "./cel-mistake.ts";

/** A message with `{expressions}` in it. */
export interface Message {
  textFor(path: ConnectionPath): string;
}

type Piece = string | { readonly compiled: Compiled; readonly isSeconds: boolean };

/** Reads a message; `{{` and `}}` are plain braces. @throws CelMistake with the characters of the message. */
export function readMessage({ text }: Expression): Message {
  const pieces = piecesOf(text);
  return { textFor: (path) => pieces.map((piece) => (typeof piece === "string" ? piece : said(piece, path))).join("") };
}

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g)) {
    const [found, inner] = match;
    pieces.push(text.slice(from, match.index));
    from = match.index + found.length;
    if (found === "{{" || found === "}}") pieces.push(found.charAt(0));
    else if (inner === undefined)
      throw new CelMistake(`a lone ${found}; write ${found}${found} for a brace`, spanOf(match));
    else {
      const piece = interpolation(inner, match.index + 1);
      // Who writes the unit behind the braces does not get it twice.
      if (piece.isSeconds && /^ s\b/.test(text.slice(from))) from += 2;
      pieces.push(piece);
    }
  }
  return [...pieces, text.slice(from)].filter((piece) => piece !== "");
}

function interpolation(inner: string, start: number): Exclude<Piece, string> {
  try {
    const compiled = compile(inner, ["number", "text", "true or false"]);
    return { compiled, isSeconds: compiled.type === "number" && /^\s*[\w.[\]]+Seconds\s*$/.test(inner) };
  } catch (error) {
    if (!(error instanceof CelMistake)) throw error;
    throw new CelMistake(error.message, { start: start + error.span.start, end: start + error.span.end });
  }
}

function spanOf({ index, 0: found }: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: index, end: index + found.length };
}

function said({ compiled, isSeconds }: Exclude<Piece, string>, path: ConnectionPath): string {
  const reading = compiled.evaluate(path);
  if (reading.kind === "absent") return "nothing";
  if (reading.kind !== "value") return "an unknown value";
  const { value } = reading;
  if (typeof value !== "number") return String(value);
  if (isSeconds || value === Number.POSITIVE_INFINITY) return seconds(value);
  return String(Number(value.toFixed(3)));
}
