import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { parse } from "yaml";

/** The config schema as code, because compiling it on every run costs 100 ms: the file's path, and its text. */
export async function renderValidators(root) {
  const code = { source: true, esm: true, lines: true };
  const ajv = await schemas(root, { allErrors: true, verbose: true, inlineRefs: false, messages: false, code });
  const compiled = standalone.default(ajv, { check: "config.schema.json" });
  // Keywords that need ajv's own runtime (uniqueItems, minLength, formats) would bring it into the bundle.
  const runtime = /\brequire\([^)]*\)/.exec(compiled);
  if (runtime) throw new Error(`the compiled schema needs ajv at run time: ${runtime[0]}`);
  const body = compiled.replace('"use strict";', "").replace(/^export const check = (\w+);/m, "const check = $1;");
  const text = [
    "// @ts-nocheck: compiled by ajv",
    "// Derived from schemas/config.schema.json by .build/validators.mjs; do not edit.",
    'import type { Validator } from "./schema-error.ts";',
    body.trim(),
    "export const validateConfig: Validator = (data) => (check(data) ? [] : check.errors);",
    "",
  ].join("\n");
  return { "src/config/validate.generated.ts": text };
}

/** `src/engine/packs.generated.ts`: the packs of policies/*.yaml as data. */
export async function renderPacks(root) {
  const ajv = await schemas(root, { allErrors: true });
  const validate = ajv.getSchema("policy.schema.json");
  const folder = join(root, "policies");
  const packs = {};
  for (const name of (await readdir(folder)).filter((entry) => entry.endsWith(".yaml")).sort()) {
    const pack = parse(await readFile(join(folder, name), "utf8"));
    if (!validate(pack)) throw new Error(`policies/${name}: ${ajv.errorsText(validate.errors)}`);
    packs[name.replace(/\.yaml$/, "")] = {
      extends: [pack.extends ?? []].flat(),
      layer: { session: mapValues(pack.session ?? {}, secondsOf), rules: mapValues(pack.rules ?? {}, ruleSetting) },
    };
  }
  return [
    "// Derived from policies/*.yaml by .build/validators.mjs; do not edit.",
    'import type { Pack } from "./pack.ts";',
    "",
    `export const PACKS: Readonly<Record<string, Pack>> = ${JSON.stringify(packs, null, 2)};`,
    "",
  ].join("\n");
}

/** Descriptions are for editors: left out, they do not weigh on the compiled code. */
async function schemas(root, options) {
  const ajv = new Ajv({ allowUnionTypes: true, ...options });
  for (const name of ["policy", "config"]) {
    const text = await readFile(join(root, "schemas", `${name}.schema.json`), "utf8");
    ajv.addSchema(
      JSON.parse(text, (key, value) => (key === "description" && typeof value === "string" ? undefined : value)),
    );
  }
  return ajv;
}

/** The short forms of a rule's setting as the long one. */
function ruleSetting(setting) {
  const isLong = typeof setting === "object" && ("severity" in setting || "params" in setting);
  return isLong ? setting : { severity: setting };
}

const SECONDS = { ms: 0.001, s: 1, m: 60, h: 3600 };

function secondsOf(duration) {
  const [, amount, unit] = /^([0-9.]+)(ms|s|m|h)?$/.exec(String(duration));
  return Number(amount) * SECONDS[unit ?? "s"];
}

function mapValues(map, change) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
