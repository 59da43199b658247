import { posix } from "node:path";
import { type Document, sourceName } from "../../syntax/document.ts";
import type { CommandLine } from "./command-line.ts";

/** Whether a command means this file: it is named from the folder that the script is in, or from the root of everything. */
export function isFileOf(document: Document, file: string, line: CommandLine): boolean {
  const own = posix.normalize(sourceName(document.source.source));
  const wanted = posix.normalize(file);
  const beside = posix.join(posix.dirname(sourceName(line.document.source.source)), wanted);
  return own === wanted || own === beside || own.endsWith(`/${wanted}`);
}
