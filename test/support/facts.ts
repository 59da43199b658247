import { adapt } from "../../src/adapters/adapt.ts";
import { type Fact, locationOf } from "../../src/model/fact.ts";
import type { ConnectionPath } from "../../src/model/path.ts";
import { limit } from "../../src/platform/limits.ts";
import { type Document, sourceName } from "../../src/syntax/document.ts";
import { hcl } from "./hcl.ts";

export function pathsOf(documents: readonly Document[]): readonly ConnectionPath[] {
  const input = { documents, config: undefined, environment: "production", sessionSeconds: 3600 };
  return adapt({ ...input, limits: limit }).paths;
}

/** The path of a Terraform file; fails where there is none, or another. */
export async function onlyPath(text: string, others: Readonly<Record<string, string>> = {}): Promise<ConnectionPath> {
  const [path, other] = pathsOf(await hcl({ "main.tf": text, ...others }));
  if (path === undefined || other !== undefined) throw new Error("one path is expected");
  return path;
}

/** A path without places and without the words for them: what is left must be equal however it was written. */
export function values(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(values);
  if (typeof value !== "object" || value === null) return value;
  if ("known" in value && "origin" in value) return "value" in value ? { value: value.value } : { unknown: true };
  const kept = Object.entries(value).filter(([key]) => !["at", "deployment", "subject", "namespace"].includes(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, values(inner)]));
}

/** All facts of a path, whatever they are about. */
export function factsIn(value: unknown, found: Fact<unknown>[] = []): readonly Fact<unknown>[] {
  if (Array.isArray(value)) for (const item of value) factsIn(item, found);
  else if (typeof value === "object" && value !== null) {
    // The model marks nothing but facts with these two.
    if ("known" in value && "origin" in value) found.push(value as Fact<unknown>);
    else for (const [key, inner] of Object.entries(value)) if (key !== "at") factsIn(inner, found);
  }
  return found;
}

/** The files that the facts of a path stand in. */
export function placesOf(path: ConnectionPath): readonly string[] {
  return [...new Set(factsIn(path).map((fact) => sourceName(locationOf(fact).document.source.source)))];
}
