import { readFileSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The file of a pack in an installed package, or why there is none; undefined where no such package is installed. */
export type PackageFile = { readonly file: string } | { readonly problem: string } | undefined;

/**
 * Finds `@acme/policy` or `@acme/policy/strict.yaml` in node_modules of a folder or above it. Of a package that is named
 * alone, it is the file that `holdopen` in its package.json names, else `policy.yaml`. Nothing of it is run.
 */
export function findPolicyPackage(name: string, folder: string): PackageFile {
  const [, bare = "", inside] = NAME.exec(name) ?? [];
  if (bare === "") return undefined;
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, "node_modules", bare);
    const manifest = readManifest(join(home, "package.json"));
    if (manifest !== undefined) return fileOf(home, inside ?? manifest.holdopen ?? "policy.yaml", bare);
    if (dirname(at) === at) return undefined;
  }
}

/** npm's own rule for names; a part that is `..` is none. */
const NAME = /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(?:\/(.+))?$/;

function fileOf(home: string, inside: string, bare: string): PackageFile {
  if (!/\.ya?ml$/.test(inside)) return { problem: `${inside} of the package ${bare} is no YAML file` };
  const file = resolve(home, inside);
  try {
    const way = relative(realpathSync(home), realpathSync(file));
    if (way === ".." || way.startsWith(`..${sep}`)) return { problem: `${inside} is not inside the package ${bare}` };
  } catch {
    return { problem: `the package ${bare} has no ${inside}` };
  }
  return { file };
}

/** Undefined where there is none; a broken one counts as one that says nothing. */
function readManifest(path: string): { readonly holdopen?: string } | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== "object" || found === null || !("holdopen" in found)) return {};
    return typeof found.holdopen === "string" ? { holdopen: found.holdopen } : {};
  } catch {
    return {};
  }
}
