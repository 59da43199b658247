import type { Span } from "../text/span.ts";
import { type FoldedText, fillIn, type Piece, plainText, unknownPiece } from "./folded-text.ts";

/** Longer texts come from variables that hold others twice. */
const MAX_PIECES = 500;
const MAX_DEPTH = 20;
const MAX_STEPS = 50_000;
/** Stands for the assignment that is just made. */
const NOW = "\0now";

/** `$$`, `$(NAME)`, `${NAME}`, a call such as `$(shell …)`, and `$@`. */
const REFERENCE = /\$(?:\$|\(([^()$]*)\)|\{([^{}$]*)\}|\((?:[^()]|\([^()]*\))*\)|\{[^}]{0,300}\}|(\S))/g;

/** The variables of a Makefile. A value is filled in where it is used, as make does with `=`. */
export class MakeVariables {
  readonly #values = new Map<string, FoldedText>();
  #steps = 0;

  assign(name: string, operator: string, value: FoldedText, isBranch: boolean): void {
    const before = this.#values.get(name);
    if (operator === "!=") return this.forget(name);
    if (operator === "?=" && before !== undefined) return;
    if (operator === "+=") this.#values.set(name, before ? [...before, SPACE, ...value] : value);
    else if (isBranch && before !== undefined && plainText(before) !== plainText(value)) this.forget(name);
    else this.#values.set(name, operator.startsWith(":") ? this.#now(name, value) : value);
  }

  forget(name: string): void {
    this.#values.set(name, [unknownPiece(`$(${name}) differs between branches of the Makefile`, { start: 0, end: 0 })]);
  }

  /** A line of a recipe, or a value. */
  fill(text: FoldedText): FoldedText {
    return this.#filled(text, []);
  }

  /** `:=` takes what there is. A value that names itself would go round for ever otherwise. */
  #now(name: string, value: FoldedText): FoldedText {
    return plainText(value).includes(name) ? this.#filled(value, [NOW]) : value;
  }

  #filled(text: FoldedText, above: readonly string[]): FoldedText {
    const filled = fillIn(text, REFERENCE, (match, place) => this.#reference(match, place, above));
    return filled.length > MAX_PIECES
      ? [unknownPiece("it is longer than anything that is read", placeOf(text))]
      : filled;
  }

  #reference(match: RegExpMatchArray, place: Span, above: readonly string[]): FoldedText {
    const [written, round, braces, letter] = match;
    // A value that is filled in now is filled in again where it is used.
    if (written === "$$") return [{ ...place, text: above[0] === NOW ? "$$" : "$", isExact: false }];
    const name = round ?? braces ?? letter ?? "";
    const value = this.#values.get(name);
    if (value === undefined || above.includes(name) || above.length > MAX_DEPTH || ++this.#steps > MAX_STEPS)
      return [later(written ?? "", name, place)];
    return this.#filled(value, [...above, name]).map((piece) =>
      piece.why === undefined ? piece : { ...piece, ...place },
    );
  }
}

const SPACE: Piece = { text: " ", start: 0, end: 0, isExact: false };

function later(written: string, name: string, place: Span): Piece {
  const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
  const isName = /^[\w.-]+$/.test(name);
  return unknownPiece(isName ? `${shown} is set outside of this file` : `${shown} is filled in when make runs`, place);
}

function placeOf(text: FoldedText): Span {
  const [first] = text;
  return { start: first?.start ?? 0, end: first?.end ?? 0 };
}
