import { hclModules } from "../sources/hcl-modules.ts";
import type { Parsed, SourceText } from "../syntax/document.ts";
import { loadHcl } from "../syntax/hcl.ts";

/**
 * Reads all the Terraform files of a run; only a run that has some loads what that takes. `isChosen` tells which files of
 * values are named to Terraform.
 */
export async function parseHclTogether(
  sources: readonly SourceText[],
  isChosen: (file: string) => boolean = () => false,
): Promise<(source: SourceText) => Parsed> {
  const parse = await loadHcl(hclModules());
  return parse(sources, isChosen);
}
