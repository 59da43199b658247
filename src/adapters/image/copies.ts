import { posix } from "node:path";
import { type Cursor, entriesOf, itemsOf } from "../../syntax/cursor.ts";
import { textAt } from "../read.ts";

/** A file or folder of the build context and where it comes to lie in the image. */
export interface Copy {
  readonly from: string;
  readonly to: string;
  /** Whether `to` is a folder that takes the file under its own name. */
  readonly isInto: boolean;
}

export interface Layout {
  readonly workdir: string;
  /** The last one first, as it lies on top. */
  readonly copies: readonly Copy[];
}

/** Where the files of the build context lie in the image. What comes from another stage or an address is left out. */
export function layoutOf(chain: readonly Cursor[]): Layout {
  const copies: Copy[] = [];
  let workdir = "/";
  for (const stage of chain) {
    for (const [key, at] of entriesOf(stage)) {
      if (key === "WORKDIR") workdir = posix.resolve(workdir, textAt(at) ?? "");
      if (key === "COPY" || key === "ADD") copies.unshift(...copiesIn(at, workdir));
    }
  }
  return { workdir, copies };
}

/** The places in the build context that can have become this path of the image, the likeliest first. */
export function sourcesOf(path: string, { copies }: Layout): readonly string[] {
  return copies.flatMap((copy) => sourceIn(path, copy) ?? []);
}

function copiesIn(at: Cursor, workdir: string): readonly Copy[] {
  const words = itemsOf(at).map((word) => textAt(word) ?? "");
  const start = words.findIndex((word) => !word.startsWith("--"));
  if (start < 0 || words.slice(0, start).some((flag) => flag.startsWith("--from"))) return [];
  const sources = words.slice(start, -1);
  const target = words[words.length - 1] ?? "";
  const isInto = sources.length > 1 || target.endsWith("/") || /^\.\/?$/.test(target);
  return sources
    .filter((source) => !/[$:]|^<</.test(source))
    .map((from) => ({ from: from.replace(/^\/+/, ""), to: posix.resolve(workdir, target), isInto }));
}

function sourceIn(path: string, { from, to, isInto }: Copy): readonly string[] | undefined {
  if (path === to) return isInto ? undefined : [from];
  const inside = to === "/" ? path.slice(1) : path.startsWith(`${to}/`) ? path.slice(to.length + 1) : undefined;
  if (inside === undefined) return undefined;
  if (/[*?]/.test(from)) return fitsGlob(inside, posix.basename(from)) ? [posix.join(posix.dirname(from), inside)] : [];
  return posix.basename(from) === inside ? [from, posix.join(from, inside)] : [posix.join(from, inside)];
}

/** Globs of one star, as in `package*.json`; a folder of the context has no other use for them. */
function fitsGlob(name: string, glob: string): boolean {
  const [before = "", after = "", ...more] = glob.split("*");
  return more.length === 0 && name.startsWith(before) && name.endsWith(after) && name.length >= glob.length - 1;
}
