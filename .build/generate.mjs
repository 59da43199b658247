// Writes every derived file of the source: limits, validators, packs and the list of rules.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readLimits, renderLimits } from "./limits.mjs";
import { renderPacks, renderValidators } from "./validators.mjs";

/** Path of each derived file, from the repository's root, to the text it must have. */
export async function derived(root) {
  return {
    "src/platform/limits.generated.ts": renderLimits(await readLimits(root)),
    "src/engine/packs.generated.ts": await renderPacks(root),
    ...(await renderValidators(root)),
    "src/rules/all.generated.ts": await renderRules(root),
    "src/probe/all.generated.ts": await renderScenarios(root),
  };
}

export async function generate(root) {
  for (const [file, text] of Object.entries(await derived(root))) {
    const path = join(root, file);
    if ((await readFile(path, "utf8").catch(() => undefined)) !== text) await writeFile(path, text);
  }
}

/** One import for each `src/rules/<group>/<name>.ts`: a rule is added by adding its file. */
async function renderRules(root) {
  const folder = join(root, "src/rules");
  const ids = [];
  for (const group of await readdir(folder, { withFileTypes: true })) {
    if (!group.isDirectory()) continue;
    for (const name of await readdir(join(folder, group.name))) {
      if (name.endsWith(".ts")) ids.push(`${group.name}/${name.slice(0, -3)}`);
    }
  }
  ids.sort();
  return [
    "// Derived from the files of src/rules by .build/generate.mjs; do not edit.",
    'import type { Rule } from "../engine/rule.ts";',
    ...ids.map((id) => `import { ${nameOf(id)} } from "./${id}.ts";`),
    "",
    "/** Every rule, in the order of their ids. */",
    "export const RULES: readonly Rule[] = [",
    ...ids.map((id) => `  ${nameOf(id)},`),
    "];",
    "",
  ].join("\n");
}

/** The same for `src/probe/scenarios/<name>.ts`, in the order in which their checks run. */
async function renderScenarios(root) {
  const files = (await readdir(join(root, "src/probe/scenarios"))).filter((name) => name.endsWith(".ts"));
  const checks = [];
  for (const file of files) {
    const text = await readFile(join(root, "src/probe/scenarios", file), "utf8");
    const [, check] = /^ {2}check: "([A-Z]\d+)",$/m.exec(text) ?? [];
    if (check === undefined) throw new Error(`src/probe/scenarios/${file} has no check`);
    const [, after] = /^ {2}after: "([A-Z]\d+)",$/m.exec(text) ?? [];
    checks.push({ check, after, name: file.slice(0, -3) });
  }
  // A cold start is over as soon as anybody has asked for anything.
  const rankOf = (check) => "KHRWC".indexOf(check[0]) * 100 + Number(check.slice(1));
  const rank = ({ check, after }) => (after === undefined ? rankOf(check) : rankOf(after) + 0.5);
  checks.sort((a, b) => rank(a) - rank(b));
  return [
    "// Derived from the files of src/probe/scenarios by .build/generate.mjs; do not edit.",
    'import type { Scenario } from "./scenario.ts";',
    ...checks.map(({ name }) => `import { ${nameOf(name)} } from "./scenarios/${name}.ts";`).sort(),
    "",
    "/** Every scenario, in the order in which they run. */",
    "export const SCENARIOS: readonly Scenario[] = [",
    ...checks.map(({ name }) => `  ${nameOf(name)},`),
    "];",
    "",
  ].join("\n");
}

/** `lb/draining-disabled` is exported as `drainingDisabled`. */
function nameOf(id) {
  return id.replace(/^.*\//, "").replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = join(dirname(fileURLToPath(import.meta.url)), "..");
  await generate(root);
}
