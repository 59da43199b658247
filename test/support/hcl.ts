import { parseHclTogether } from "../../src/api/load-hcl.ts";
import { type Document, type Parsed, sourceText } from "../../src/syntax/document.ts";
import type { Node } from "../../src/syntax/node.ts";

/** Terraform files, parsed together as a run would. */
export async function parseHcl(files: Readonly<Record<string, string>>): Promise<Parsed> {
  const sources = Object.entries(files).map(([file, text]) => sourceText({ kind: "file", file }, text));
  const parse = await parseHclTogether(sources);
  const parsed = sources.map(parse);
  return {
    documents: parsed.flatMap(({ documents }) => documents),
    problems: parsed.flatMap(({ problems }) => problems),
  };
}

/** The documents of files that a test wrote; fails on a problem, for the test's own text must be right. */
export async function hcl(files: Readonly<Record<string, string>>): Promise<readonly Document[]> {
  const { documents, problems } = await parseHcl(files);
  if (problems[0]) throw new Error(problems[0].message);
  return documents;
}

/** A tree as plain values; what cannot be decided is its reason behind a question mark. */
export function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plain);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
    case "opaque":
      return `? ${node.why}`;
    default:
      return undefined;
  }
}
