import { posix, resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { readConfig } from "../config/read.ts";
import { decode } from "../sources/decode.ts";
import { commonFolder, findConfig, nameOf, type ReadFile, readFiles } from "../sources/files.ts";
import { type Problem, type Source, type SourceText, sourceName, sourceText } from "../syntax/document.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { ConfigError } from "./config-error.ts";
import { knownTo, packProblems } from "./known.ts";
import { type LoadedPacks, loadPacks, NO_PACKS, type PackPlaces } from "./load-packs.ts";
import type { LintOptions } from "./options.ts";

/** All texts of a run, and the config among them. */
export interface Input {
  readonly texts: readonly ReadFile[];
  readonly problems: readonly Problem[];
  readonly config: Config | undefined;
  /** The packs that the config extends. */
  readonly packs: LoadedPacks;
}

/** Brings in what the options name. Files that the config addresses come along, wherever they are. */
export function readInput(options: LintOptions): Input {
  const cwd = resolve(options.cwd ?? process.cwd());
  const inMemory = (options.texts ?? []).map(({ name, text }) => decoded(name, text));
  const files = options.files ?? (inMemory.length > 0 ? [] : ["."]);
  const onDisk = files.length > 0;
  const given = inMemory.flatMap(({ source }) => (source ? [{ source, named: true }] : []));
  const configText = findConfigText(options, { cwd, files, given });
  const places = { cwd, texts: given.map(({ source }) => source), disk: onDisk };
  const { config, packs } = configText ? readConfigText(configText, places) : NO_CONFIG;
  const addressed = config ? addressedFiles(config) : [];
  const read = onDisk ? readFiles([...files, ...addressed], cwd) : NOTHING;
  const own = new Set(packs.files.map(({ document }) => sourceName(document.source.source)));
  if (configText) own.add(sourceName(configText.source));
  const isConfig = ({ source }: ReadFile): boolean => own.has(sourceName(source.source));
  const isBaseline = ({ source }: ReadFile): boolean =>
    options.baseline !== undefined &&
    [options.baseline, nameOf(options.baseline, cwd)].includes(sourceName(source.source));
  return {
    texts: [...given, ...read.files]
      .filter((file) => !isConfig(file) && !isBaseline(file))
      .map((file) => (addressed.includes(sourceName(file.source.source)) ? { ...file, named: true } : file)),
    problems: [
      ...inMemory.flatMap(({ problem }) => (problem ? [problem] : [])),
      ...read.problems,
      ...(onDisk && read.files.length + read.problems.length === 0 ? files.map((file) => nothingIn(file, cwd)) : []),
    ],
    config,
    packs,
  };
}

/** The config alone, for a run that reads no other file: the named one, or the nearest in `cwd` or above. */
export function readConfigOnly(options: Pick<LintOptions, "config" | "cwd">): ConfigInput {
  const cwd = resolve(options.cwd ?? process.cwd());
  const text = findConfigText(options, { cwd, files: ["."], given: [] });
  return text ? readConfigText(text, { cwd, texts: [], disk: true }) : NO_CONFIG;
}

/** A pack that an option names, as if a config in `cwd` extended it and said nothing else. */
export function extending(pack: string, option: string, cwd: string): ConfigInput {
  const source = sourceText({ kind: "file", file: option }, `extends: ${JSON.stringify(pack)}\n`);
  return readConfigText(source, { cwd, texts: [], disk: true });
}

/** A config and the packs that it extends. */
export type ConfigInput = Pick<Input, "config" | "packs">;

export const NO_CONFIG: ConfigInput = { config: undefined, packs: NO_PACKS };

/** What the options say is deployed, beside what is declared. */
export function readDeployed({ deployed = [] }: LintOptions): Input {
  const read = deployed.map(({ name, text }) => decoded(name, text));
  return {
    texts: read.flatMap(({ source }) => (source ? [{ source, named: true }] : [])),
    problems: read.flatMap(({ problem }) => (problem ? [problem] : [])),
    ...NO_CONFIG,
  };
}

/** A folder without any configuration is more often a wrong name than a wish. */
function nothingIn(path: string, cwd: string): Problem {
  const source = sourceText({ kind: "file", file: nameOf(path, cwd) }, "");
  return { source, span: { start: 0, end: 0 }, message: "no file of a kind that is read is in here" };
}

const NOTHING = { files: [], problems: [] };

function decoded(name: string, text: string | Uint8Array): ReturnType<typeof decode> {
  const source = sourceNamed(name);
  return typeof text === "string" ? { source: sourceText(source, text) } : decode(source, text);
}

/** A platform's answer has no file; its name says what was asked. */
function sourceNamed(name: string): Source {
  return name.startsWith("api:") ? { kind: "api", resource: name.slice("api:".length) } : { kind: "file", file: name };
}

interface Given {
  readonly cwd: string;
  readonly files: readonly string[];
  readonly given: readonly ReadFile[];
}

function findConfigText({ config }: LintOptions, { cwd, files, given }: Given): SourceText | undefined {
  if (config === false) return undefined;
  if (config === undefined) {
    const inMemory = given.find(({ source }) => posix.basename(sourceName(source.source)) === "holdopen.yaml");
    if (inMemory) return inMemory.source;
    const found = files.length > 0 ? findConfig(commonFolder(files.map((file) => resolve(cwd, file)))) : undefined;
    return found === undefined ? undefined : readConfigFile(found, cwd);
  }
  return (
    given.find(({ source }) => sourceName(source.source) === config)?.source ??
    readConfigFile(resolve(cwd, config), cwd)
  );
}

function readConfigFile(path: string, cwd: string): SourceText {
  if (commonFolder([path]) === path) throw new ConfigError([absent(path, cwd)]);
  const { files, problems } = readFiles([path], cwd);
  const [file] = files;
  if (file) return file.source;
  throw new ConfigError(problems.length > 0 ? problems : [absent(path, cwd)]);
}

function absent(path: string, cwd: string): Problem {
  return {
    source: sourceText({ kind: "file", file: nameOf(path, cwd) }, ""),
    span: { start: 0, end: 0 },
    message: "a folder, not a config file",
  };
}

function readConfigText(source: SourceText, places: PackPlaces): ConfigInput {
  const { documents, problems } = parseYaml(source);
  const [document] = documents;
  const serious = problems.filter(({ level, isUnrendered }) => level !== "note" || isUnrendered);
  if (serious.length > 0) throw new ConfigError(serious);
  if (!document) throw new ConfigError([{ source, span: { start: 0, end: 0 }, message: "the config is empty" }]);
  let packs = NO_PACKS;
  const read = readConfig(document, (config) => {
    packs = loadPacks(config.document, places);
    return knownTo(config, packs);
  });
  const mistakes = [...read.problems, ...packs.problems, ...(read.config ? packProblems(read.config, packs) : [])];
  if (mistakes.length > 0 || !read.config) throw new ConfigError(mistakes);
  return { config: read.config, packs };
}

/** The files that `app:` addresses, `dockerfile:` and `front:` name, as reports name them. */
export function addressedFiles(config: Config): readonly string[] {
  const files = config.services.flatMap(({ app, dockerfile, front }) => [
    ...Object.values(app).flatMap((address) => (address?.kind === "address" ? [address.file] : [])),
    ...(dockerfile?.known ? [dockerfile.value] : []),
    ...front.flatMap(({ proxy }) => (proxy?.file.known ? [proxy.file.value] : [])),
  ]);
  return [...new Set(files)];
}
