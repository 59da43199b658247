import { posix } from "node:path";
import { declared, type KnownFact } from "../../model/fact.ts";
import type { Limit, LimitValue } from "../../platform/limit.ts";
import { defaultFor } from "../../platform/limits.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import { textAt } from "../read.ts";
import type { ResourceBlock } from "./block.ts";
import { versionRange } from "./version-constraint.ts";

/** What the provider of a resource puts where nothing is written, and the constraint that decides it. */
export interface ProviderDefault {
  readonly value: LimitValue;
  readonly version: KnownFact<string>;
}

export type ProviderDefaults = (block: ResourceBlock, limit: Limit) => ProviderDefault | undefined;

/** Reads `required_providers`. What a folder does not pin, the one that uses it as a module may. */
export function providerDefaults(documents: readonly Document[]): ProviderDefaults {
  const constraints = new Map<string, readonly KnownFact<string>[]>();
  const callers = new Map<string, Set<string>>();
  for (const document of documents) {
    const folder = folderOf(document);
    for (const [provider, version] of requiredIn(document)) {
      const key = `${folder} ${provider}`;
      constraints.set(key, [...(constraints.get(key) ?? []), version]);
    }
    for (const module of modulesUsed(document)) callers.set(module, (callers.get(module) ?? new Set()).add(folder));
  }
  const inFolder = (folder: string, provider: string, seen: ReadonlySet<string>): readonly KnownFact<string>[] => {
    const own = constraints.get(`${folder} ${provider}`) ?? [];
    const [caller, another] = callers.get(folder) ?? [];
    const isOnly = caller !== undefined && another === undefined && !seen.has(caller);
    return isOnly ? [...own, ...inFolder(caller, provider, new Set([...seen, caller]))] : own;
  };
  return (block, limit) => {
    const folder = folderOf(block.at.document);
    const versions = inFolder(folder, providerOf(block), new Set([folder]));
    const [version] = versions;
    const range = versionRange(versions.map(({ value }) => value));
    if (version === undefined || range === undefined) return undefined;
    const value = defaultFor(limit, range.oldest);
    const isPinned = value !== undefined && value === defaultFor(limit, range.newest);
    return isPinned ? { value, version } : undefined;
  };
}

/** `provider = google-beta`, or the beginning of the type. */
function providerOf({ at, type }: ResourceBlock): string {
  const { node, document } = descend(at, "provider");
  const written = node && /^"?([\w-]+)/.exec(document.source.text.slice(node.start, node.end))?.[1];
  return written ?? type.slice(0, type.indexOf("_"));
}

function requiredIn(document: Document): readonly (readonly [string, KnownFact<string>])[] {
  const blocks = severalAt(descend(rootCursor(document), "terraform")).flatMap((block) =>
    severalAt(descend(block, "required_providers")),
  );
  return blocks.flatMap(entriesOf).flatMap(([provider, at]) => {
    const version = at.node?.kind === "map" ? descend(at, "version") : at;
    const text = textAt(version);
    const what = `the version of the provider ${provider}`;
    return text === undefined ? [] : [[provider, declared(what, text, locate(version))] as const];
  });
}

/** A block, or all of those of its name. */
function severalAt(at: Cursor): readonly Cursor[] {
  if (at.node?.kind === "list") return itemsOf(at);
  return at.node?.kind === "map" ? [at] : [];
}

function modulesUsed(document: Document): readonly string[] {
  return entriesOf(descend(rootCursor(document), "module")).flatMap(([, at]) => {
    const source = textAt(at, "source");
    const isLocal = source !== undefined && /^\.\.?\//.test(source);
    return isLocal ? [posix.join(folderOf(document), source).replace(/(.)\/$/, "$1")] : [];
  });
}

function folderOf(document: Document): string {
  return posix.dirname(sourceName(document.source.source));
}
