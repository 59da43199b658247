import type { DoubleQuotedChild, ParameterExpansionPart, Word, WordPart } from "unbash";
import type { Span } from "../../text/span.ts";
import { type FoldedIndex, type FoldedText, type Piece, plainText, unknownPiece, whyUnknown } from "../folded-text.ts";
import { evaluate } from "./arithmetic.ts";
import type { Value, Variables } from "./variables.ts";
import { WordBuilder } from "./word-builder.ts";

export interface Expansion {
  readonly index: FoldedIndex;
  readonly variables: Variables;
  /** Set behind `source FILE`: any variable that is not set here may be set there. */
  readonly isSourced: boolean;
}

/** Longer values come from variables that hold themselves twice. */
const MAX_LENGTH = 20_000;
const MAX_PIECES = 500;

/** A word with its variables filled in, each piece where it was written. Unquoted, it may become several or none. */
export function expandWord(word: Word, expansion: Expansion): readonly FoldedText[] {
  const builder = new WordBuilder();
  if (word.parts === undefined) builder.add(literal(word.pos, word.end, word.text, word.value, expansion));
  else for (const part of word.parts) addPart(part, false, builder, expansion);
  return builder.words().map((folded) => bounded(folded, expansion.index.place(word.pos, word.end)));
}

/** A word that is never split, such as the right side of an assignment. */
export function expandWhole(word: Word, expansion: Expansion): FoldedText {
  const builder = new WordBuilder();
  if (word.parts === undefined) builder.add(literal(word.pos, word.end, word.text, word.value, expansion));
  else for (const part of word.parts) addPart(part, true, builder, expansion);
  const folded = builder.words().flatMap((one, index) => (index === 0 ? one : [SPACE, ...one]));
  return bounded(folded, expansion.index.place(word.pos, word.end));
}

const SPACE: Piece = { text: " ", start: 0, end: 0, isExact: false };

function bounded(folded: FoldedText, place: Span): FoldedText {
  const length = folded.reduce((sum, { text }) => sum + text.length, 0);
  const isLong = folded.length > 1 && (length > MAX_LENGTH || folded.length > MAX_PIECES);
  return isLong ? [unknownPiece("it is longer than anything that is read", place)] : folded;
}

function addPart(part: WordPart | DoubleQuotedChild, isQuoted: boolean, to: WordBuilder, expansion: Expansion): void {
  const { index } = expansion;
  switch (part.type) {
    case "DoubleQuoted":
    case "LocaleString":
      to.begin();
      for (const child of part.parts) addPart(child, true, to, expansion);
      return;
    case "SingleQuoted":
      to.begin();
      return to.add(index.slice(part.pos + 1, part.end - 1));
    case "Literal":
    case "AnsiCQuoted":
      to.begin();
      return to.add(literal(part.pos, part.end, part.text, part.value, expansion));
    case "SimpleExpansion":
      return addVariable(part.text.slice(1), part, isQuoted, to, expansion);
    case "ParameterExpansion":
      return addParameter(part, isQuoted, to, expansion);
    case "ArithmeticExpansion": {
      const value = evaluate(part.expression, (name) => knownText(expansion.variables.get(name)));
      const place = index.place(part.pos, part.end);
      return to.add([
        value === undefined ? later(part.text, place) : { ...place, text: String(value), isExact: false },
      ]);
    }
    case "CommandExpansion":
    case "ProcessSubstitution":
      return to.add([later(part.text, index.place(part.pos, part.end))]);
    default:
      return to.add(index.slice(part.pos, part.end));
  }
}

function literal(pos: number, end: number, text: string, value: string, { index }: Expansion): FoldedText {
  if (text === value) return index.slice(pos, end);
  const pieces = index.slice(pos, end);
  const why = whyUnknown(pieces);
  const place = index.place(pos, end);
  return why === undefined ? [{ ...place, text: value, isExact: false }] : [unknownPiece(why, place)];
}

function addParameter(part: ParameterExpansionPart, isQuoted: boolean, to: WordBuilder, expansion: Expansion): void {
  const { operation, prefix, index, parameter } = part;
  const isAll = index?.text === "@" || index?.text === "*";
  if (prefix === undefined && operation === undefined && (index === undefined || isAll)) {
    return addVariable(isAll ? `${parameter}[@]` : parameter, part, isQuoted, to, expansion);
  }
  const place = expansion.index.place(part.pos, part.end);
  if (prefix !== undefined || operation?.type !== "Default") return to.add([later(part.text, place)]);
  const value = expansion.variables.get(parameter);
  const kind = operation.operator.replace(":", "");
  if (value !== undefined && kind !== "+") return addVariable(parameter, part, isQuoted, to, expansion);
  if (expansion.isSourced || kind === "+" || kind === "?") return to.add([later(part.text, place)]);
  const fallback = expandWhole(operation.operand, expansion);
  if (kind === "=") expansion.variables.set(parameter, [fallback]);
  to.begin();
  return isQuoted ? to.add(fallback) : to.addSplit(fallback);
}

function addVariable(name: string, part: Part, isQuoted: boolean, to: WordBuilder, expansion: Expansion): void {
  const isAll = name.endsWith("[@]") || name === "@" || name === "*";
  const variable = name.replace("[@]", "");
  const value = expansion.variables.get(variable);
  const place = expansion.index.place(part.pos, part.end);
  if (value === undefined) return to.add([unknownPiece(unset(variable), place)]);
  const elements = isAll ? value : value.slice(0, 1);
  const seen = elements.map((element) =>
    element.map((piece) => (piece.why === undefined ? piece : { ...piece, ...place })),
  );
  for (const [position, element] of seen.entries()) {
    if (position > 0) to.split();
    if (isQuoted) {
      to.begin();
      to.add(element);
    } else to.addSplit(element);
  }
}

interface Part {
  readonly pos: number;
  readonly end: number;
}

function unset(name: string): string {
  if (/^\d+$|^[@*]$/.test(name)) return `$${name} is given when the script is called`;
  return `$${name} is set outside of this file`;
}

function later(text: string, place: Span): Piece {
  const shown = text.replace(/\s+/g, " ");
  return unknownPiece(
    `${shown.length > 40 ? `${shown.slice(0, 40)}…` : shown} is filled in when the script runs`,
    place,
  );
}

function knownText(value: Value | undefined): string | undefined {
  const [first] = value ?? [];
  return first === undefined || whyUnknown(first) !== undefined ? undefined : plainText(first);
}
