import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { derived } from "../../.build/generate.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("every derived file of the source is what npm run generate would write", async () => {
  const files = await derived(root);
  expect(Object.keys(files).sort()).toEqual([
    "src/config/validate.generated.ts",
    "src/engine/packs.generated.ts",
    "src/platform/limits.generated.ts",
    "src/probe/all.generated.ts",
    "src/rules/all.generated.ts",
  ]);
  for (const [file, text] of Object.entries(files)) expect(readFileSync(`${root}/${file}`, "utf8"), file).toBe(text);
});
