import { type Cursor, descend, findNode, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import { isRelevant } from "./planned.ts";

/** The part of a plan that says how a module is written: expressions without their values, and what they refer to. */
export interface ConfiguredModule {
  /** By `type.name`, those that may be a part of a connection. */
  readonly resources: ReadonlyMap<string, Cursor>;
  /** The block that uses this module; the root has none. */
  readonly call: Cursor | undefined;
  readonly at: Cursor;
}

/** Modules by the names of the calls that lead to them; undefined where the plan holds none of that. */
export type Configuration = (names: readonly string[]) => ConfiguredModule | undefined;

export function readConfiguration(document: Document): Configuration {
  const known = new Map<string, ConfiguredModule | undefined>();
  const root = descend(rootCursor(document), "configuration", "root_module");
  const find: Configuration = (names) => {
    const key = names.join(".");
    if (known.has(key)) return known.get(key);
    const found = names.length === 0 ? moduleAt(root, undefined) : called(find(names.slice(0, -1)), names.at(-1) ?? "");
    known.set(key, found);
    return found;
  };
  return find;
}

function called(parent: ConfiguredModule | undefined, name: string): ConfiguredModule | undefined {
  if (parent === undefined) return undefined;
  const call = descend(parent.at, "module_calls", name);
  return moduleAt(descend(call, "module"), call);
}

function moduleAt(at: Cursor, call: Cursor | undefined): ConfiguredModule | undefined {
  if (at.node?.kind !== "map") return undefined;
  const resources = new Map<string, Cursor>();
  for (const item of itemsOf(descend(at, "resources"))) {
    const address = isRelevant(item) ? textAt(item, "address") : undefined;
    if (address !== undefined) resources.set(address, item);
  }
  return { resources, call, at };
}

/** What an expression refers to, as far as a plan tells. */
export function referencesIn(expression: Node | undefined): readonly string[] {
  const list = expression?.kind === "map" ? findNode({ node: expression }, ["references"]) : undefined;
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => (item.kind === "scalar" && typeof item.value === "string" ? [item.value] : []));
}
