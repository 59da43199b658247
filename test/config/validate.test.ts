import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { renderValidators } from "../../.build/validators.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the compiled schema is what schemas/config.schema.json says", async () => {
  const files = Object.entries(await renderValidators(root));
  expect(files.map(([file]) => file)).toEqual(["src/config/validate.generated.ts"]);
  for (const [file, text] of files) expect(await readFile(`${root}${file}`, "utf8")).toBe(text);
});

test("every part of the schemas that can fail has a title to complete a message with", async () => {
  for (const name of ["config", "policy"]) {
    const schema: unknown = JSON.parse(await readFile(`${root}schemas/${name}.schema.json`, "utf8"));
    expect(untitled(schema, "#")).toEqual([]);
  }
});

/** Pointers of schemas that constrain a value without saying in words how. */
function untitled(schema: unknown, at: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const isConstraint = ["type", "enum", "pattern"].some((key) => key in schema) && !at.endsWith("/properties");
  const own = isConstraint && !("title" in schema) ? [at] : [];
  return [...own, ...Object.entries(schema).flatMap(([key, part]) => untitled(part, `${at}/${key}`))];
}
