import { type Cursor, descend } from "../../syntax/cursor.ts";
import { sourceName } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";

interface Written {
  readonly at: Cursor;
}

/** One of several copies of an object, and those with which it may be confused. */
export interface Choice<T> {
  readonly object: T;
  /** Copies that are as near as the chosen one and differ from it. */
  readonly tied: readonly T[];
  /** Copies that may be patches on the chosen one: they stand where overlays do, and differ from it. */
  readonly layers: readonly T[];
}

/** Chooses among copies by where they are written, whatever the order in which they were read. */
export type Chooser<T> = (near: Cursor) => Choice<T>;

/** More copies than this that all differ say no more than these. */
const MOST_RIVALS = 16;

/**
 * Prefers the copy in the same file, then in the same folder, then in the nearest folder above, then elsewhere, last
 * in the folder of another overlay. `hasDoor` tells the files and folders that have a way in of their own, for which
 * the copies there are meant.
 */
export function chooser<T extends Written>(
  copies: readonly [T, ...T[]],
  hasDoor: (place: string) => boolean,
): Chooser<T> {
  const [first] = copies;
  if (copies.length === 1) return () => ({ object: first, tied: [], layers: [] });
  const placed = copies.map((object) => placeOf(object)).sort(inOrder);
  const choices = new Map<string, Choice<T>>();
  return (near) => {
    const file = sourceName(near.document.source.source);
    const known = choices.get(file);
    if (known) return known;
    const choice = chooseFor(file, placed, hasDoor) ?? { object: first, tied: [], layers: [] };
    choices.set(file, choice);
    return choice;
  };
}

interface Placed<T> {
  readonly object: T;
  readonly file: string;
  readonly folders: readonly string[];
  readonly content: string;
}

/** Whether two places say different things. */
export function differ(a: Cursor, b: Cursor): boolean {
  return contentOf(a.node) !== contentOf(b.node);
}

function placeOf<T extends Written>(object: T): Placed<T> {
  const parts = [descend(object.at, "spec"), descend(object.at, "metadata", "annotations"), descend(object.at, "data")];
  const content = parts.map(({ node }) => contentOf(node)).join();
  const file = sourceName(object.at.document.source.source);
  return { object, file, folders: foldersOf(file), content };
}

/** What a tree says, whatever the order of its keys. */
function contentOf(node: Node | undefined): string {
  switch (node?.kind) {
    case undefined:
      return "";
    case "scalar":
      return JSON.stringify(node.value);
    case "list":
      return `[${node.items.map(contentOf).join()}]`;
    case "map":
      return `{${node.entries
        .map(({ key, value }) => `${JSON.stringify(key)}:${contentOf(value)}`)
        .sort()
        .join()}}`;
    case "opaque":
      return node.why;
  }
}

function inOrder(a: Placed<Written>, b: Placed<Written>): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.object.at.anchor.span.start - b.object.at.anchor.span.start;
}

function chooseFor<T>(
  file: string,
  placed: readonly Placed<T>[],
  hasDoor: (place: string) => boolean,
): Choice<T> | undefined {
  const own = foldersOf(file);
  let chosen: { readonly one: Placed<T>; readonly rank: number } | undefined;
  const ranked = placed.map((one) => ({ one, rank: one.file === file ? 0 : rankOf(one.folders, own) }));
  for (const next of ranked) if (chosen === undefined || next.rank < chosen.rank) chosen = next;
  if (chosen === undefined) return undefined;
  const { one, rank } = chosen;
  const tied = ranked.filter((other) => other.rank === rank).map((other) => other.one);
  const layers = ranked.filter((other) => other.rank > rank && isLayer(other.one, own, hasDoor));
  const seen = new Set([one.content]);
  const isNew = ({ content }: Placed<T>): boolean => !seen.has(content) && seen.add(content).size <= MOST_RIVALS;
  return {
    object: one.object,
    tied: tied.filter(isNew).map(({ object }) => object),
    layers: layers.flatMap((other) => (isNew(other.one) ? [other.one.object] : [])),
  };
}

const ELSEWHERE = 1000;

/** The nearer, the smaller. The same file is nearer still. */
function rankOf(other: readonly string[], own: readonly string[]): number {
  const shared = sharedDepth(own, other);
  if (shared === other.length) return Math.min(1 + own.length - shared, ELSEWHERE - 1);
  const [mine, its] = [own[shared], other[shared]];
  const isOtherOverlay =
    mine !== undefined && [mine, its].every((folder) => !BASE.test(folder ?? "") && !OVERLAYS.test(folder ?? ""));
  return isOtherOverlay ? 2 * ELSEWHERE : ELSEWHERE + Math.max(0, ELSEWHERE - 1 - shared);
}

const BASE = /^(?:bases?|common|shared)$/i;
const OVERLAYS = /^(?:overlays?|patches|environments?|envs?|variants?)$/i;

/** Whether a copy stands where a patch on what is near would, and has no way in of its own that it is meant for. */
function isLayer(
  { file, folders: other }: Placed<unknown>,
  own: readonly string[],
  hasDoor: (place: string) => boolean,
): boolean {
  const shared = sharedDepth(own, other);
  const isBelow = shared === own.length;
  const isBesideBase = shared === own.length - 1 && BASE.test(own[shared] ?? "");
  const isOverlay = OVERLAYS.test(other[shared] ?? "") && !OVERLAYS.test(own[shared] ?? "");
  if (!isBelow && !isBesideBase && !isOverlay) return false;
  const isSameFolder = isBelow && other.length === own.length;
  return !hasDoor(file) && (isSameFolder || !hasDoor(folderOf(file)));
}

function sharedDepth(a: readonly string[], b: readonly string[]): number {
  let depth = 0;
  while (depth < a.length && depth < b.length && a[depth] === b[depth]) depth++;
  return depth;
}

export function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

function foldersOf(file: string): readonly string[] {
  return file.split("/").slice(0, -1);
}
