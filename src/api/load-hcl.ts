import { hclModules } from "../sources/hcl-modules.ts";
import type { Parsed, SourceText } from "../syntax/document.ts";
import { loadHcl } from "../syntax/hcl.ts";

/** Reads all the Terraform files of a run; only a run that has some loads what that takes. */
export async function parseHclTogether(sources: readonly SourceText[]): Promise<(source: SourceText) => Parsed> {
  const parse = await loadHcl(hclModules());
  return parse(sources);
}
