import { posix } from "node:path";
import { type Cursor, descend, entriesOf, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import { textAt } from "../read.ts";
import { moduleNames } from "./address.ts";
import type { Configuration } from "./configuration.ts";
import type { Planned } from "./planned.ts";

/** The Terraform files that a plan was made from. */
export interface Source {
  /** The block that makes a resource, where the input has it. */
  find(planned: Planned): Cursor | undefined;
  /** `folder#type.label` of every block that the plan decides about, those that it makes nothing of included. */
  readonly addresses: ReadonlySet<string>;
}

export interface SourceQuestion {
  readonly document: Document;
  readonly configuration: Configuration;
  readonly planned: readonly Planned[];
}

/** The blocks of one folder. */
interface Folder {
  /** By `type.label`. */
  readonly resources: Map<string, Cursor>;
  /** Local sources of `module` blocks, by name. */
  readonly modules: Map<string, string | undefined>;
}

const NONE: Source = { find: () => undefined, addresses: new Set() };

/** Finds the folder that a plan's root module is written in: most of the addresses agree, and the nearest one wins. */
export function sourceFinder(documents: readonly Document[]): (question: SourceQuestion) => Source {
  const folders = foldersOf(documents);
  return (question) => {
    if (folders.size === 0) return NONE;
    const root = rootFolder(question, folders);
    return root === undefined ? NONE : sourceIn(root, question, folders);
  };
}

function foldersOf(documents: readonly Document[]): ReadonlyMap<string, Folder> {
  const folders = new Map<string, Folder>();
  for (const document of documents) {
    const name = posix.dirname(sourceName(document.source.source));
    const folder = folders.get(name) ?? { resources: new Map(), modules: new Map() };
    folders.set(name, folder);
    const root = rootCursor(document);
    for (const [type, labels] of entriesOf(descend(root, "resource"))) {
      for (const [label, at] of entriesOf(labels)) folder.resources.set(`${type}.${label}`, at);
    }
    for (const [label, at] of entriesOf(descend(root, "module"))) folder.modules.set(label, textAt(at, "source"));
  }
  return folders;
}

function rootFolder(question: SourceQuestion, folders: ReadonlyMap<string, Folder>): string | undefined {
  const { document, planned } = question;
  const own = posix.dirname(sourceName(document.source.source));
  const resources = new Set(planned.filter(({ module }) => module === "").map(({ type, label }) => `${type}.${label}`));
  const modules = new Set(planned.flatMap(({ module }) => moduleNames(module)[0] ?? []));
  const scored = [...folders].map(([name, folder]) => {
    const hits = [...resources].filter((key) => folder.resources.has(key)).length;
    return { name, score: hits + [...modules].filter((key) => folder.modules.has(key)).length };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  const candidates = best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ name }) => name);
  if (candidates.includes(own)) return own;
  const inside = candidates.filter((name) => own === "." || name.startsWith(`${own}/`) || own.startsWith(`${name}/`));
  const [first, another] = inside.length > 0 ? inside : candidates;
  return another === undefined ? first : undefined;
}

function sourceIn(root: string, question: SourceQuestion, folders: ReadonlyMap<string, Folder>): Source {
  const { configuration, planned } = question;
  const known = new Map<string, string | undefined>([["", root]]);
  const folderOf = (names: readonly string[]): string | undefined => {
    const key = names.join(".");
    if (!known.has(key)) known.set(key, folderBelow(folderOf(names.slice(0, -1)), names.at(-1) ?? "", folders));
    return known.get(key);
  };
  const addresses = new Set<string>();
  for (const names of modulesOf(planned)) {
    const folder = folderOf(names);
    if (folder === undefined) continue;
    for (const key of configuration(names)?.resources.keys() ?? []) addresses.add(`${folder}#${key}`);
  }
  for (const { module, type, label } of planned) {
    const folder = folderOf(moduleNames(module));
    if (folder !== undefined) addresses.add(`${folder}#${type}.${label}`);
  }
  return {
    find: ({ module, type, label }) => {
      const folder = folderOf(moduleNames(module));
      return folder === undefined ? undefined : folders.get(folder)?.resources.get(`${type}.${label}`);
    },
    addresses,
  };
}

function modulesOf(planned: readonly Planned[]): readonly (readonly string[])[] {
  const keys = new Map(planned.map(({ module }) => [moduleNames(module).join("."), moduleNames(module)]));
  return [...keys.set("", []).values()];
}

function folderBelow(
  folder: string | undefined,
  call: string,
  folders: ReadonlyMap<string, Folder>,
): string | undefined {
  const source = folder === undefined ? undefined : folders.get(folder)?.modules.get(call);
  if (folder === undefined || source === undefined || !/^\.\.?\//.test(source)) return undefined;
  return posix.join(folder, source).replace(/(.)\/$/, "$1");
}
