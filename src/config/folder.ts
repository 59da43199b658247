import { posix } from "node:path";
import { type Document, sourceName } from "../syntax/document.ts";

/** The folder of a document as reports name it; `.` for what is no file. */
export function folderOf({ source: { source } }: Document): string {
  return source.kind === "file" ? posix.dirname(sourceName(source)) : ".";
}

/** A name that is written in a file of `folder`, as reports name it. */
export function relativeTo(folder: string, name: string): string {
  return posix.join(folder, name);
}
