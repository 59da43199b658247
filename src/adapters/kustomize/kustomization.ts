import { posix } from "node:path";
import { type Cursor, descend, entriesOf, itemsOf, locateKey, rootCursor } from "../../syntax/cursor.ts";
import { type Document, type Location, sourceName } from "../../syntax/document.ts";
import { textAt } from "../read.ts";

/** One `kustomization.yaml`: what it builds on, and what it does to that. */
export interface Kustomization {
  readonly file: string;
  readonly folder: string;
  readonly document: Document;
  /** `resources`, `bases` and `components`, in the order in which kustomize takes them. */
  readonly bases: readonly Reference[];
  readonly patches: readonly PatchEntry[];
  readonly replicas: readonly Cursor[];
  /** All that it reads from elsewhere, those above included. */
  readonly references: readonly Reference[];
  /** The fields that change what it builds on, as they are called in the file. */
  readonly changes: readonly string[];
  readonly firstChange: Location | undefined;
  readonly prefix: string;
  readonly suffix: string;
}

/** Something that is named by a path. */
export interface Reference {
  readonly written: string;
  /** The same as a path like those of the other files. */
  readonly path: string;
  readonly at: Cursor;
}

/** A patch is written in place or in a file; its target in itself or beside it. */
export interface PatchEntry {
  readonly inline: Cursor | undefined;
  readonly file: Reference | undefined;
  readonly target: Cursor | undefined;
}

/** Kustomize looks for these names and no others. */
export function isKustomization(file: string): boolean {
  return /^(?:kustomization\.ya?ml|Kustomization)$/.test(posix.basename(file));
}

export function readKustomization(document: Document): Kustomization {
  const file = sourceName(document.source.source);
  const folder = posix.dirname(file);
  const root = rootCursor(document);
  const refer = (at: Cursor): readonly Reference[] => {
    const written = textAt(at);
    return written === undefined ? [] : [{ written, path: posix.normalize(posix.join(folder, written)), at }];
  };
  const listed = (key: string): readonly Reference[] => itemsOf(descend(root, key)).flatMap(refer);
  const bases = [...listed("resources"), ...listed("bases"), ...listed("components")];
  const patches = PATCHES.flatMap((key) => itemsOf(descend(root, key)).map((item) => patchEntry(item, refer)));
  const changes = entriesOf(root).filter(([key, { node }]) => CHANGES.includes(key) && !isEmpty(node));
  return {
    file,
    folder,
    document,
    bases,
    patches,
    replicas: itemsOf(descend(root, "replicas")),
    references: [
      ...bases,
      ...patches.flatMap(({ file: named }) => named ?? []),
      ...OTHER_FILES.flatMap((key) => listed(key).filter(({ written }) => !written.includes("\n"))),
      ...itemsOf(descend(root, "replacements")).flatMap((item) => refer(descend(item, "path"))),
      ...refer(descend(root, "openapi", "path")),
      ...GENERATORS.flatMap((key) => itemsOf(descend(root, key)).flatMap((item) => generatedFrom(item, refer))),
    ],
    changes: changes.map(([key]) => key),
    firstChange: changes[0] && locateKey(changes[0][1]),
    prefix: textAt(root, "namePrefix") ?? "",
    suffix: textAt(root, "nameSuffix") ?? "",
  };
}

const PATCHES = ["patchesStrategicMerge", "patches", "patchesJson6902"] as const;
const OTHER_FILES = ["configurations", "crds", "generators", "transformers", "validators"] as const;
const GENERATORS = ["configMapGenerator", "secretGenerator"] as const;
const CHANGES: readonly string[] = [
  ...PATCHES,
  ...GENERATORS,
  "components",
  "generators",
  "helmCharts",
  "images",
  "namePrefix",
  "nameSuffix",
  "replacements",
  "replicas",
  "transformers",
  "vars",
];

type Refer = (at: Cursor) => readonly Reference[];

function isEmpty(node: Cursor["node"]): boolean {
  if (node?.kind === "list") return node.items.length === 0;
  return node?.kind === "scalar" && (node.value === null || node.value === "");
}

function patchEntry(item: Cursor, refer: Refer): PatchEntry {
  if (item.node?.kind === "scalar") {
    const isText = String(item.node.value).includes("\n");
    return { inline: isText ? item : undefined, file: isText ? undefined : refer(item)[0], target: undefined };
  }
  const inline = descend(item, "patch");
  const target = descend(item, "target");
  return {
    inline: inline.node === undefined ? undefined : inline,
    file: refer(descend(item, "path"))[0],
    target: target.node === undefined ? undefined : target,
  };
}

/** `files: [name.conf, key=other.conf]`, `envs: [.env]`. */
function generatedFrom(item: Cursor, refer: Refer): readonly Reference[] {
  const all = [...itemsOf(descend(item, "files")), ...itemsOf(descend(item, "envs")), descend(item, "env")];
  return all.flatMap(refer).map(({ written, path, at }) => {
    const equals = written.indexOf("=");
    if (equals < 0) return { written, path, at };
    const file = written.slice(equals + 1);
    return { written: file, path: posix.join(posix.dirname(sourceName(at.document.source.source)), file), at };
  });
}

/** A field that Go's decoder takes for one of those above although it is spelt otherwise (`Resources`). */
export function oddField({ document }: Kustomization): Cursor | undefined {
  const known = new Set(["resources", "bases", ...CHANGES, ...OTHER_FILES, "openapi"]);
  const folded = new Set([...known].map((key) => key.toLowerCase()));
  return entriesOf(rootCursor(document)).find(([key]) => !known.has(key) && folded.has(key.toLowerCase()))?.[1];
}
