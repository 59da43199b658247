import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Problem, type Source, type SourceText, sourceText } from "../syntax/document.ts";
import { isOf, syntaxOf } from "../syntax/parse.ts";
import { type Decoded, decode } from "./decode.ts";
import { type Ignore, ignoreRulesAbove, ignoreRulesIn, isIgnored } from "./gitignore.ts";

/** A manifest is a few kilobytes, a plan a few megabytes. What is larger is not configuration. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Deeper than any repository; a bound that does not depend on the machine. */
const MAX_DEPTH = 64;

export interface ReadFile {
  readonly source: SourceText;
  /** Named by the user, not met in a folder: it is read whatever it looks like. */
  readonly named: boolean;
}

export interface Read {
  readonly files: readonly ReadFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads files and folders. Folders are walked in name order; `.gitignore` holds, `.git` and `node_modules` are left
 * out, and no link is followed out of the folder that was named. What cannot be read becomes a problem.
 */
export function readFiles(names: readonly string[], cwd: string): Read {
  const walk = new Walk(cwd);
  for (const name of names) walk.named(resolve(cwd, name));
  return walk.result();
}

interface Place {
  /** The real path of the folder that was named. */
  readonly root: string;
  readonly rules: readonly Ignore[];
  readonly depth: number;
}

class Walk {
  readonly #cwd: string;
  readonly #files = new Map<string, ReadFile>();
  readonly #problems = new Map<string, Problem>();

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  result(): Read {
    const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
    return {
      files: [...this.#files].sort(byName).map(([, file]) => file),
      problems: [...this.#problems].sort(byName).map(([, problem]) => problem),
    };
  }

  named(path: string): void {
    const stats = this.#stat(path);
    if (stats === undefined) return;
    if (!stats.isDirectory()) return this.#read(path, stats, true);
    const root = realpathSync(path);
    this.#directory(path, { root, rules: ignoreRulesAbove(path), depth: 0 });
  }

  #directory(path: string, { root, rules: above, depth }: Place): void {
    let children: Dirent[];
    try {
      children = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      return this.#problem(path, `cannot be read: ${reason(error)}`);
    }
    if (depth > MAX_DEPTH) return this.#problem(path, `more than ${MAX_DEPTH} folders deep; not read further`);
    const rules = children.some((child) => child.name === ".gitignore") ? [...above, ignoreRulesIn(path)] : above;
    for (const child of children.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = join(path, child.name);
      if (SKIPPED.has(child.name) || isIgnored(rules, inside, child.isDirectory())) continue;
      if (child.isDirectory()) this.#directory(inside, { root, rules, depth: depth + 1 });
      else if (child.isSymbolicLink()) this.#link(inside, root);
      else if (syntaxOf(child.name)) {
        const stats = this.#stat(inside);
        if (stats) this.#read(inside, stats, false);
      }
    }
  }

  /** What a link inside the folder points at is read where it stands; the others are said and left alone. */
  #link(path: string, root: string): void {
    let target: string;
    try {
      target = realpathSync(path);
    } catch (error) {
      if (reason(error) === "ELOOP") this.#problem(path, "a link that leads back to itself", "note");
      else if (syntaxOf(path)) this.#problem(path, "a link to nothing");
      return;
    }
    const isFolder = statSync(target).isDirectory();
    if (!isFolder && !syntaxOf(path)) return;
    const inside = target === root || target.startsWith(root + sep);
    if (!inside) this.#problem(path, "a link out of the folder that was named; not followed", "note");
    else if (isFolder && realpathSync(dirname(path)).startsWith(target)) {
      this.#problem(path, "a link back to a folder it stands in; not followed", "note");
    }
  }

  #stat(path: string): Stats | undefined {
    try {
      const own = lstatSync(path);
      return own.isSymbolicLink() ? statSync(path) : own;
    } catch (error) {
      this.#problem(path, reason(error) === "ENOENT" ? "no such file or folder" : `cannot be read: ${reason(error)}`);
      return undefined;
    }
  }

  #read(path: string, stats: Stats, named: boolean): void {
    const name = this.#name(path);
    if (this.#files.has(name)) return;
    if (!stats.isFile()) return this.#problem(path, "not a regular file");
    if (stats.size > MAX_BYTES)
      return this.#problem(path, `${megabytes(stats.size)} MB; files over ${megabytes(MAX_BYTES)} MB are not read`);
    const source: Source = { kind: "file", file: name };
    let decoded: Decoded;
    try {
      // Most files are sound, and reading them as text leaves no second copy of them for the collector.
      const text = readFileSync(path, "utf8");
      const isSound = !text.includes("\ufffd") && !text.includes("\0");
      decoded = isSound ? { source: sourceText(source, text) } : decode(source, readFileSync(path));
    } catch (error) {
      return this.#problem(path, `cannot be read: ${reason(error)}`);
    }
    // Many formats end in .conf or .cfg; in a folder only those of proxies are ours.
    const syntax = syntaxOf(path);
    if (!named && syntax && !isOf(syntax, decoded.source?.text ?? "")) return;
    if (decoded.problem) this.#problems.set(name, decoded.problem);
    else this.#files.set(name, { source: decoded.source, named });
  }

  /** Relative to the working directory, with `/`, so that reports are the same on every machine. */
  #name(path: string): string {
    return nameOf(path, this.#cwd);
  }

  #problem(path: string, message: string, level?: "note"): void {
    const name = this.#name(path);
    const source = sourceText({ kind: "file", file: name }, "");
    this.#problems.set(name, { source, span: { start: 0, end: 0 }, message, ...(level ? { level } : {}) });
  }
}

/** Never configuration of a connection, and large. */
const SKIPPED: ReadonlySet<string> = new Set([
  ".git",
  "node_modules",
  ".terraform",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "composer.lock",
]);

/** A path as reports name it: relative to the working directory, with `/`. */
export function nameOf(path: string, cwd: string): string {
  const name = relative(cwd, isAbsolute(path) ? path : resolve(cwd, path))
    .split(sep)
    .join("/");
  return name === "" ? "." : name;
}

/** The deepest folder that holds all of some paths; the folder itself where the only path is one. */
export function commonFolder(paths: readonly string[]): string {
  const [first = ".", ...others] = paths.map((path) => (isFolder(path) ? path : dirname(path)));
  return others.reduce((common, folder) => {
    let at = common;
    while (folder !== at && !folder.startsWith(at.endsWith(sep) ? at : at + sep)) at = dirname(at);
    return at;
  }, first);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The nearest `holdopen.yaml` in a folder or above it, up to the root of the repository; undefined where there is none. */
export function findConfig(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, "holdopen.yaml");
    if (exists(file)) return file;
    if (exists(join(folder, ".git")) || dirname(folder) === folder) return undefined;
  }
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** `ENOENT`, `EACCES`: what the system says, in its own short word. */
function reason(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
