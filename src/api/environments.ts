import { posix } from "node:path";
import picomatch from "picomatch";
import type { Config } from "../config/config.ts";
import { environmentCalled } from "../model/environment-names.ts";
import type { ReadFile } from "../sources/files.ts";
import { type Problem, sourceName } from "../syntax/document.ts";
import { didYouMean } from "../text/nearest.ts";
import { addressedFiles, type Input } from "./input.ts";
import { layoutOf } from "./layout.ts";
import { RequestError } from "./request-error.ts";

/** Which environments a run is about, and which files belong to each. */
export interface Environments {
  readonly names: readonly string[];
  /** The others that the files tell apart, to compare with. */
  readonly others: readonly string[];
  /** Files of one environment: its own, and those that are no other's. */
  readonly textsOf: (environment: string) => readonly ReadFile[];
  /** Whether a file is one environment's alone. */
  readonly isOwn: (environment: string, file: string) => boolean;
  /** A note on files that are another environment's by nothing but their names. */
  readonly problems: readonly Problem[];
}

/**
 * What the config says of environments holds; where it says nothing, the names of files and folders do. Without a word
 * from anyone a run is about production, the strictest.
 */
export function environmentsOf(
  wanted: string | undefined,
  { config }: Pick<Input, "config">,
  texts: readonly ReadFile[],
): Environments {
  const declared = config?.environments.map(({ name }) => name) ?? [];
  const owners = declared.length > 0 && config ? ownersByConfig(config) : ownersByLayout(texts, config);
  const known = declared.length > 0 ? declared : owners.names;
  const names = wanted === "all" ? all(known) : [environmentOf(wanted, config)];
  const isKnown = names.every((name) => known.includes(called(name, known)));
  // Files of other environments are left out only where there are some of the one that is asked for.
  if (declared.length === 0 && !isKnown) {
    return { names, others: [], textsOf: () => texts, isOwn: () => false, problems: [] };
  }
  const textsOf = (environment: string): readonly ReadFile[] => {
    const own = called(environment, known);
    return texts.filter((text) => {
      const found = owners.of(nameOf(text));
      return found.length === 0 || found.includes(own);
    });
  };
  const isOwn = (environment: string, file: string): boolean => owners.of(file).includes(called(environment, known));
  const others = known.filter((name) => !names.some((one) => called(one, known) === name));
  const left = declared.length > 0 ? [] : texts.filter((text) => owners.of(nameOf(text)).some(isOneOf(others)));
  return { names, others, textsOf, isOwn, problems: leftOut(left, owners) };
}

/** The environment of a run about one. */
export function environmentOf(wanted: string | undefined, config: Config | undefined): string {
  const declared = config?.environments.map(({ name }) => name) ?? [];
  return checked(wanted ?? config?.environment ?? "production", declared);
}

interface Owners {
  readonly names: readonly string[];
  /** The environments that a file belongs to; none for a file of all. */
  readonly of: (file: string) => readonly string[];
}

function ownersByConfig(config: Config): Owners {
  const folder = posix.dirname(sourceName(config.document.source.source));
  const matchers = config.environments.map(({ name, files }) => ({
    name,
    matches: files.map((glob) => picomatch(posix.join(folder, glob), { dot: true })),
  }));
  return {
    names: matchers.map(({ name }) => name),
    of: (file) =>
      matchers.flatMap(({ name, matches }) => (matches.some((match) => match(posix.normalize(file))) ? [name] : [])),
  };
}

/** What the config addresses is meant, whatever it is called. */
function ownersByLayout(texts: readonly ReadFile[], config: Config | undefined): Owners {
  const addressed = config ? addressedFiles(config) : [];
  const layout = layoutOf(texts.map(nameOf).filter((name) => !addressed.includes(name)));
  return {
    names: [...new Set(layout.values())].sort(),
    of: (file) => [layout.get(file)].filter((name) => name !== undefined),
  };
}

function all(known: readonly string[]): readonly string[] {
  if (known.length > 0) return known;
  throw new RequestError(
    '"all" needs environments: in the config, or files and folders that are named after them; there are none',
  );
}

/** The usual names need no declaration; another one that nobody declared is a slip of the pen. */
function checked(name: string, declared: readonly string[]): string {
  if (declared.includes(name) || USUAL.includes(name)) return name;
  if (declared.length > 0) {
    throw new RequestError(`there is no environment "${name}"; the config declares ${declared.join(", ")}`);
  }
  const nearest = environmentCalled(name) === undefined ? didYouMean(name, USUAL) : "";
  if (nearest !== "") throw new RequestError(`no environment is called "${name}"${nearest}`);
  return name;
}

const USUAL: readonly string[] = ["development", "staging", "production"];

/** `prod` asks for what the files call production. */
function called(name: string, known: readonly string[]): string {
  return known.includes(name) ? name : (environmentCalled(name) ?? name);
}

function isOneOf(names: readonly string[]): (name: string) => boolean {
  return (name) => names.includes(name);
}

function nameOf({ source }: ReadFile): string {
  return sourceName(source.source);
}

/** One note an environment, at the first of its files. */
function leftOut(texts: readonly ReadFile[], owners: Owners): readonly Problem[] {
  const groups = new Map<string, ReadFile[]>();
  for (const text of texts) {
    const [name = ""] = owners.of(nameOf(text));
    groups.set(name, [...(groups.get(name) ?? []), text]);
  }
  return [...groups].flatMap(([name, group]) => {
    const [first, ...rest] = group;
    if (first === undefined) return [];
    const these = rest.length === 0 ? "this file is" : `this file and ${rest.length} more are`;
    const message = `${these} left out: named after ${name}; --env ${name} checks them, --env all every environment`;
    return [{ source: first.source, span: { start: 0, end: 0 }, message, level: "note" as const }];
  });
}
