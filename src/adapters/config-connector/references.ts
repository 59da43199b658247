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
  const find = finder(byName);
  return { objects, from: (object) => (key, reference) => follow(object, find, key, reference) };
}

type Find = (
  kind: string,
  name: string,
  namespace: string | undefined,
  from: ManagedObject,
) => ManagedObject | undefined;

/** Objects of one file all find the same. */
function finder(byName: ReadonlyMap<string, readonly ManagedObject[]>): Find {
  const known = new Map<string, ManagedObject | undefined>();
  return (kind, name, namespace, from) => {
    const key = keyOf(kind, name);
    const asked = `${key}\n${namespace}\n${from.file}`;
    if (!known.has(asked)) known.set(asked, nearest(byName.get(key) ?? [], namespace, from));
    return known.get(asked);
  };
}

function follow(from: ManagedObject, find: Find, key: string, reference: Node): Node {
  const external = findEntry(reference, "external")?.value;
  if (external !== undefined) return external;
  const name = findEntry(reference, "name")?.value;
  const [kind, ...others] = kindsMeantBy(key) ?? [""];
  if (name?.kind !== "scalar" || typeof name.value !== "string") return name ?? reference;
  const namespace = textOf(findEntry(reference, "namespace")?.value) ?? from.resource.namespace;
  for (const each of [kind, ...others]) {
    const found = find(each, name.value, namespace, from);
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
function nearness({ file, folders }: ManagedObject, from: ManagedObject): number {
  if (file === from.file) return Number.MAX_SAFE_INTEGER;
  const shared = folders.findIndex((folder, index) => folder !== from.folders[index]);
  return (shared < 0 ? folders.length : shared) * 1000 - folders.length;
}

function keyOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}

function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}
