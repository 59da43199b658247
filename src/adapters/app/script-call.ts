import { sourceName } from "../../syntax/document.ts";
import type { BuiltFiles } from "../container.ts";
import type { ScriptInput } from "./run-script.ts";
import type { Word } from "./words.ts";

const SHELL = /(?:^|\/)(?:ba|da|a)?sh$/;

/** A command line that starts a script of the image which is in the input: `/entrypoint.sh serve`, `bash -e start.sh`. */
export function scriptCall(
  words: readonly Word[],
  files: BuiltFiles | undefined,
): Omit<ScriptInput, "env"> | undefined {
  if (files === undefined) return undefined;
  const start = SHELL.test(words[0]?.text ?? "") ? afterOptions(words) : 0;
  const program = words[start];
  const document = program && program.why === undefined ? files.script(program.text) : undefined;
  if (document === undefined) return undefined;
  const name = sourceName(document.source.source);
  return { document, name, args: words.slice(start + 1), preset: files.preset };
}

/** Where the script stands behind a shell; nowhere for `sh -c`. */
function afterOptions(words: readonly Word[]): number {
  for (let i = 1; i < words.length; i++) {
    const text = words[i]?.text ?? "";
    if (/^-[a-z]*c$/.test(text)) return -1;
    if (text === "-o") i++;
    else if (!text.startsWith("-")) return i;
  }
  return -1;
}
