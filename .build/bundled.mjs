import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** What a module of TypeScript in the repository's root exports, as something that this Node can run. */
export async function bundled(root, contents) {
  const folder = mkdtempSync(join(root, "node_modules", ".bundled-"));
  try {
    const outfile = join(folder, "module.mjs");
    const stdin = { contents, resolveDir: root, loader: "ts" };
    await build({ stdin, outfile, bundle: true, platform: "node", format: "esm", packages: "external" });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
