import type { Word } from "./words.ts";
import { within } from "./written.ts";

/** A program's arguments, and how its parser treats them. */
export interface Arguments {
  readonly words: readonly Word[];
  /** All long flags that a shortened one could mean, where the parser takes shortened ones. */
  readonly prefixesOf: readonly string[] | undefined;
}

/** The value of the last of these flags, as `--flag v`, `--flag=v`, `-t v` or `-t0`. */
export function findFlag(args: Arguments, flags: readonly string[]): Word | undefined {
  for (const flag of flags) {
    for (let i = args.words.length - 1; i >= 0; i--) {
      const word = args.words[i];
      const value = word && valueIn(args, i, word, flag);
      if (value) return value;
    }
  }
  return undefined;
}

/** Whether a flag without a value, or with any, is there. */
export function hasFlag({ words }: Arguments, flag: string): Word | undefined {
  return words.find(({ text }) => text === flag || text.startsWith(`${flag}=`));
}

/** A flag that names a file of settings, where there is one. */
export function fileFlag(args: Arguments, flags: readonly string[] = []): Word | undefined {
  return flags.map((flag) => hasFlag(args, flag)).find((word) => word !== undefined);
}

/** A word that may bring flags nobody sees here: `$EXTRA_ARGS`, `"$@"`. */
export function hiddenFlags({ words }: Arguments): Word | undefined {
  return words.find(({ text, why }, i) => {
    if (why !== undefined) return !words[i - 1]?.text.startsWith("-");
    return /^\$(?:\{[@*]|[@*])|^\$[({]?\w*(?:ARGS?|ARGUMENTS|OPTS|OPTIONS|FLAGS|PARAMS)\b/i.test(text);
  });
}

function valueIn(args: Arguments, i: number, word: Word, flag: string): Word | undefined {
  const { text } = word;
  if (text === flag) return args.words[i + 1];
  const isShort = /^-[A-Za-z]$/.test(flag);
  if (isShort) return text.startsWith(flag) && text.length > 2 && !text.startsWith("--") ? rest(word, 2) : undefined;
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  if (name !== flag && !isPrefix(args, name, flag)) return undefined;
  return equals < 0 ? args.words[i + 1] : rest(word, equals + 1);
}

/** argparse: a beginning that fits one flag only is that flag. */
function isPrefix({ prefixesOf }: Arguments, name: string, flag: string): boolean {
  if (prefixesOf === undefined || !/^--\w/.test(name) || !flag.startsWith(name)) return false;
  return prefixesOf.every((other) => other === flag || !other.startsWith(name));
}

function rest(word: Word, from: number): Word {
  const { text, at } = word;
  return { text: text.slice(from), at: within(at, text, from, text.length) };
}
