import { cut, type FoldedText, type Piece } from "../folded-text.ts";

/** Puts pieces together to words. */
export class WordBuilder {
  readonly #words: Piece[][] = [];
  #open: Piece[] | undefined;

  /** From here on there is a word, even if nothing comes into it: `""`. */
  begin(): void {
    this.#open ??= [];
  }

  add(pieces: FoldedText): void {
    this.begin();
    for (const piece of pieces) if (piece.text !== "") this.#open?.push(piece);
  }

  /** Adds what a shell divides at its white space. */
  addSplit(pieces: FoldedText): void {
    for (const piece of pieces) {
      for (const { 0: run, index } of piece.text.matchAll(/\s+|\S+/g)) {
        if (/^\s/.test(run)) this.split();
        else this.add([cut(piece, index, index + run.length)]);
      }
    }
  }

  split(): void {
    if (this.#open) this.#words.push(this.#open);
    this.#open = undefined;
  }

  words(): readonly FoldedText[] {
    this.split();
    return this.#words;
  }
}
