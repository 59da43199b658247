import { descend } from "../../syntax/cursor.ts";
import { sourceName } from "../../syntax/document.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { collectionOf } from "./kinds.ts";

/** An object of Config Connector together with how the API would address what it makes. */
export interface ManagedObject {
  readonly resource: Resource;
  /** What the resource is called in Google Cloud: its `resourceID`, or the object's own name. */
  readonly name: string;
  /** A made-up address that is the same for nothing else of the input; the plain name of a Cloud Run service. */
  readonly link: string;
  readonly file: string;
  readonly folders: readonly string[];
}

/** `rivals` is whether others of its kind, namespace and name are written elsewhere. */
export function managedObject(resource: Resource, rivals: boolean): ManagedObject {
  const file = sourceName(resource.at.document.source.source);
  const name = written(resource, "spec", "resourceID") ?? objectName(resource);
  const collection = collectionOf(resource.kind);
  const address = [projectOf(resource), rivals ? file.replaceAll("/", ":") : undefined].filter(Boolean).join("@");
  const link = `${address ? `projects/${address}/` : ""}${scopeOf(resource)}${collection}/${name}`;
  return { resource, name, link: collection === undefined ? name : link, file, folders: file.split("/").slice(0, -1) };
}

/** The name that references use. A placeholder is a name as good as any: they are written with the same one. */
export function objectName(resource: Resource): string {
  return textAt(resource.at, "metadata", "name") ?? "";
}

/** The project an object is made in, as far as it says so. Without any word it is the one that its namespace stands for. */
export function projectOf(resource: Resource): string | undefined {
  const annotation = textAt(resource.at, "metadata", "annotations", "cnrm.cloud.google.com/project-id");
  const external = written(resource, "spec", "projectRef", "external")?.split("/").at(-1);
  return annotation ?? external ?? written(resource, "spec", "projectRef", "name") ?? resource.namespace;
}

/** Kinds that only exist once for all regions. */
const GLOBAL = /^Compute(?:HTTPHealthCheck|HTTPSHealthCheck|Target(?:GRPC|SSL)Proxy)$/;

function scopeOf(resource: Resource): string {
  const place = ["location", "region", "zone"].map((key) => written(resource, "spec", key)).find(Boolean);
  if (GLOBAL.test(resource.kind) || place === "global") return "global/";
  if (place === undefined) return "";
  return /-[a-z]$/.test(place) ? `zones/${place}/` : `regions/${place}/`;
}

function written({ at }: Resource, ...keys: readonly string[]): string | undefined {
  const text = textAt(descend(at, ...keys));
  return text === undefined || text === "" || placeholderIn(text) !== undefined ? undefined : text;
}
