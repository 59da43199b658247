import { posix, resolve } from "node:path";
import { nameOf } from "../sources/files.ts";
import type { LintOptions } from "./options.ts";

/** Whether a file, or a folder, lies in a folder that was named; one that is gone does as well. */
export function isInNamedFolder({ files, texts, cwd }: LintOptions): (name: string) => boolean {
  const folder = resolve(cwd ?? process.cwd());
  const folders = (files ?? (texts === undefined ? ["."] : [])).map((file) => nameOf(file, folder));
  return (name) => {
    const place = posix.normalize(name);
    return folders.some((one) =>
      one === "." ? place !== ".." && !place.startsWith("../") : place === one || place.startsWith(`${one}/`),
    );
  };
}
