import { type FoldedText, plainText, unknownPiece, whyUnknown } from "../folded-text.ts";

/** What a variable holds: one text, or the elements of an array. */
export type Value = readonly FoldedText[];

/** The variables of a script at one point. A branch has its own, laid over those before it. */
export class Variables {
  readonly #own = new Map<string, Value>();
  readonly #above: Variables | undefined;

  constructor(above?: Variables) {
    this.#above = above;
  }

  get(name: string): Value | undefined {
    return this.#own.get(name) ?? this.#above?.get(name);
  }

  set(name: string, value: Value): void {
    this.#own.set(name, value);
  }

  /** Takes over what branches have set, of which one is run (or, unless `isComplete`, perhaps none). */
  merge(branches: readonly Variables[], isComplete: boolean): void {
    const names = new Set(branches.flatMap((branch) => [...branch.#own.keys()]));
    for (const name of names) {
      const values = branches.map((branch) => branch.get(name));
      if (!isComplete) values.push(this.get(name));
      this.set(name, agreed(name, values));
    }
  }
}

/** The value that all branches agree on. */
function agreed(name: string, [first, ...others]: readonly (Value | undefined)[]): Value {
  const isSame = first !== undefined && others.every((value) => value !== undefined && textOf(value) === textOf(first));
  if (isSame && first.every((element) => whyUnknown(element) === undefined)) return first;
  return [[unknownPiece(`$${name} differs between branches of the script`, { start: 0, end: 0 })]];
}

function textOf(value: Value): string {
  return value.map(plainText).join("\0");
}
