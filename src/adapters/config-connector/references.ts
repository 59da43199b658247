import { findEntry, type Node, type ScalarNode } from "../../syntax/node.ts";
import type { Resource } from "../resource.ts";
import { collectionOf, kindsMeantBy } from "./kinds.ts";
import { type ManagedObject, managedObject, objectName } from "./managed-object.ts";

/** The address that a reference such as `backendServiceRef: { name: chat }` stands for, at the place of its name. */
export type Follow = (key: string, reference: Node) => Node;

export interface References {
  readonly objects: readonly ManagedObject[];
  /** Follows what is written in one object. */
  from(object: ManagedObject): Follow;
}

/** All objects of the input, found by what refers to them. Of several of one name the nearest counts. */
export function indexReferences(resources: readonly Resource[]): References {
  const rivals = new Map<string, number>();
  for (const resource of resources) {
    const key = `${resource.namespace} ${keyOf(resource.kind, objectName(resource))}`;
    rivals.set(key, (rivals.get(key) ?? 0) + 1);
  }
  const byName = new Map<string, ManagedObject[]>();
  const objects = resources.map((resource) => {
    const key = keyOf(resource.kind, objectName(resource));
    const object = managedObject(resource, (rivals.get(`${resource.namespace} ${key}`) ?? 0) > 1);
    const group = byName.get(key);
    if (group) group.push(object);
    else byName.set(key, [object]);
    return object;
  });
  return { objects, from: (object) => (key, reference) => follow(object, byName, key, reference) };
}

function follow(
  from: ManagedObject,
  byName: ReadonlyMap<string, readonly ManagedObject[]>,
  key: string,
  reference: Node,
): Node {
  const external = findEntry(reference, "external")?.value;
  if (external !== undefined) return external;
  const name = findEntry(reference, "name")?.value;
  const [kind, ...others] = kindsMeantBy(key) ?? [""];
  if (name?.kind !== "scalar" || typeof name.value !== "string") return name ?? reference;
  const namespace = textOf(findEntry(reference, "namespace")?.value) ?? from.resource.namespace;
  for (const each of [kind, ...others]) {
    const found = nearest(byName.get(keyOf(each, name.value)) ?? [], namespace, from);
    if (found) return { ...name, value: found.link };
  }
  const collection = collectionOf(kind);
  return collection === undefined ? name : ({ ...name, value: `${collection}/${name.value}` } satisfies ScalarNode);
}

/** Objects without a namespace are in whichever somebody applies them to. */
function nearest(
  candidates: readonly ManagedObject[],
  namespace: string | undefined,
  from: ManagedObject,
): ManagedObject | undefined {
  let best: { readonly object: ManagedObject; readonly rank: number } | undefined;
  for (const object of candidates) {
    const own = object.resource.namespace;
    if (own !== namespace && own !== undefined && namespace !== undefined) continue;
    const rank = nearness(object, from) + (own === namespace ? 0.5 : 0);
    if (best === undefined || rank > best.rank) best = { object, rank };
  }
  return best?.object;
}

/** Shared folders; the same file is nearer than anything. */
function nearness(object: ManagedObject, from: ManagedObject): number {
  if (object.resource.at.document.source === from.resource.at.document.source) return Number.MAX_SAFE_INTEGER;
  const [a, b] = [object.folder.split("/"), from.folder.split("/")];
  const shared = a.findIndex((folder, index) => folder !== b[index]);
  return (shared < 0 ? a.length : shared) * 1000 - a.length;
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
