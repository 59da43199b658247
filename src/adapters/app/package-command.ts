import { locate } from "../../syntax/cursor.ts";
import type { BuiltFiles } from "../container.ts";
import { textAt } from "../read.ts";
import type { Word } from "./words.ts";

const RUNNERS = /(?:^|\/)(npm|pnpm|yarn|bun)$/;
const RUN = /^(?:run|run-script)$/;

export interface PackageCommand {
  /** The line in package.json, which a shell runs. */
  readonly script: Word;
  /** What the last command of it is given besides. */
  readonly more: readonly Word[];
}

/** The command line in package.json that `npm start`, `yarn start:prod` and the like run. */
export function packageCommand(words: readonly Word[], files: BuiltFiles | undefined): PackageCommand | undefined {
  const [program, ...rest] = words;
  if (files === undefined || program === undefined) return undefined;
  const runner = RUNNERS.exec(program.text)?.[1];
  const isNode = /(?:^|\/)node$/.test(program.text) && rest[0]?.text === "--run";
  if (runner === undefined && !isNode) return undefined;
  const start = isNode ? 1 : rest.findIndex(({ text }) => !QUIET.test(text));
  const name = start + (RUN.test(rest[start]?.text ?? "") ? 1 : 0);
  const at = rest.findIndex(({ text }, index) => index >= name && !QUIET.test(text));
  const script = scriptNamed(rest[at]?.text, files);
  return script && { script, more: moreWords(rest.slice(at + 1), runner === "npm" || isNode) };
}

/** npm keeps flags for itself unless they stand behind `--`. */
function moreWords(words: readonly Word[], keepsFlags: boolean): readonly Word[] {
  const dashes = words.findIndex(({ text }) => text === "--");
  if (dashes >= 0) return words.slice(dashes + 1);
  return keepsFlags ? words.filter(({ text }) => !text.startsWith("-")) : words;
}

const QUIET = /^(?:-s|--silent|--quiet|-q|--loglevel=\w+)$/;

function scriptNamed(name: string | undefined, files: BuiltFiles): Word | undefined {
  // A folder or a workspace of its own has a package.json of its own.
  const at = name === undefined || name.startsWith("-") ? undefined : files.packageScript(name);
  const text = at && textAt(at);
  return at && text !== undefined ? { text, at: locate(at) } : undefined;
}
