import { type Document, sourceText } from "../../src/syntax/document.ts";
import { parseYaml } from "../../src/syntax/yaml.ts";

/** The documents of a YAML text that a test wrote; fails on a problem, for the test's own text must be right. */
export function yaml(text: string, file = "test.yaml"): readonly Document[] {
  const { documents, problems } = parseYaml(sourceText({ kind: "file", file }, text));
  const first = problems[0];
  if (first) throw new Error(`${file}: ${first.message}`);
  return documents;
}
