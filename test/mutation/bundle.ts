import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { instrument, type Mutant } from "./mutants.ts";

type Judged = typeof import("./judged.ts");

export interface Bundle {
  readonly mutants: readonly Mutant[];
  readonly judgeOf: Judged["judgeOf"];
}

/** Bundles the judge with all rules, and every mutant of these in its place. */
export async function bundled(root: string): Promise<Bundle> {
  const mutants: Mutant[] = [];
  mkdirSync(join(root, ".mutants"), { recursive: true });
  // A name of its own each time: Node imports the same one once, and ids change from bundle to bundle.
  const folder = mkdtempSync(join(root, ".mutants", "run-"));
  const outfile = join(folder, "judged.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["test/mutation/judged.ts"],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    logLevel: "warning",
    plugins: [
      {
        name: "mutants",
        setup({ onLoad }) {
          onLoad({ filter: /[/\\]src[/\\]rules[/\\].*\.ts$/ }, ({ path }) => {
            const made = instrument(relative(root, path), readFileSync(path, "utf8"), mutants.length);
            mutants.push(...made.mutants);
            return { contents: made.text, loader: "ts" };
          });
        },
      },
    ],
  });
  const { judgeOf }: Judged = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return { mutants, judgeOf };
}
