import { descend, locate, locateKey, rootCursor } from "../syntax/cursor.ts";
import type { Document, Location, Problem } from "../syntax/document.ts";
import type { Pointer } from "../syntax/node.ts";
import { didYouMean } from "../text/nearest.ts";
import type { SchemaError, SchemaPart } from "./schema-error.ts";

/** What a schema found wrong, in plain words, each at the key or value that is at fault. */
export function schemaProblems(document: Document, errors: readonly SchemaError[]): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of errors) {
    const { at, message } = explained(document, error);
    const key = `${at.span.start} ${message}`;
    if (!problems.has(key)) problems.set(key, { source: document.source, span: at.span, message });
  }
  return [...problems.values()];
}

/** `services.chat.front[0]`, as messages name a place. */
export function pathText(pointer: Pointer): string {
  return pointer.map((key, i) => (typeof key === "number" ? `[${key}]` : i === 0 ? key : `.${key}`)).join("");
}

function explained(document: Document, error: SchemaError): { readonly at: Location; readonly message: string } {
  const pointer = pointerIn(document, error.instancePath);
  const cursor = descend(rootCursor(document), ...pointer);
  const name = pathText(pointer);
  const { additionalProperty: extra, missingProperty: missing } = error.params;
  if (extra !== undefined) {
    const where = name === "" ? "" : ` in ${name}`;
    const message = `unknown key "${extra}"${where}${hint(extra, error.parentSchema)}`;
    return { at: locateKey(descend(cursor, extra)), message };
  }
  if (missing !== undefined) {
    return { at: locateKey(cursor), message: `${name} has no "${missing}"` };
  }
  const isCollection = cursor.node?.kind === "map" || cursor.node?.kind === "list";
  const at = isCollection ? locateKey(cursor) : locate(cursor);
  return { at, message: `${name === "" ? "the file" : name} should be ${expected(error)}` };
}

function hint(extra: string, schema: SchemaPart): string {
  const known = Object.keys(schema.properties ?? {});
  return didYouMean(extra, known) || (known.length > 0 ? `; known keys: ${known.join(", ")}` : "");
}

/** Every part of the schemas that can fail has a title that completes "should be …". */
function expected({ parentSchema, keyword }: SchemaError): string {
  return parentSchema.title ?? parentSchema.enum?.join(", ") ?? `valid (${keyword})`;
}

/** A JSON Pointer with list indexes as numbers. */
function pointerIn(document: Document, path: string): Pointer {
  const keys: (string | number)[] = [];
  let cursor = rootCursor(document);
  for (const part of path.split("/").slice(1)) {
    const text = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const key = cursor.node?.kind === "list" ? Number(text) : text;
    cursor = descend(cursor, key);
    keys.push(key);
  }
  return keys;
}
