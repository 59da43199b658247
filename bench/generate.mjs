// Writes a set of objects that looks like the configuration of a company: the same for the same seed, on any machine.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { dump } from "js-yaml";
import { cloudRunFiles } from "./cloud-run.mjs";
import { gkeFiles } from "./gke.mjs";
import { MAX_PRODUCTS, product } from "./product.mjs";

export const OBJECTS_PER_FILE = 4;
const OBJECTS_PER_PRODUCT = 2 * OBJECTS_PER_FILE;
export const MAX_OBJECTS = MAX_PRODUCTS * OBJECTS_PER_PRODUCT;
const SEED = 6455; // any would do

/**
 * @typedef {object} GeneratedFile
 * @property {string} file Relative, with `/`.
 * @property {string} text
 *
 * @param {number} objects How many; a multiple of eight.
 * @param {number} [seed]
 * @returns {Generator<GeneratedFile>}
 */
export function* generate(objects, seed = SEED) {
  if (objects % OBJECTS_PER_PRODUCT !== 0 || objects > MAX_OBJECTS) {
    throw new RangeError(`${objects} objects: want a multiple of ${OBJECTS_PER_PRODUCT}, at most ${MAX_OBJECTS}`);
  }
  for (let number = 0; number < objects / OBJECTS_PER_PRODUCT; number++) {
    const made = product(number, seed);
    const files = made.isServerless ? cloudRunFiles(made) : gkeFiles(made);
    for (const [name, contents] of Object.entries(files)) {
      yield { file: `${made.team}/${made.name}/${name}`, text: render(made, contents) };
    }
  }
}

/** @param {import("./product.mjs").Product} product @param {readonly { kind: string, metadata: { name: string } }[]} contents */
function render({ name, team, version }, contents) {
  const header = `# ${name} ${version}, owned by ${team}. Deployed from the main branch.\n`;
  return header + contents.map(renderObject).join("---\n");
}

function renderObject(object) {
  return `# ${object.kind} ${object.metadata.name}\n${dump(object, { lineWidth: -1, noRefs: true })}`;
}

/**
 * Writes a set below a folder, which is emptied first.
 *
 * @param {string} folder @param {number} objects @param {{ onePerFile?: boolean }} [options]
 */
export function writeObjects(folder, objects, { onePerFile = false } = {}) {
  rmSync(folder, { recursive: true, force: true });
  // A repository of its own: the .gitignore around it, which keeps it out of git, must not keep it from being linted.
  mkdirSync(join(folder, ".git"), { recursive: true });
  for (const { file, text } of generate(objects)) {
    const parts = onePerFile ? text.split("---\n") : [text];
    for (const [index, part] of parts.entries()) {
      const path = join(folder, onePerFile ? file.replace(".yaml", `-${index}.yaml`) : file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, part);
    }
  }
}
