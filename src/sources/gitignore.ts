import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore as Matcher } from "ignore";

/** The rules of one `.gitignore`, which count from the folder it stands in. */
export interface Ignore {
  readonly folder: string;
  readonly matcher: Matcher;
}

export function ignoreRulesIn(folder: string): Ignore {
  const file = join(folder, ".gitignore");
  const matcher = ignore();
  try {
    matcher.add(readFileSync(file, "utf8"));
  } catch {
    // An unreadable .gitignore ignores nothing: more is read, nothing is hidden.
  }
  return { folder, matcher };
}

/** The rules of the folders above, up to the root of the repository; none outside of one. */
export function ignoreRulesAbove(folder: string): readonly Ignore[] {
  const rules: Ignore[] = [];
  for (let at = dirname(folder), below = folder; !existsSync(join(below, ".git")); below = at, at = dirname(at)) {
    if (at === below) return [];
    if (existsSync(join(at, ".gitignore"))) rules.unshift(ignoreRulesIn(at));
  }
  return rules;
}

export function isIgnored(rules: readonly Ignore[], path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, matcher } of rules) {
    const inside = relative(folder, path).split(sep).join("/");
    if (inside === "" || inside.startsWith("..")) continue;
    const result = matcher.test(isFolder ? `${inside}/` : inside);
    if (result.ignored) ignored = true;
    if (result.unignored) ignored = false;
  }
  return ignored;
}
