import type { Document } from "../../syntax/document.ts";
import { type FoldedText, plainText, whyUnknown, writtenPiece } from "../../syntax/folded-text.ts";
import type { ScriptCommand, ScriptWord } from "../../syntax/shell-script.ts";

/** A command that configuration runs, with its words at their own places. */
export interface CommandLine {
  readonly document: Document;
  /** From `gcloud` on. */
  readonly words: readonly ScriptWord[];
  /**
   * What it is a part of, outermost first: the file, a job or target, a branch of a script. It is certain to be run after
   * a command before it, if its parts are the first of that one's.
   */
  readonly within: readonly string[];
  /** Names of the file, job and target: they may speak of an environment. */
  readonly labels: readonly string[];
}

/** The gcloud commands of a script. */
export function gcloudCommands(
  commands: readonly ScriptCommand[],
  base: Omit<CommandLine, "words">,
): readonly CommandLine[] {
  return commands.flatMap(({ words, branches }) => {
    const own = unwrapped(words);
    return own === undefined ? [] : [{ ...base, words: own, within: [...base.within, ...branches] }];
  });
}

const WRAPPERS: ReadonlySet<string> = new Set(["sudo", "exec", "command", "time", "nohup", "env", "retry", "!"]);

/** The words from `gcloud` on, behind what only passes a command on; undefined for other commands. */
function unwrapped(words: readonly ScriptWord[]): readonly ScriptWord[] | undefined {
  for (const [index, { pieces }] of words.entries()) {
    const text = plainText(pieces);
    if (/^(?:\S*\/)?gcloud(?:\.cmd)?$/.test(text)) return words.slice(index);
    const isPassedOn = WRAPPERS.has(text) || /^-|^\w+=|^\d+$/.test(text);
    if (!isPassedOn || (index === 0 && !WRAPPERS.has(text))) return undefined;
  }
  return undefined;
}

/** A known text, or undefined. */
export function knownText(pieces: FoldedText | undefined): string | undefined {
  return pieces === undefined || whyUnknown(pieces) !== undefined ? undefined : plainText(pieces);
}

/** The whole text of a document, as a script is handed in. */
export function wholeText({ source }: Document): FoldedText {
  return [writtenPiece(source.text, { start: 0, end: source.text.length })];
}
