import { type Cursor, descend, locateKey } from "../../../syntax/cursor.ts";
import { FoldedIndex, type FoldedText, fillIn, plainText } from "../../../syntax/folded-text.ts";
import { readScript, type ScriptWord } from "../../../syntax/shell-script.ts";
import type { CommandLine } from "../command-line.ts";
import { madePiece, piecesAt } from "./script-text.ts";

/** What `google-github-actions/deploy-cloudrun` hands on to gcloud, input by input. */
const INPUTS: Readonly<Record<string, string>> = {
  image: "--image=",
  region: "--region=",
  project_id: "--project=",
  env_vars_file: "--env-vars-file=",
};

/** The command that the action runs; with `metadata`, that is `gcloud run services replace`. */
export function deployAction(
  step: Cursor,
  base: Omit<CommandLine, "words">,
  fill: (text: FoldedText) => FoldedText,
): readonly CommandLine[] {
  const uses = locateKey(descend(step, "uses")).span;
  const input = (name: string): Input | undefined => {
    const at = descend(step, "with", name);
    const pieces = piecesAt(at);
    return pieces && { pieces: fill(pieces), key: locateKey(at).span };
  };
  const made = (...texts: readonly string[]): readonly ScriptWord[] =>
    texts.map((text) => ({ start: uses.start, end: uses.end, pieces: [madePiece(text, uses)] }));
  const metadata = input("metadata");
  if (metadata) return [{ ...base, words: [...made("gcloud", "run", "services", "replace"), wordOf("", metadata)] }];
  const service = input("service");
  if (service === undefined) return [];
  const flags = Object.entries(INPUTS).flatMap(([name, flag]) => {
    const given = input(name);
    return given ? [wordOf(flag, given)] : [];
  });
  const words = [
    ...made("gcloud", "run", "deploy"),
    wordOf("", service),
    ...flags,
    ...variableWords(input("env_vars"), "--update-env-vars="),
    ...variableWords(input("secrets"), "--update-secrets="),
    ...flagWords(input("flags")),
  ];
  return [{ ...base, words }];
}

interface Input {
  readonly pieces: FoldedText;
  readonly key: { readonly start: number; readonly end: number };
}

function wordOf(flag: string, { pieces, key }: Input): ScriptWord {
  const made = flag === "" ? [] : [madePiece(flag, key)];
  const { start, end } = flag === "" ? (pieces[0] ?? key) : key;
  return { start, end, pieces: [...made, ...pieces] };
}

/** One line or more of `NAME=value`, each with commas between or by itself. */
function variableWords(input: Input | undefined, flag: string): readonly ScriptWord[] {
  if (input === undefined) return [];
  const index = new FoldedIndex(input.pieces);
  return [...index.text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index: at }) => {
    const pieces = index.slice(at, at + line.length);
    return /^\s*(?:#|$)/.test(line) ? [] : [wordOf(flag, { ...input, pieces })];
  });
}

/** The `flags` input is split as a shell does it; where its lines end does not matter. */
function flagWords(input: Input | undefined): readonly ScriptWord[] {
  if (input === undefined || plainText(input.pieces).trim() === "") return [];
  const line = fillIn(input.pieces, /\s*\n\s*/g, (_, place) => [madePiece(" ", place)]);
  const { commands } = readScript([madePiece("x ", input.key), ...line]);
  return commands.flatMap(({ words }) => words.slice(1));
}
