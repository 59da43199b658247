import { type Cursor, entriesOf, innerRoot } from "../../syntax/cursor.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { placeholderIn } from "../read.ts";

/** The JSON in an annotation, its nodes pointing at their own characters in the manifest. */
export type JsonAnnotation =
  | { readonly kind: "absent" }
  | { readonly kind: "map"; readonly at: Cursor }
  | { readonly kind: "undecided"; readonly why: string }
  | { readonly kind: "malformed"; readonly detail: string };

export function readJsonAnnotation(at: Cursor): JsonAnnotation {
  const { node } = at;
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return { kind: "absent" };
  if (node.kind === "opaque") return { kind: "undecided", why: node.why };
  if (node.kind !== "scalar") return { kind: "malformed", detail: "it is not quoted, and an annotation must be text" };
  const text = String(node.value);
  if (!isJsonObject(text)) {
    const placeholder = placeholderIn(text);
    if (placeholder) return { kind: "undecided", why: `${placeholder} is filled in later` };
    return { kind: "malformed", detail: "its text is not a JSON object" };
  }
  const document = parseEmbedded(at.document, node, parseYaml).documents[0];
  if (document === undefined) return { kind: "malformed", detail: "its text is not a JSON object" };
  return { kind: "map", at: innerRoot(at, document) };
}

/** The value of a key that may be there under several names. */
export function firstEntry(map: Cursor, keys: readonly (string | undefined)[]): Cursor | undefined {
  const entries = entriesOf(map);
  for (const key of keys) {
    const found = key === undefined ? undefined : entries.find(([name]) => name === key);
    if (found) return found[1];
  }
  return undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
