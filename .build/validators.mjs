import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { parse } from "yaml";

/** The schemas as code, because compiling them on every run costs 100 ms: the file's path, and its text. */
export async function renderValidators(root) {
  const code = { source: true, esm: true, lines: true };
  const ajv = await schemas(root, { allErrors: true, verbose: true, inlineRefs: false, messages: false, code });
  const compiled = standalone.default(ajv, CHECKS);
  // Keywords that need ajv's own runtime (uniqueItems, minLength, formats) would bring it into the bundle.
  const runtime = /\brequire\([^)]*\)/.exec(compiled);
  if (runtime) throw new Error(`the compiled schema needs ajv at run time: ${runtime[0]}`);
  const body = compiled.replace('"use strict";', "").replace(/^export const (check\w*) = (\w+);/gm, "const $1 = $2;");
  const text = [
    "// @ts-nocheck: compiled by ajv",
    "// Derived from schemas/{config,policy}.schema.json by .build/validators.mjs; do not edit.",
    'import type { Validator } from "./schema-error.ts";',
    body.trim(),
    ...Object.keys(CHECKS).map(
      (check) =>
        `export const ${check.replace("check", "validate")}: Validator = (data) => (${check}(data) ? [] : ${check}.errors);`,
    ),
    "",
  ].join("\n");
  return { "src/config/validate.generated.ts": text };
}

const CHECKS = {
  checkConfig: "config.schema.json",
  checkPolicy: "policy.schema.json",
  checkPolicyTests: "policy.schema.json#/definitions/testFile",
};

/** `src/engine/packs.generated.ts`: the packs of policies/*.yaml as data. */
export async function renderPacks(root) {
  const ajv = await schemas(root, { allErrors: true });
  const validate = ajv.getSchema("policy.schema.json");
  const folder = join(root, "policies");
  const packs = {};
  for (const file of (await readdir(folder)).filter((entry) => entry.endsWith(".yaml")).sort()) {
    const pack = parse(await readFile(join(folder, file), "utf8"));
    if (!validate(pack)) throw new Error(`policies/${file}: ${ajv.errorsText(validate.errors)}`);
    if (pack.overrides || pack.assertions) throw new Error(`policies/${file}: only teams' packs have these`);
    const name = file.replace(/\.yaml$/, "");
    packs[name] = {
      extends: [pack.extends ?? []].flat(),
      layer: {
        name,
        session: mapValues(pack.session ?? {}, secondsOf),
        rules: mapValues(pack.rules ?? {}, ruleSetting),
        overrides: [],
        assertions: [],
      },
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
