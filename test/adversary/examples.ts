import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { InputText } from "../../src/api/options.ts";
import { shared } from "../support/shared.ts";

export interface TextFile extends InputText {
  readonly text: string;
}

/** The files of one of the two worked examples. */
export function example(name: string): readonly TextFile[] {
  return filesIn(fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url)));
}

/** Small sets of public configuration; none where they are not beside the checkout. */
export function publicSets(): readonly (readonly TextFile[])[] {
  const corpus = shared("corpus");
  if (corpus === undefined) return [];
  const folders = readdirSync(corpus, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== "LICENSES",
  );
  return folders
    .map(({ name }) => filesIn(join(corpus, name)))
    .filter((files) => files.length > 0 && files.reduce((sum, { text }) => sum + text.length, 0) < 30_000);
}

function filesIn(folder: string): readonly TextFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ya?ml|json|toml|env)$/.test(name))
    .sort()
    .map((name) => ({ name: name.replaceAll("\\", "/"), text: readFileSync(join(folder, name), "utf8") }));
}
