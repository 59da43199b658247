import { parse } from "unbash";
import type { Span } from "../text/span.ts";
import { FoldedIndex, type FoldedText } from "./folded-text.ts";
import { Variables } from "./shell/variables.ts";
import { Walk } from "./shell/walk.ts";

/** A word as the command gets it. */
export interface ScriptWord extends Span {
  readonly pieces: FoldedText;
}

/** A simple command as a script runs it, with the values that its variables have there. */
export interface ScriptCommand extends Span {
  /** The variables set for this command alone, or, without words, from here on. */
  readonly assignments: readonly ScriptAssignment[];
  /** Its name and arguments. */
  readonly words: readonly ScriptWord[];
  /**
   * The branches it stands in, outermost first. One command is certain to be run after another, if it comes later and
   * its branches are the first of the other's.
   */
  readonly branches: readonly string[];
}

export interface ScriptAssignment extends Span {
  readonly name: string;
  readonly value: FoldedText;
}

export interface Script {
  readonly commands: readonly ScriptCommand[];
  /** What the shell would refuse; the commands before it are read all the same. */
  readonly error?: { readonly at: Span; readonly message: string };
}

/** Longer scripts are installers with an archive behind them. */
const MAX_LENGTH = 2_000_000;

/**
 * Goes through a script in the order in which a shell would: variables are filled in, functions are followed where they
 * are called, and of branches nobody knows which one is taken. Nothing is run.
 */
export function readScript(pieces: FoldedText, variables: ReadonlyMap<string, FoldedText> = new Map()): Script {
  const index = new FoldedIndex(pieces);
  if (index.text.length > MAX_LENGTH)
    return { commands: [], error: { at: index.place(0, 1), message: "it is too long" } };
  const { commands, errors } = parse(index.text);
  const known = new Variables();
  for (const [name, value] of variables) known.set(name, [value]);
  const walk = new Walk(index, known);
  walk.run(commands);
  const [error] = errors ?? [];
  if (error === undefined) return { commands: walk.commands };
  return { commands: walk.commands, error: { at: index.place(error.pos, error.pos + 1), message: error.message } };
}
