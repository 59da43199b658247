import { type Document, type Parsed, type SourceText, sourceText } from "./document.ts";
import { scanJson } from "./json/scan.ts";
import { jsonTree } from "./json/tree.ts";
import { findEntry } from "./node.ts";
import { secretSpans, withoutSecrets } from "./terraform-plan-secrets.ts";

/** A module adds three levels; shallow enough that no walk over a tree can exhaust the stack. */
const MAX_DEPTH = 200;

/** What `terraform show -json` prints, by words that stand in it. Its own keys decide once it is read. */
export function looksLikePlan(text: string): boolean {
  const first = /[^\s\ufeff]/.exec(text.slice(0, 1000))?.[0];
  if (first !== "{" || !text.includes('"format_version"')) return false;
  return text.includes('"planned_values"') || text.includes('"resource_changes"') || text.includes('"root_module"');
}

/** Reads a plan or a state; undefined where the text turns out to be something else. */
export function parsePlan(source: SourceText): Parsed | undefined {
  const table = scanJson(source.text, source.text.charCodeAt(0) === 0xfeff ? 1 : 0, MAX_DEPTH);
  if ("message" in table) {
    const { start, end, message } = table;
    const said = `a Terraform plan that cannot be read: ${message}`;
    return { documents: [], problems: [{ source, span: { start, end }, message: said }] };
  }
  const root = jsonTree(table);
  const has = (key: string): boolean => findEntry(root, key) !== undefined;
  if (!has("format_version") || !["planned_values", "resource_changes", "values"].some(has)) return undefined;
  const shown = withoutSecrets(source.text, secretSpans(root));
  const safe = shown === source.text ? source : sourceText(source.source, shown);
  const document: Document = { source: safe, root, form: "terraform-plan" };
  return { documents: [document], problems: [] };
}
