import { posix, resolve } from "node:path";
import { folderOf, relativeTo } from "../config/folder.ts";
import { extendsOf, type PackFile, type PackName, readPack } from "../config/read-pack.ts";
import type { Pack } from "../engine/pack.ts";
import { PACK_NAMES } from "../engine/policy.ts";
import { nameOf, readFiles } from "../sources/files.ts";
import { findPolicyPackage } from "../sources/policy-package.ts";
import { descend, rootCursor } from "../syntax/cursor.ts";
import { type Document, type Problem, type SourceText, sourceName } from "../syntax/document.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { didYouMean } from "../text/nearest.ts";

/** What `extends:` of a config leads to, over all levels. */
export interface LoadedPacks {
  /** The packs of the config's own `extends:`, as `policyLayers` takes them. */
  readonly extends: readonly string[];
  /** Packs that are not built in, by the name of their file. */
  readonly packs: ReadonlyMap<string, Pack>;
  readonly files: readonly PackFile[];
  readonly problems: readonly Problem[];
}

export interface PackPlaces {
  readonly cwd: string;
  /** Texts in memory, which go before files. */
  readonly texts: readonly SourceText[];
  /** False: nothing is read from disk. */
  readonly disk: boolean;
}

export const NO_PACKS: LoadedPacks = { extends: [], packs: new Map(), files: [], problems: [] };

/** More than anybody stacks; a package may extend packages without end. */
const MAX_PACKS = 100;

/** Reads every pack that a config extends. Globs in packs are relative to the folder of the config. */
export function loadPacks(document: Document, places: PackPlaces): LoadedPacks {
  const loader = new PackLoader(places, folderOf(document));
  const found = loader.all(extendsOf(document), document, []);
  // A config that says nothing of packs means the usual one; `extends: []` means none.
  const isSaid = descend(rootCursor(document), "extends").node !== undefined;
  return {
    extends: isSaid ? found : ["recommended"],
    packs: loader.packs,
    files: loader.files,
    problems: loader.problems,
  };
}

class PackLoader {
  readonly packs = new Map<string, Pack>();
  readonly files: PackFile[] = [];
  readonly problems: Problem[] = [];
  readonly #places: PackPlaces;
  readonly #folder: string;
  /** Files that could not be read are asked for once. */
  readonly #failed = new Set<string>();

  constructor(places: PackPlaces, folder: string) {
    this.#places = places;
    this.#folder = folder;
  }

  all(names: readonly PackName[], from: Document, above: readonly string[]): readonly string[] {
    return names.flatMap((name) => this.#one(name, from, above) ?? []);
  }

  #one(named: PackName, from: Document, above: readonly string[]): string | undefined {
    if (PACK_NAMES.includes(named.name)) return named.name;
    const file = this.#fileOf(named, from);
    if (file === undefined) return undefined;
    if (above.includes(file)) {
      const circle = [...above.slice(above.indexOf(file)), file].join(" → ");
      return this.#say(named, `this pack extends itself: ${circle}`);
    }
    if (this.packs.has(file)) return file;
    if (this.#failed.has(file)) return undefined;
    if (this.packs.size + above.length >= MAX_PACKS)
      return this.#say(named, `more than ${MAX_PACKS} packs; no more are read`);
    const read = this.#read(file, named);
    if (read === undefined) {
      this.#failed.add(file);
      return undefined;
    }
    const below = this.all(read.extends, read.document, [...above, file]);
    this.packs.set(file, { extends: below, layer: read.layer });
    this.files.push(read);
    return file;
  }

  /** The name of the file that an entry means, as reports name it. */
  #fileOf(named: PackName, from: Document): string | undefined {
    const { name } = named;
    if (/^\.{1,2}\//.test(name)) return relativeTo(folderOf(from), name);
    if (posix.isAbsolute(name) || name.includes("\\") || /^[a-z]+:/i.test(name))
      return this.#say(named, `"${name}" is neither a pack, a file beside this one (./…) nor a package`);
    const { cwd, disk } = this.#places;
    const found = disk ? findPolicyPackage(name, resolve(cwd, folderOf(from))) : undefined;
    if (found === undefined) return this.#say(named, unknownPack(name));
    if ("problem" in found) return this.#say(named, found.problem);
    return nameOf(found.file, cwd);
  }

  #read(file: string, named: PackName): PackFile | undefined {
    const source = this.#text(file, named);
    if (source === undefined) return undefined;
    const { documents, problems } = parseYaml(source);
    const serious = problems.filter(({ level }) => level !== "note");
    if (serious.length > 0) return this.#all(serious);
    const [document, second] = documents;
    if (document === undefined) return this.#say(named, `${file} is empty`);
    if (second) return this.#say(named, `${file} holds more than one document; a pack is one`);
    const reading = readPack(document, this.#folder);
    return reading.read ?? this.#all(reading.problems);
  }

  #text(file: string, named: PackName): SourceText | undefined {
    const { cwd, texts, disk } = this.#places;
    const given = texts.find(({ source }) => posix.normalize(sourceName(source)) === file);
    if (given) return given;
    if (!disk) return this.#say(named, `there is no ${file} among the texts`);
    if (!/\.ya?ml$/.test(file)) return this.#say(named, `${file} is no YAML file`);
    const { files, problems } = readFiles([file], cwd);
    const [found] = files;
    if (found && problems.length === 0) return found.source;
    return this.#say(named, `${file}: ${problems[0]?.message ?? "not a file"}`);
  }

  #all(problems: readonly Problem[]): undefined {
    this.problems.push(...problems);
  }

  #say({ at }: PackName, message: string): undefined {
    this.problems.push({ source: at.document.source, span: at.span, message });
  }
}

function unknownPack(name: string): string {
  const near = didYouMean(name, PACK_NAMES);
  const hint = near || `; known: ${PACK_NAMES.join(", ")}; no package of this name is installed`;
  return `unknown pack "${name}"${hint}`;
}
