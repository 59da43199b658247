import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A folder of public reference material beside the checkout; undefined where it is absent, and tests then say so. */
export function shared(name: string): string | undefined {
  const path = fileURLToPath(new URL(`../../../shared/${name}`, import.meta.url));
  return existsSync(path) ? path : undefined;
}
