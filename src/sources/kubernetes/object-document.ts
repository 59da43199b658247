import { type Parsed, type Problem, sourceText } from "../../syntax/document.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { isObject, type JsonObject } from "./json.ts";

/** An object and its address in the API: `apis/apps/v1/namespaces/web/deployments/chat`. */
export interface Found {
  readonly resource: string;
  readonly object: JsonObject;
}

/** Prints an object and reads it as a file is read, so that whatever is found in it has a place. */
export function parseObject({ resource, object }: Found): Parsed {
  return parseYaml(sourceText({ kind: "api", resource }, `${printed(object)}\n`));
}

/** Something about an address of the API that could not be read. */
export function problemAt(resource: string, message: string): Problem {
  return { source: sourceText({ kind: "api", resource }, ""), span: { start: 0, end: 0 }, message };
}

function printed(object: JsonObject): string {
  const { apiVersion, kind, metadata, ...rest } = object;
  const whole = { apiVersion, kind, metadata: isObject(metadata) ? withoutBookkeeping(metadata) : metadata, ...rest };
  return JSON.stringify(whole, null, 2);
}

/** What the API server and kubectl note for themselves: who wrote which field, and the object over again as a text. */
function withoutBookkeeping(metadata: JsonObject): JsonObject {
  const { managedFields: _, annotations, ...rest } = metadata;
  if (!isObject(annotations)) return rest;
  const { "kubectl.kubernetes.io/last-applied-configuration": __, ...kept } = annotations;
  return Object.keys(kept).length > 0 ? { ...rest, annotations: kept } : rest;
}
