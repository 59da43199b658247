import type { Span } from "../text/span.ts";
import type { Node } from "./node.ts";

/** A part of a text with the place where it was written, which may be far from where the text is used. */
export interface Piece extends Span {
  readonly text: string;
  /** Whether each character stands at its own place, so that a part of the piece has a place of its own. */
  readonly isExact: boolean;
  /** Set where the text is only known later; `text` is then a stand-in. */
  readonly why?: string;
}

/** A text put together from pieces, such as a word of a script with its variables filled in. */
export type FoldedText = readonly Piece[];

/** Stands for what is only known later, wherever a parser needs some character there. */
export const STAND_IN = "\ue000";

/** The characters of `text` between two offsets, each at its own place. */
export function writtenPiece(text: string, { start, end }: Span): Piece {
  return { text: text.slice(start, end), start, end, isExact: true };
}

export function unknownPiece(why: string, { start, end }: Span): Piece {
  return { text: STAND_IN, start, end, isExact: false, why };
}

export function plainText(folded: FoldedText): string {
  return folded.length === 1 ? (folded[0]?.text ?? "") : folded.map(({ text }) => text).join("");
}

/** Why a text is not known, or undefined where it is. */
export function whyUnknown(folded: FoldedText): string | undefined {
  return folded.find(({ why }) => why !== undefined)?.why;
}

/** The pieces of a part of a text. */
export function sliceFolded(folded: FoldedText, from: number, to: number): FoldedText {
  const found: Piece[] = [];
  let at = 0;
  for (const piece of folded) {
    const next = at + piece.text.length;
    if (next > from && at < to) found.push(cut(piece, Math.max(from - at, 0), Math.min(to - at, piece.text.length)));
    at = next;
    if (at >= to) break;
  }
  return found;
}

/** The part of a piece between two offsets in its text. */
export function cut(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.text.length) return piece;
  const text = piece.text.slice(from, to);
  return piece.isExact ? { ...piece, text, start: piece.start + from, end: piece.start + to } : { ...piece, text };
}

/** A text as a value of a tree: at its own place where it is one piece, else at `written`, where it is put together. */
export function foldedNode(folded: FoldedText, written: Span): Node {
  const [only, another] = folded;
  const { start, end } = only !== undefined && another === undefined ? only : written;
  const why = whyUnknown(folded);
  if (why !== undefined) return { kind: "opaque", start, end, why };
  return { kind: "scalar", start, end, value: plainText(folded), style: "quoted" };
}

/** Finds the pieces of a long text without walking over all of it. */
export class FoldedIndex {
  readonly text: string;
  readonly #pieces: FoldedText;
  readonly #offsets: number[] = [];

  constructor(pieces: FoldedText) {
    this.#pieces = pieces;
    let at = 0;
    for (const { text } of pieces) {
      this.#offsets.push(at);
      at += text.length;
    }
    this.text = plainText(pieces);
  }

  slice(from: number, to: number): FoldedText {
    const first = this.#pieceAt(from);
    const found: Piece[] = [];
    for (let i = first; i < this.#pieces.length; i++) {
      const piece = this.#pieces[i];
      const at = this.#offsets[i] ?? 0;
      if (piece === undefined || at >= to) break;
      if (at + piece.text.length <= from) continue;
      found.push(cut(piece, Math.max(from - at, 0), Math.min(to - at, piece.text.length)));
    }
    return found;
  }

  /** Where the characters between two offsets were written; folded text in between does not count. */
  place(from: number, to: number): Span {
    const [only] = this.#pieces;
    if (only?.isExact && this.#pieces.length === 1)
      return { start: only.start + from, end: only.start + Math.max(to, from) };
    const pieces = this.slice(from, Math.max(to, from + 1));
    const start = pieces[0]?.start ?? this.#pieces.at(-1)?.end ?? 0;
    return { start, end: Math.max(start, pieces.at(-1)?.end ?? start) };
  }

  #pieceAt(offset: number): number {
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }
}

/** A text with what matches a pattern replaced, each time by what `resolve` makes of it. */
export function fillIn(
  folded: FoldedText,
  pattern: RegExp,
  resolve: (match: RegExpMatchArray, place: Span) => FoldedText,
): FoldedText {
  const index = new FoldedIndex(folded);
  const filled: Piece[] = [];
  let at = 0;
  for (const match of index.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    filled.push(...index.slice(at, match.index), ...resolve(match, index.place(match.index, end)));
    at = end;
  }
  return at === 0 ? folded : [...filled, ...index.slice(at, index.text.length)];
}
