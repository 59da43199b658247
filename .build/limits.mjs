import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";

/** Every row of policies/limits, sorted by id. Throws at the first row that breaks the schema or repeats an id. */
export async function readLimits(root) {
  const folder = join(root, "policies", "limits");
  const validate = await compileSchema(root);
  const rows = new Map();
  for (const name of (await readdir(folder)).filter((entry) => entry.endsWith(".yaml")).sort()) {
    const file = `policies/limits/${name}`;
    const list = parse(await readFile(join(folder, name), "utf8"));
    if (!validate(list)) throw new Error(`${file}: ${describe(validate.errors, list)}`);
    for (const row of list) {
      if (rows.has(row.id)) throw new Error(`${file}: ${row.id} is already taken`);
      rows.set(row.id, row);
    }
  }
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The text of src/platform/limits.generated.ts: one line a row. */
export function renderLimits(rows) {
  return `// Derived from policies/limits/*.yaml by .build/generate.mjs; do not edit.
import type { Limit } from "./limit.ts";

export type LimitId =
${rows.map(({ id }) => `  | ${JSON.stringify(id)}`).join("\n")};

export const LIMITS: Readonly<Record<LimitId, Limit>> = {
${rows.map((row) => `  ${JSON.stringify(row.id)}: ${literal(row)},\n`).join("")}};
`;
}

async function compileSchema(root) {
  const schema = JSON.parse(await readFile(join(root, "schemas", "limits.schema.json"), "utf8"));
  return new Ajv({ allowUnionTypes: true }).compile(schema);
}

function describe([error], list) {
  const row = list?.[Number(error.instancePath.split("/")[1])];
  return `${row?.id ?? "file"}: ${error.instancePath} ${error.message}`;
}

function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${literal(item)}`);
  return `{ ${entries.join(", ")} }`;
}
