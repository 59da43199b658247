import type { Entry } from "../../syntax/node.ts";
import type { CommandLine } from "./command-line.ts";

/** What one command says of one setting; without an entry it leaves the setting as it is. */
export interface Writer {
  readonly line: CommandLine;
  /** The flag and its value; undefined where the command does not name the setting. */
  readonly entry: Entry | undefined;
  /** Where the setting would be written, and what the command is called. */
  readonly place: Entry;
  /** Set for a command that puts back what a file declares. */
  readonly isReset?: boolean;
}

const MAX_WRITERS = 100;

/**
 * The commands that may have written a setting last, in the order of the input. One that is certain to be run after
 * another takes its place; one that does not name the setting counts where nothing was certainly set before it.
 */
export function lastWriters(writers: readonly Writer[]): readonly Writer[] {
  let last: Writer[] = [];
  for (const writer of writers) {
    // So many are never one value; the rest is as good as not written.
    if (last.length >= MAX_WRITERS) return [...last, { ...writer, entry: undefined }];
    if (writer.entry !== undefined || writer.isReset) {
      last = [...last.filter((before) => !isCertainAfter(writer, before)), writer];
    } else if (!last.some((before) => isCertainAfter(before, writer))) {
      last.push(writer);
    }
  }
  return last;
}

/** Whether a command is run whenever the other one is. */
function isCertainAfter({ line: { within } }: Writer, { line: other }: Writer): boolean {
  return within.length <= other.within.length && within.every((part, index) => part === other.within[index]);
}
