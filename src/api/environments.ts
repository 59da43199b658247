import { posix } from "node:path";
import picomatch from "picomatch";
import type { Config } from "../config/config.ts";
import { type Document, sourceName } from "../syntax/document.ts";
import { RequestError } from "./request-error.ts";

/** The environments of a run. Without a word from anyone it is production, the strictest. */
export function environmentsOf(wanted: string | undefined, config: Config | undefined): readonly string[] {
  const declared = config?.environments.map(({ name }) => name) ?? [];
  if (wanted !== "all") return [checked(wanted ?? config?.environment ?? "production", declared)];
  if (declared.length > 0) return declared;
  throw new RequestError('"all" needs environments: in the config; there are none');
}

/** The usual names need no declaration; another one that nobody declared is a slip of the pen. */
function checked(name: string, declared: readonly string[]): string {
  if (declared.includes(name) || USUAL.includes(name) || declared.length === 0) return name;
  throw new RequestError(`there is no environment "${name}"; the config declares ${declared.join(", ")}`);
}

const USUAL: readonly string[] = ["development", "staging", "production"];

/** Documents of one environment: those its globs name, and those that no environment's globs name. */
export function documentsOf(
  environment: string,
  documents: readonly Document[],
  config: Config | undefined,
): readonly Document[] {
  if (!config || config.environments.length === 0) return documents;
  const folder = posix.dirname(sourceName(config.document.source.source));
  const matchers = config.environments.map(({ name, files }) => ({
    name,
    matches: files.map((glob) => picomatch(posix.join(folder, glob), { dot: true })),
  }));
  const ownersOf = (name: string): typeof matchers => {
    return matchers.filter(({ matches }) => matches.some((match) => match(posix.normalize(name))));
  };
  return documents.filter(({ source, module }) => {
    const own = ownersOf(sourceName(source.source));
    // A module without an environment of its own is part of its user's.
    const owners = own.length === 0 && module ? ownersOf(module.calledFrom) : own;
    return owners.length === 0 || owners.some(({ name }) => name === environment);
  });
}
