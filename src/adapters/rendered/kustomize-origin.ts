import { type Cursor, descend, itemsOf, locateKey, rootCursor } from "../../syntax/cursor.ts";
import type { Document, Location } from "../../syntax/document.ts";
import type { Pointer } from "../../syntax/node.ts";
import type { Layers } from "../kustomize/layers.ts";
import { identityOf, mayConcern, type Operation, type Patch } from "../kustomize/patch.ts";
import { textAt } from "../read.ts";
import { type Place, placeIn, shifted } from "./place.ts";

/** Where a place of a rendered object was written: in a patch, else in the base; undefined where that cannot be told. */
export function kustomizeOrigin(layers: Layers): (at: Location) => Location | undefined {
  const writersOf = writersIn(layers);
  const writers = new Map<Document, Writers | undefined>();
  return (at) => {
    const { document } = at;
    if (!writers.has(document)) writers.set(document, writersOf(document));
    const found = writers.get(document);
    const place = placeIn(at);
    return found && place && (place.isKey ? keyOrigin(place, found) : valueOrigin(place, found));
  };
}

interface Writers {
  readonly resource: Document;
  /** Those that may be for it, in the order in which they are laid on. */
  readonly patches: readonly Patch[];
}

type WritersOf = (rendered: Document) => Writers | undefined;

/** Two resources of one name are no ground for saying which of them it was. */
function writersIn({ resources, patches, kustomizations }: Layers): WritersOf {
  const prefix = [...kustomizations].reverse().reduce((text, one) => text + one.prefix, "");
  const suffix = kustomizations.reduce((text, one) => text + one.suffix, "");
  const byName = new Map<string, Set<Document>>();
  for (const document of resources) {
    const { kind, name } = identityOf(rootCursor(document));
    for (const one of [name, prefix + name + suffix]) {
      const key = `${kind} ${one}`;
      byName.set(key, (byName.get(key) ?? new Set()).add(document));
    }
  }
  return (rendered) => {
    const { kind, name } = identityOf(rootCursor(rendered));
    const [resource, ...more] = byName.get(`${kind} ${name}`) ?? [];
    if (resource === undefined || more.length > 0) return undefined;
    const identity = identityOf(rootCursor(resource));
    return { resource, patches: patches.filter(({ target }) => mayConcern(target, identity)) };
  };
}

/** A key is where the whole object has it; a patch repeats the way to what it changes. */
function keyOrigin({ document, pointer }: Place, { resource, patches }: Writers): Location | undefined {
  const own = counterpart(document, resource, pointer);
  if (own) return locateKey(own);
  for (const patch of [...patches].reverse()) {
    const written = patch.kind === "merge" ? counterpart(document, patch.at.document, pointer) : undefined;
    if (written) return locateKey(written);
  }
  return undefined;
}

/** The last that wrote a value must have written just this one; otherwise something else did. The name found the resource. */
function valueOrigin(place: Place, { resource, patches }: Writers): Location | undefined {
  for (const patch of [...patches].reverse()) {
    const written = writtenBy(patch, place);
    if (written === "removed") return undefined;
    if (written) return sameValue(written, place, patch, resource);
  }
  const own = counterpart(place.document, resource, place.pointer);
  if (own === undefined) return undefined;
  const isOwnName = place.pointer.join("/") === "metadata/name";
  return isSame(own, place) || isOwnName ? shifted(place, own) : undefined;
}

/** What only may be for this object was not, perhaps; where the base says the same, nobody knows whose word it is. */
function sameValue(written: Cursor, place: Place, { target }: Patch, resource: Document): Location | undefined {
  if (!isSame(written, place)) return undefined;
  const own = target.isSelector ? counterpart(place.document, resource, place.pointer) : undefined;
  return own && isSame(own, place) ? undefined : shifted(place, written);
}

function isSame({ node }: Cursor, { scalar }: Place): boolean {
  return node?.kind === "scalar" && scalar !== undefined && node.value === scalar.value;
}

function writtenBy(patch: Patch, { document, pointer }: Place): Cursor | "removed" | undefined {
  if (patch.kind === "merge") return counterpart(document, patch.at.document, pointer);
  for (const one of [...patch.operations].reverse()) {
    const rest = below(document, one, pointer);
    if (rest === undefined) continue;
    const value = descend(one.value, ...rest);
    return value.node === undefined ? "removed" : value;
  }
  return undefined;
}

/** The rest of an address that lies in what an operation wrote. */
function below(rendered: Document, { path }: Operation, pointer: Pointer): Pointer | undefined {
  if (path.length > pointer.length) return undefined;
  const isOn = path.every((key, index) => {
    const step = pointer[index];
    if (key !== "-") return String(step) === key;
    const list = descend(rootCursor(rendered), ...pointer.slice(0, index));
    return step === itemsOf(list).length - 1;
  });
  return isOn ? pointer.slice(path.length) : undefined;
}

/** The same address in another tree; items of lists are known by their name, or by their number in a list as long. */
function counterpart(rendered: Document, written: Document, pointer: Pointer): Cursor | undefined {
  let theirs = rootCursor(rendered);
  let ours = rootCursor(written);
  for (const key of pointer) {
    const next = typeof key === "number" ? sameItem(theirs, ours, key) : descend(ours, key);
    if (next?.node === undefined) return undefined;
    theirs = descend(theirs, key);
    ours = next;
  }
  return ours.node === undefined ? undefined : ours;
}

function sameItem(theirs: Cursor, ours: Cursor, index: number): Cursor | undefined {
  const [all, own] = [itemsOf(theirs), itemsOf(ours)];
  const item = all[index];
  const name = item && textAt(item, "name");
  if (name === undefined) return all.length === own.length ? own[index] : undefined;
  const isNamed = (one: Cursor): boolean => textAt(one, "name") === name;
  const [found, ...more] = own.filter(isNamed);
  return more.length === 0 && all.filter(isNamed).length === 1 ? found : undefined;
}
