import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { nameOf } from "./files.ts";

/** What git says of a working tree and a commit; names are as reports use them. */
export interface ChangesSince {
  /** Whether a file is as it was then. What git does not know counts as changed. */
  isUnchanged(file: string): boolean;
  /** Files that were there then and are no more. */
  readonly deleted: readonly string[];
}

/** What changed since a commit, or why git cannot say; nothing is written, and no shell runs. */
export function changesSince(ref: string, cwd: string): ChangesSince | { readonly why: string } {
  const top = git(["rev-parse", "--show-toplevel"], cwd);
  if (top.why !== undefined) return { why: top.isMissing ? top.why : `no repository of git is here: ${top.why}` };
  const isRef = ref !== "" && !ref.startsWith("-");
  const commit = isRef ? git(["rev-parse", "--verify", "--quiet", `${ref}^{commit}`], cwd) : undefined;
  if (commit?.out === undefined) return { why: `git knows no commit "${ref}"` };
  const root = top.out.replace(/\r?\n$/, "");
  const diff = ["diff", "--name-status", "--no-renames", "--no-ext-diff", "--ignore-submodules", "-z"];
  const changed = git([...diff, commit.out.trim(), "--"], root);
  const tracked = git(["ls-files", "-z"], root);
  if (changed.why !== undefined) return { why: changed.why };
  if (tracked.why !== undefined) return { why: tracked.why };
  const real = realpathSync(cwd);
  const named = (file: string): string => nameOf(join(root, file), real);
  const pairs = inPairs(changed.out);
  const touched = new Set(pairs.map(([, file]) => named(file)));
  const known = new Set(fields(tracked.out).map(named));
  return {
    isUnchanged: (file) => known.has(file) && !touched.has(file),
    deleted: pairs.flatMap(([status, file]) => (status === "D" ? [named(file)] : [])).sort(),
  };
}

type Said =
  | { readonly out: string; readonly why?: undefined }
  | { readonly out?: undefined; readonly why: string; readonly isMissing: boolean };

/** A repository of half a million files. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** What a repository's own settings would have git start is switched off. */
function git(args: readonly string[], cwd: string): Said {
  const run = spawnSync("git", ["-c", "core.fsmonitor=false", ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: MAX_OUTPUT,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
  });
  if (run.error) return { why: `git cannot be run: ${run.error.message}`, isMissing: true };
  if (run.status === 0) return { out: run.stdout };
  const [line = ""] = run.stderr.trim().split("\n");
  return { why: line === "" ? `git ended with ${run.status}` : line.replace(/^fatal: /, ""), isMissing: false };
}

function fields(text: string): readonly string[] {
  return text.split("\0").filter((field) => field !== "");
}

/** `M`, a name, `D`, a name and so on. */
function inPairs(text: string): readonly (readonly [string, string])[] {
  const all = fields(text);
  return all.flatMap((status, index) => (index % 2 === 0 ? [[status, all[index + 1] ?? ""] as const] : []));
}
