import type { Cursor } from "../syntax/cursor.ts";
import { sourceName } from "../syntax/document.ts";

/** A file's name without folders and extension; it stands in for an object's name that is filled in later. */
export function fileTitle(at: Cursor): string {
  const file = sourceName(at.document.source.source).split("/").at(-1) ?? "";
  return file.replace(/(.)\.[^.]*$/, "$1");
}
