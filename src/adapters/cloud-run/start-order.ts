import { entriesOf, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import type { Problem } from "../../syntax/document.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { RunPlaces } from "./places.ts";

/** What Cloud Run would refuse in `container-dependencies`: text that is no map, and names of no container. */
export function startOrderProblems({ startOrder, containers }: RunPlaces): readonly Problem[] {
  if (startOrder === undefined) return [];
  const { node, document } = startOrder;
  if (node?.kind !== "scalar" || placeholderIn(String(node.value)) !== undefined) return [];
  const { documents, problems } = parseEmbedded(document, node, parseYaml);
  const problem = (message: string, span: Problem["span"]): Problem => ({
    source: document.source,
    span,
    message: `run.googleapis.com/container-dependencies ${message}`,
    level: "note",
  });
  const root = documents[0]?.root;
  if (problems.length > 0 || root?.kind !== "map" || documents[0] === undefined) {
    return [problem("is not a JSON map of container names to lists of container names", node)];
  }
  const names = new Set(containers.map((container) => textAt(container, "name")));
  const found: Problem[] = [];
  for (const [name, needs] of entriesOf(rootCursor(documents[0]))) {
    if (!names.has(name)) found.push(problem(`names ${name}, which is no container here`, needs.anchor.span));
    for (const item of itemsOf(needs)) {
      const needed = textAt(item);
      if (needed === undefined || names.has(needed)) continue;
      found.push(problem(`names ${needed}, which is no container here`, item.anchor.span));
    }
  }
  return found;
}
