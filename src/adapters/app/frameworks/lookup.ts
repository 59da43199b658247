import type { Framework, Spellings } from "../framework.ts";
import { FRAMEWORKS } from "./index.ts";

/*
 * Thousands of containers and documents ask which framework is meant, and most mean none: each question looks its few
 * words up instead of trying every framework. All answers are in the order of FRAMEWORKS.
 */

/** The frameworks with a launcher that begins with this word. */
export function launchedBy(word: string): readonly Framework[] {
  return BY_FIRST_WORD.get(word) ?? [];
}

/** The frameworks that one of these variables marks. */
export function markedBy(variables: readonly { readonly name: string }[]): readonly Framework[] {
  const suspects = variables.filter(({ name }) => ANY_MARK.test(name));
  if (suspects.length === 0) return [];
  return FRAMEWORKS.filter(({ marks }) => marks && suspects.some(({ name }) => marks.test(name)));
}

/** The frameworks that read one of these keys of a document, spelled loosely. */
export function readersOf(keys: ReadonlyMap<string, unknown>): readonly Framework[] {
  const readers = new Set<Framework>();
  for (const key of keys.keys()) for (const framework of BY_KEY.get(key) ?? []) readers.add(framework);
  return readers.size === 0 ? [] : FRAMEWORKS.filter((framework) => readers.has(framework));
}

/** Case, `-` and `_` do not matter in the keys of a document. */
export function looseKey(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, "");
}

const BY_FIRST_WORD = indexed(({ launchers = [] }) => launchers.map((launcher) => launcher.split(" ")[0] ?? ""));
const BY_KEY = indexed(({ settings, when }) =>
  [...settings, ...settings.map(({ impliedBy }) => impliedBy), when].flatMap(keysOf),
);
/** What fits no mark fits not this either; it is less exact about case. */
const ANY_MARK = new RegExp(FRAMEWORKS.flatMap(({ marks }) => (marks ? `(?:${marks.source})` : [])).join("|"), "i");

function keysOf(spellings: Spellings | undefined): readonly string[] {
  return [...(spellings?.keys ?? []), ...(spellings?.env ?? [])].map(looseKey);
}

function indexed(wordsOf: (framework: Framework) => readonly string[]): ReadonlyMap<string, readonly Framework[]> {
  const index = new Map<string, Framework[]>();
  for (const framework of FRAMEWORKS) {
    for (const word of new Set(wordsOf(framework))) {
      const group = index.get(word);
      if (group) group.push(framework);
      else index.set(word, [framework]);
    }
  }
  return index;
}
