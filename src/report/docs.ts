import type { RuleMeta } from "../engine/rule.ts";
import { sourceName } from "../syntax/document.ts";

/** The page of a rule, relative to the package's root; of a team's own assertion, the place where it is declared. */
export function docsOf({ id, at }: Pick<RuleMeta, "id" | "at">): string {
  if (at === undefined) return `policies/rules/${id}.md`;
  const { source, lines } = at.document.source;
  return `${sourceName(source)}:${lines.position(at.span.start).line}`;
}
