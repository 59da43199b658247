import { posix } from "node:path";
import { rootCursor } from "../../syntax/cursor.ts";
import { type Document, type Problem, sourceName } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { isKustomization, type Kustomization } from "./kustomization.ts";
import { byFile, kustomizationsIn, type Layers, topsAmong, Workspace } from "./layers.ts";
import { overlaid } from "./overlaid.ts";
import { identityOf, mayConcern, type Patch } from "./patch.ts";

export interface Unapplied {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}

/**
 * Documents as they stand without kustomize: patches are no objects of their own, and what they would change in the
 * objects below them is unknown. Each kustomization that changes anything gets a note.
 */
export function unapplied(documents: readonly Document[]): Unapplied {
  const workspace = new Workspace(byFile(documents));
  const kustomizations = kustomizationsIn(documents, workspace);
  if (kustomizations.length === 0) return { documents, problems: [] };
  const changed = changedRoots(topsAmong(kustomizations).map((top) => workspace.layers(top)));
  const isPatch = patchFiles(kustomizations);
  const left = documents.filter(({ source }) => {
    const name = posix.normalize(sourceName(source.source));
    return !isKustomization(name) && !isPatch.has(name);
  });
  return {
    documents: left.map((document) => {
      const root = changed.get(document);
      return root === undefined ? document : { ...document, root };
    }),
    problems: kustomizations.flatMap(note),
  };
}

function changedRoots(all: readonly Layers[]): ReadonlyMap<Document, Node> {
  const roots = new Map<Document, Node>();
  const done = new Map<Document, Set<Patch>>();
  for (const { resources, patches } of all) {
    for (const document of resources) {
      const applied = done.get(document) ?? new Set();
      done.set(document, applied);
      const identity = identityOf(rootCursor(document));
      for (const patch of patches) {
        if (applied.has(patch) || !mayConcern(patch.target, identity)) continue;
        applied.add(patch);
        const root = roots.get(document) ?? document.root;
        roots.set(document, overlaid(rootCursor({ ...document, root }), patch));
      }
    }
  }
  return roots;
}

/** What is also somebody's resource is an object after all. */
function patchFiles(all: readonly Kustomization[]): ReadonlySet<string> {
  const resources = new Set(all.flatMap(({ bases }) => bases.map(({ path }) => path)));
  const patches = all.flatMap(({ patches: own }) => own.flatMap(({ file }) => file?.path ?? []));
  return new Set(patches.filter((path) => !resources.has(path)));
}

function note({ document, changes, firstChange }: Kustomization): readonly Problem[] {
  if (firstChange === undefined) return [];
  const message = `kustomize was not run: ${listed(changes)} here changed nothing; what patches touch is unknown, all else is as its own file has it (--render runs kustomize)`;
  return [{ source: document.source, span: firstChange.span, message, level: "note", isUnrendered: true }];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
