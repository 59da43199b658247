import { type Cursor, descend, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import { findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import { mightBeTerraform } from "../relevant.ts";

/** One instance of a resource as it will be, or, in a state, as it is. */
export interface Planned {
  /** `module.a["k"].google_x.y[0]`. */
  readonly address: string;
  /** The module instance it is in: `module.a["k"]`, empty for the root. */
  readonly module: string;
  readonly type: string;
  readonly label: string;
  /** `["k"]`, `[0]` or nothing. */
  readonly index: string;
  readonly at: Cursor;
  readonly values: Cursor;
  readonly body: MapNode;
  /** What is only known once the plan is applied: `true` stands for a whole value. */
  readonly unknown: Node | undefined;
  /** What may not be shown, in the same way; any of them counts. */
  readonly sensitive: readonly Node[];
  /** Whether it does not exist yet, so that nothing but the configuration says what it will be. */
  readonly isNew: boolean;
}

/** Modules within modules; deeper than anybody builds. */
const MAX_MODULES = 60;

/** The resources of a plan or a state that may be a part of a connection. Those that it deletes are not among them. */
export function plannedResources(document: Document): readonly Planned[] {
  const root = rootCursor(document);
  const changes = changesIn(root);
  const planned = descend(root, "planned_values", "root_module");
  const module = planned.node === undefined ? descend(root, "values", "root_module") : planned;
  if (module.node === undefined) return [...changes.values()].flatMap((change) => fromChange(change) ?? []);
  const found: Planned[] = [];
  addModule(found, module, changes, 0);
  return found;
}

function addModule(found: Planned[], at: Cursor, changes: ReadonlyMap<string, Cursor>, depth: number): void {
  const address = textAt(at, "address") ?? "";
  for (const item of itemsOf(descend(at, "resources"))) {
    if (!isRelevant(item)) continue;
    const change = changes.get(textAt(item, "address") ?? "");
    const one = plannedAt(item, { module: address, values: descend(item, "values"), change });
    if (one !== undefined) found.push(one);
  }
  if (depth === MAX_MODULES) return;
  for (const child of itemsOf(descend(at, "child_modules"))) addModule(found, child, changes, depth + 1);
}

/** Changes by address, of what may be a part of a connection. */
function changesIn(root: Cursor): ReadonlyMap<string, Cursor> {
  const changes = new Map<string, Cursor>();
  for (const item of itemsOf(descend(root, "resource_changes"))) {
    const address = isRelevant(item) ? textAt(item, "address") : undefined;
    if (address !== undefined) changes.set(address, item);
  }
  return changes;
}

/** Most resources of a plan are no part of any connection; nothing but their type is looked at. */
export function isRelevant(resource: Cursor): boolean {
  return mightBeTerraform(textAt(resource, "type") ?? "");
}

/** A plan that was cut down to its changes. */
function fromChange(change: Cursor): Planned | undefined {
  const values = descend(change, "change", "after");
  return plannedAt(change, { module: textAt(change, "module_address") ?? "", values, change });
}

interface Around {
  readonly module: string;
  readonly values: Cursor;
  readonly change: Cursor | undefined;
}

function plannedAt(at: Cursor, { module, values, change }: Around): Planned | undefined {
  const type = textAt(at, "type") ?? "";
  const address = textAt(at, "address");
  const label = textAt(at, "name");
  const body = values.node;
  const mode = textAt(at, "mode") ?? "managed";
  if (mode !== "managed" || address === undefined || label === undefined) return undefined;
  if (body?.kind !== "map") return undefined;
  const actions = change === undefined ? [] : itemsOf(descend(change, "change", "actions")).map((one) => textAt(one));
  if (actions.length === 1 && actions[0] === "delete") return undefined;
  const sensitive = [
    findEntry(at.node, "sensitive_values"),
    findEntry(change && descend(change, "change").node, "after_sensitive"),
  ];
  return {
    address,
    module,
    type,
    label,
    index: indexOf(descend(at, "index").node),
    at,
    values,
    body,
    unknown: change && descend(change, "change", "after_unknown").node,
    sensitive: sensitive.flatMap((entry) => (entry ? [entry.value] : [])),
    isNew: actions.includes("create"),
  };
}

function indexOf(node: Node | undefined): string {
  if (node?.kind !== "scalar" || node.value === null) return "";
  return typeof node.value === "number" ? `[${node.value}]` : `[${JSON.stringify(node.value)}]`;
}
