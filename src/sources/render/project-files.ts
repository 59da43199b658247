import { existsSync, readdirSync } from "node:fs";
import { posix, resolve } from "node:path";
import type { Document, SourceText } from "../../syntax/document.ts";
import { sourceName } from "../../syntax/document.ts";
import { parseYaml } from "../../syntax/yaml.ts";
import { type ReadFile, readFiles } from "../files.ts";

/** The files that a tool would read, whether the run was asked about them or not; each is read once. */
export class ProjectFiles {
  readonly cwd: string;
  readonly #texts = new Map<string, SourceText | undefined>();
  readonly #documents = new Map<string, readonly Document[]>();

  constructor(cwd: string, given: readonly ReadFile[]) {
    this.cwd = cwd;
    for (const { source } of given) this.#texts.set(posix.normalize(sourceName(source.source)), source);
  }

  /** Undefined where there is none, or none that can be read. */
  text(name: string): SourceText | undefined {
    const path = posix.normalize(name);
    if (!this.#texts.has(path)) {
      const isFile = existsSync(resolve(this.cwd, path));
      this.#texts.set(path, isFile ? readFiles([path], this.cwd).files.find(isNamed)?.source : undefined);
    }
    return this.#texts.get(path);
  }

  /** The documents of a file; none where it is no YAML. */
  readonly documents = (name: string): readonly Document[] => {
    const path = posix.normalize(name);
    const known = this.#documents.get(path);
    if (known) return known;
    const source = this.text(path);
    const documents = source ? parseYaml(source).documents : [];
    this.#documents.set(path, documents);
    return documents;
  };

  /** All documents that were asked for so far. */
  get read(): readonly Document[] {
    return [...this.#documents.values()].flat();
  }

  exists(name: string): boolean {
    return existsSync(resolve(this.cwd, name));
  }

  /** The names in a folder; none where it is no folder. */
  names(folder: string): readonly string[] {
    try {
      return readdirSync(resolve(this.cwd, folder)).sort();
    } catch {
      return [];
    }
  }
}

function isNamed({ named }: ReadFile): boolean {
  return named;
}
