import { declared, type Fact, unknown } from "../../model/fact.ts";
import type { Document, Location } from "../../syntax/document.ts";
import { findEntry, type MapNode, type Node, type Pointer, type ScalarNode } from "../../syntax/node.ts";
import { placeholderIn } from "../read.ts";
import { type Written, within } from "./written.ts";

/** Longer names and values are texts, not settings. */
const MAX_NAME = 200;
const MAX_VALUE = 200;

/**
 * Every scalar of a document that can be a setting, named by its full path without list positions. `name` and `value`
 * side by side are a variable of that name, wherever they stand.
 */
export function scalarsOf(document: Document): readonly Written[] {
  const found: Written[] = [];
  walk(document.root, [], "");
  return found;

  function walk(node: Node, pointer: Pointer, name: string): void {
    if (name.length > MAX_NAME) return;
    switch (node.kind) {
      case "map": {
        const variable = variableIn(node);
        for (const { key, value } of node.entries) {
          const isValue = variable !== undefined && key === "value";
          walk(value, [...pointer, key], isValue ? variable : name === "" ? key : `${name}.${key}`);
        }
        return;
      }
      case "list":
        for (const [i, item] of node.items.entries()) walk(item, [...pointer, i], name);
        return;
      case "scalar": {
        if (node.value === null || String(node.value).length > MAX_VALUE || name === "") return;
        found.push({ name, text: scalarText(name, node, { document, pointer, span: node }) });
        return;
      }
      case "opaque":
        found.push({ name, text: unknown(name, node.why, { document, pointer, span: node }) });
        return;
    }
  }
}

/** The text of a scalar; the fallback of `${NAME:-45}` and Spring's `${NAME:45}` counts, and says what it rests on. */
export function scalarText(name: string, node: ScalarNode, at: Location): Fact<string> {
  const text = String(node.value);
  const match = /^\$\{([\w.]+):-?([^${}]+)\}$/.exec(text.trim());
  const [, variable, fallback] = match ?? [];
  if (variable !== undefined && fallback !== undefined) {
    const place = within(at, text, text.length - fallback.length - 1, text.length - 1);
    return { ...declared(name, fallback, place), assumed: `${variable} is not set where the application runs` };
  }
  const placeholder = placeholderIn(text) ?? /<%.*?%>|\$\w+/.exec(text)?.[0];
  return placeholder ? unknown(name, `${placeholder} is filled in later`, at) : declared(name, text, at);
}

/** Documents with a meaning of their own, in which a key that looks like a setting is something else. */
export function isSomethingElse(root: Node): boolean {
  if (root.kind !== "map") return true;
  const has = (key: string): boolean => findEntry(root, key) !== undefined;
  return (
    (has("apiVersion") && has("kind")) ||
    has("openapi") ||
    has("swagger") ||
    has("lockfileVersion") ||
    has("static_resources") ||
    has("@type") ||
    has("$defs") ||
    (has("properties") && has("type")) ||
    (has("jobs") && has("on"))
  );
}

function variableIn(node: MapNode): string | undefined {
  const name = findEntry(node, "name")?.value;
  const hasValue = findEntry(node, "value") !== undefined;
  return hasValue && name?.kind === "scalar" && /^[A-Z][A-Z0-9_]*$/.test(String(name.value))
    ? String(name.value)
    : undefined;
}
