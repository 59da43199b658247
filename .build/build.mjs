// Bundles the command line and the library into dist/, in chunks that load when they are needed, and emits the types.
import { execFileSync } from "node:child_process";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { generate } from "./generate.mjs";
import { noKubernetesModels } from "./no-kubernetes-models.mjs";
import { smallNames } from "./small-names.mjs";
import { steadyParserState } from "./steady-parser-state.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Built beside and moved in whole, so that nobody ever runs half a bundle. */
const made = join(root, ".dist");
const dist = join(root, "dist");

await generate(root);
await rm(made, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts" },
  outdir: ".dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  chunkNames: "chunks/[name]-[hash]",
  sourcemap: true,
  sourcesContent: false,
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none", // the licence texts are collected below, whole
  metafile: true,
  plugins: [steadyParserState, smallNames, noKubernetesModels],
  alias: {
    "whatwg-url": "./.build/whatwg-url.mjs",
    "web-streams-polyfill/dist/ponyfill.es2018.js": "./.build/web-streams.mjs",
    "vscode-languageserver-types": "./.build/language-server-types.mjs",
  },
  define: {
    __VERSION__: JSON.stringify(JSON.parse(await readFile(join(root, "package.json"), "utf8")).version),
    __HCL_RUNTIME__: JSON.stringify(await packed("web-tree-sitter/web-tree-sitter.wasm")),
    __HCL_GRAMMAR__: JSON.stringify(await packed("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm")),
  },
  // Some bundled packages are CommonJS and ask for Node's own modules at run time.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: "warning",
});
await writeTypes();
// The grammar is no module of the bundle, but a part of it all the same.
await writeLicences([...Object.keys(metafile.inputs), "node_modules/@tree-sitter-grammars/tree-sitter-hcl/"]);
await rm(dist, { recursive: true, force: true });
await rename(made, dist);

/** A binary file of a package as text in the bundle, a third of its size. */
async function packed(file) {
  return brotliCompressSync(await readFile(join(root, "node_modules", file))).toString("base64");
}

/** One declaration file per module that `index.d.ts` leads to; `.ts` in import paths becomes `.js`, which consumers resolve. */
async function writeTypes() {
  const tsc = join(root, "node_modules/typescript-native/bin/tsc");
  execFileSync(process.execPath, [tsc, "-p", ".build/tsconfig.types.json"], { cwd: root, stdio: "inherit" });
  const types = join(made, "types");
  const kept = new Set([join(types, "index.d.ts")]);
  for (const file of kept) {
    const text = await readFile(file, "utf8");
    for (const [, path] of text.matchAll(/(?:from "|import\(")(\.[^"]+)\.ts"/g))
      kept.add(join(dirname(file), `${path}.d.ts`));
    await writeFile(file, text.replace(/(from "|import\(")(\.[^"]+)\.ts"/g, '$1$2.js"'));
  }
  for (const entry of await readdir(types, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file)) await rm(file);
  }
}

/** The licence of every bundled package, in one file beside the bundle; one that several share word for word stands once. */
async function writeLicences(inputs) {
  const packages = new Set(
    inputs.map((input) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean),
  );
  const owners = new Map();
  for (const name of [...packages].sort()) {
    const folder = join(root, "node_modules", name);
    const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(folder, file), "utf8") : `(no licence file; package.json says ${license})`;
    const plain = text.replace(/\r\n/g, "\n").trim();
    owners.set(plain, [...(owners.get(plain) ?? []), `${name} ${version} (${license})`]);
  }
  const texts = [...owners].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
  await writeFile(join(made, "THIRD-PARTY-LICENSES.txt"), texts.join(`\n${"-".repeat(80)}\n\n`));
}
