import { posix, resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { readConfig } from "../config/read.ts";
import { PACK_NAMES } from "../engine/policy.ts";
import { SCENARIOS } from "../probe/all.generated.ts";
import { RULES } from "../rules/all.generated.ts";
import { decode } from "../sources/decode.ts";
import { commonFolder, findConfig, nameOf, type ReadFile, readFiles } from "../sources/files.ts";
import { type Problem, type Source, type SourceText, sourceName, sourceText } from "../syntax/document.ts";
import { parseYaml } from "../syntax/yaml.ts";
import { ConfigError } from "./config-error.ts";
import type { LintOptions } from "./options.ts";

/** All texts of a run, and the config among them. */
export interface Input {
  readonly texts: readonly ReadFile[];
  readonly problems: readonly Problem[];
  readonly config: Config | undefined;
}

/** Brings in what the options name. Files that the config addresses come along, wherever they are. */
export function readInput(options: LintOptions): Input {
  const cwd = resolve(options.cwd ?? process.cwd());
  const inMemory = (options.texts ?? []).map(({ name, text }) => decoded(name, text));
  const files = options.files ?? (inMemory.length > 0 ? [] : ["."]);
  const onDisk = files.length > 0;
  const given = inMemory.flatMap(({ source }) => (source ? [{ source, named: true }] : []));
  const configText = findConfigText(options, { cwd, files, given });
  const config = configText ? readConfigText(configText) : undefined;
  const addressed = config ? addressedFiles(config) : [];
  const read = onDisk ? readFiles([...files, ...addressed], cwd) : NOTHING;
  const isConfig = ({ source }: ReadFile): boolean =>
    configText !== undefined && sourceName(source.source) === sourceName(configText.source);
  return {
    texts: [...given, ...read.files]
      .filter((file) => !isConfig(file))
      .map((file) => (addressed.includes(sourceName(file.source.source)) ? { ...file, named: true } : file)),
    problems: [
      ...inMemory.flatMap(({ problem }) => (problem ? [problem] : [])),
      ...read.problems,
      ...(onDisk && read.files.length + read.problems.length === 0 ? files.map((file) => nothingIn(file, cwd)) : []),
    ],
    config,
  };
}

/** The config alone, for a run that reads no other file: the named one, or the nearest in `cwd` or above. */
export function readConfigOnly(options: Pick<LintOptions, "config" | "cwd">): Config | undefined {
  const cwd = resolve(options.cwd ?? process.cwd());
  const text = findConfigText(options, { cwd, files: ["."], given: [] });
  return text ? readConfigText(text) : undefined;
}

/** What the options say is deployed, beside what is declared. */
export function readDeployed({ deployed = [] }: LintOptions): Input {
  const read = deployed.map(({ name, text }) => decoded(name, text));
  return {
    texts: read.flatMap(({ source }) => (source ? [{ source, named: true }] : [])),
    problems: read.flatMap(({ problem }) => (problem ? [problem] : [])),
    config: undefined,
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

function readConfigText(source: SourceText): Config {
  const { documents, problems } = parseYaml(source);
  const [document] = documents;
  const serious = problems.filter(({ level, isUnrendered }) => level !== "note" || isUnrendered);
  if (serious.length > 0) throw new ConfigError(serious);
  if (!document) throw new ConfigError([{ source, span: { start: 0, end: 0 }, message: "the config is empty" }]);
  const read = readConfig(document, { rules: [...RULES, ...SCENARIOS], packs: PACK_NAMES });
  if (read.problems.length > 0 || !read.config) throw new ConfigError(read.problems);
  return read.config;
}

/** The files that `app:` addresses, `dockerfile:` and `front:` name, as reports name them. */
export function addressedFiles(config: Config): readonly string[] {
  const files = config.services.flatMap(({ app, dockerfile, front }) => [
    ...Object.values(app).flatMap((address) => (address?.kind === "address" ? [address.file] : [])),
    ...(dockerfile?.known ? [dockerfile.value] : []),
    ...front.flatMap(({ nginx }) => (nginx?.known ? [nginx.value] : [])),
  ]);
  return [...new Set(files)];
}
