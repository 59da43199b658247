import { posix } from "node:path";
import { type Document, sourceName } from "../../syntax/document.ts";
import { findEntry } from "../../syntax/node.ts";
import { isKustomization, type Kustomization, readKustomization } from "./kustomization.ts";
import { type DocumentsOf, type Patch, patchesOf, replicaPatches } from "./patch.ts";

/** What a kustomization is made of, in the order in which kustomize lays it on: what comes later wins. */
export interface Layers {
  readonly resources: readonly Document[];
  readonly patches: readonly Patch[];
  /** The kustomization itself last. */
  readonly kustomizations: readonly Kustomization[];
}

/** More than any is built on; a circle ends sooner. */
const MOST = 500;

/** Files as kustomizations see them, each read once. */
export class Workspace {
  readonly documentsOf: DocumentsOf;
  readonly #read = new Map<Document, Kustomization>();
  readonly #patches = new Map<Kustomization, readonly Patch[]>();

  constructor(documentsOf: DocumentsOf) {
    this.documentsOf = documentsOf;
  }

  kustomization(document: Document): Kustomization {
    const known = this.#read.get(document) ?? readKustomization(document);
    this.#read.set(document, known);
    return known;
  }

  /** The kustomization of a folder, under whichever of its names. */
  in(folder: string): Kustomization | undefined {
    for (const name of NAMES) {
      const [document] = this.documentsOf(posix.join(folder, name));
      if (document) return this.kustomization(document);
    }
    return undefined;
  }

  /** Follows the bases of a kustomization. A file that is not at hand is left out. */
  layers(top: Kustomization): Layers {
    const resources = new Map<string, readonly Document[]>();
    const patches: Patch[] = [];
    const kustomizations: Kustomization[] = [];
    const seen = new Set<string>();
    const visit = (one: Kustomization): void => {
      if (seen.has(one.file) || seen.size >= MOST) return;
      seen.add(one.file);
      for (const { path } of one.bases) {
        const below = this.in(path);
        if (below) visit(below);
        else resources.set(path, this.documentsOf(path));
      }
      patches.push(...this.#patchesOf(one));
      kustomizations.push(one);
    };
    visit(top);
    return { resources: [...resources.values()].flat(), patches, kustomizations };
  }

  #patchesOf(one: Kustomization): readonly Patch[] {
    const known = this.#patches.get(one) ?? [...patchesOf(one, this.documentsOf), ...replicaPatches(one)];
    this.#patches.set(one, known);
    return known;
  }
}

const NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"] as const;

/** The kustomizations among documents. */
export function kustomizationsIn(documents: readonly Document[], workspace: Workspace): readonly Kustomization[] {
  return documents
    .filter(({ source, root }) => isKustomization(sourceName(source.source)) && root.kind === "map")
    .map((document) => workspace.kustomization(document));
}

/** Those that no other builds on. */
export function topsAmong(all: readonly Kustomization[]): readonly Kustomization[] {
  const used = new Set(all.flatMap(({ bases }) => bases.map(({ path }) => folderAt(path))));
  return all.filter(({ folder }) => !used.has(folderAt(folder)));
}

function folderAt(path: string): string {
  return posix.join(path, ".");
}

/** A component is nothing by itself. */
export function isComponent({ document: { root } }: Kustomization): boolean {
  const kind = findEntry(root, "kind")?.value;
  return kind?.kind === "scalar" && kind.value === "Component";
}

export function byFile(documents: readonly Document[]): DocumentsOf {
  const files = new Map<string, Document[]>();
  for (const document of documents) {
    const name = posix.normalize(sourceName(document.source.source));
    const list = files.get(name);
    if (list) list.push(document);
    else files.set(name, [document]);
  }
  return (file) => files.get(posix.normalize(file)) ?? [];
}
