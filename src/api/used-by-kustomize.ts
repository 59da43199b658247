import { posix } from "node:path";
import { isKustomization } from "../adapters/kustomize/kustomization.ts";
import { type SourceText, sourceName } from "../syntax/document.ts";

/** Kustomizations, and the files that they name: a patch of three lines matters, whatever it is about. */
export function usedByKustomize(sources: readonly SourceText[]): (source: SourceText) => boolean {
  const used = new Set<string>();
  for (const { source, text } of sources) {
    const name = sourceName(source);
    if (!isKustomization(name)) continue;
    used.add(posix.normalize(name));
    for (const word of text.split(/[\s"',[\]{}]+/)) {
      if (/\.(?:ya?ml|json)$/.test(word)) used.add(posix.join(posix.dirname(name), word));
    }
  }
  return ({ source }) => used.size > 0 && used.has(posix.normalize(sourceName(source)));
}
