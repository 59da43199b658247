import { type Cursor, descend, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import type { Pointer } from "../../syntax/node.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { textAt } from "../read.ts";
import type { Kustomization, PatchEntry } from "./kustomization.ts";

/** A change to objects: a partial object that is laid over them, or a list of operations (RFC 6902). */
export type Patch = {
  readonly file: string;
  readonly target: Target;
} & (
  | { readonly kind: "merge"; readonly at: Cursor }
  | { readonly kind: "operations"; readonly operations: readonly Operation[] }
);

export interface Operation {
  readonly op: string;
  readonly path: Pointer;
  readonly value: Cursor;
}

/** Which objects a patch is for. */
export interface Target {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Names are patterns, and labels may choose further. */
  readonly isSelector: boolean;
}

export type DocumentsOf = (file: string) => readonly Document[];

/** The patches of a kustomization, in order; what cannot be read is none. */
export function patchesOf(kustomization: Kustomization, documentsOf: DocumentsOf): readonly Patch[] {
  return kustomization.patches.flatMap((entry) =>
    documentsIn(entry, kustomization, documentsOf).flatMap((document) => patchIn(document, entry, kustomization)),
  );
}

function documentsIn(
  { inline, file }: PatchEntry,
  { document }: Kustomization,
  documentsOf: DocumentsOf,
): readonly Document[] {
  if (inline?.node?.kind === "scalar") return parseEmbedded(document, inline.node, parseYaml).documents;
  return file === undefined ? [] : documentsOf(file.path);
}

function patchIn(document: Document, { file, target }: PatchEntry, { file: own }: Kustomization): readonly Patch[] {
  const at = rootCursor(document);
  const from = file?.path ?? own;
  if (at.node?.kind === "list") {
    if (target === undefined) return [];
    return [{ kind: "operations", file: from, target: selected(target), operations: itemsOf(at).flatMap(operation) }];
  }
  return [{ kind: "merge", file: from, target: target ? selected(target) : named(at), at }];
}

function named(at: Cursor): Target {
  return {
    kind: textAt(at, "kind"),
    name: textAt(at, "metadata", "name"),
    namespace: textAt(at, "metadata", "namespace"),
    isSelector: false,
  };
}

function selected(at: Cursor): Target {
  return {
    kind: textAt(at, "kind"),
    name: textAt(at, "name"),
    namespace: textAt(at, "namespace"),
    isSelector: true,
  };
}

function operation(at: Cursor): readonly Operation[] {
  const op = textAt(at, "op");
  const path = textAt(at, "path");
  if (op === undefined || path === undefined || op === "test") return [];
  return [{ op, path: pointerOf(path), value: descend(at, "value") }];
}

/** RFC 6901; a number is an index where it meets a list. */
function pointerOf(path: string): Pointer {
  return path
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** `replicas: [{ name, count }]` sets one number of whatever has that name. */
export function replicaPatches({ file, replicas }: Kustomization): readonly Patch[] {
  return replicas.map((at) => ({
    kind: "operations",
    file,
    target: { kind: undefined, name: textAt(at, "name"), namespace: undefined, isSelector: true },
    operations: [{ op: "replace", path: ["spec", "replicas"], value: descend(at, "count") }],
  }));
}

/** What an object is called. */
export interface Identity {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
}

export function identityOf(object: Cursor): Identity {
  return {
    kind: textAt(object, "kind") ?? "",
    name: textAt(object, "metadata", "name") ?? "",
    namespace: textAt(object, "metadata", "namespace"),
  };
}

/** Whether a patch may be for an object. A pattern that nobody can read may be for any. */
export function mayConcern(target: Target, { kind, name, namespace }: Identity): boolean {
  const sameNamespace = namespace === undefined || target.namespace === undefined || namespace === target.namespace;
  if (!target.isSelector) return kind === target.kind && name === target.name && sameNamespace;
  const isLike = (pattern: string | undefined, text: string): boolean => pattern === undefined || like(pattern, text);
  return (
    isLike(target.kind, kind) &&
    isLike(target.name, name) &&
    (sameNamespace || like(target.namespace ?? "", namespace ?? ""))
  );
}

/** Go's and JavaScript's patterns differ in corners; only what is plain, or the usual `.*`, is decided. */
function like(pattern: string, text: string): boolean {
  const parts = pattern.replace(/^\^|\$$/g, "").split(/\.[*+]/);
  if (parts.some((part) => /[\\^$.|?*+()[\]{}]/.test(part))) return true;
  if (parts.length === 1) return parts[0] === text;
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  return rest.every((part) => text.includes(part));
}
