import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The texts of all YAML files below a folder, one at a time. */
export function* yamlTexts(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* yamlTexts(path);
    else if (entry.name.endsWith(".yaml")) yield readFileSync(path, "utf8");
  }
}
