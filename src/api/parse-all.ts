import { posix } from "node:path";
import picomatch from "picomatch";
import { mightBeTerraform, mightMatter } from "../adapters/relevant.ts";
import type { Config } from "../config/config.ts";
import type { ReadFile } from "../sources/files.ts";
import { type Document, type Parsed, type Problem, type SourceText, sourceName } from "../syntax/document.ts";
import { isNginxProxy } from "../syntax/nginx.ts";
import { type Parsers, parse, type Syntax, syntaxIn, syntaxOf } from "../syntax/parse.ts";
import { isValues } from "../syntax/tfvars.ts";
import type { Input } from "./input.ts";
import { usedByKustomize } from "./used-by-kustomize.ts";

export interface ParsedInput {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  /** Names of the files that were looked at, in order. */
  readonly files: readonly string[];
}

/** What may matter: what the user named, and what, met in a folder, could be about connections. */
export function relevantTexts({ texts, config }: Input): readonly ReadFile[] {
  const isExcluded = excludedBy(config);
  const known = texts.filter(({ source }) => !isExcluded(sourceName(source.source)));
  const isBuiltOn = usedByKustomize(known.map(({ source }) => source));
  const isModule = terraformModules(known.map(({ source }) => source));
  return known.filter(
    ({ source, named }) =>
      named ||
      isModule(source) ||
      isBuiltOn(source) ||
      isAboutProcesses(source) ||
      mightMatter(source.text, syntaxOf(sourceName(source.source))),
  );
}

/** What was parsed before, for another environment. What a Terraform file says depends on its neighbours. */
export type Known = Map<SourceText, Parsed>;

/** Parses all texts of an environment. */
export async function parseAll(texts: readonly ReadFile[], known: Known = new Map()): Promise<ParsedInput> {
  const parsers = await loadParsers(texts.map(({ source }) => source));
  const documents: Document[] = [];
  const problems: Problem[] = [];
  for (const { source } of texts) {
    const syntax = syntaxFor(source);
    const parsed = known.get(source) ?? parse(source, syntax ?? "yaml", parsers);
    if (syntax !== "hcl") known.set(source, parsed);
    if (syntax === "nginx" && !isNginxProxy(source.text)) problems.push(notRead(source));
    else if (syntax === undefined && !isStructured(parsed)) problems.push(notRead(source));
    else {
      documents.push(...parsed.documents);
      problems.push(...parsed.problems);
    }
  }
  return { documents, problems, files: texts.map(({ source }) => sourceName(source.source)) };
}

/** Nearly any text is YAML by the letter, one long scalar. What has no known ending must at least have a structure. */
function isStructured({ documents }: Parsed): boolean {
  return documents.length > 0 && documents.every(({ root }) => root.kind !== "scalar");
}

function notRead(source: SourceText): Problem {
  const isEmpty = source.text.trim() === "";
  const message = isEmpty
    ? "nothing is in it"
    : "not a kind of file that is read: YAML, JSON, TOML, .env, Terraform, Dockerfiles and nginx are";
  return { source, span: { start: 0, end: 0 }, message };
}

function syntaxFor(source: SourceText): Syntax | undefined {
  return syntaxOf(sourceName(source.source)) ?? syntaxIn(source.text);
}

/** Files whose name says that they start something or list what it is made of. */
function isAboutProcesses({ source }: SourceText): boolean {
  const syntax = syntaxOf(sourceName(source));
  return syntax === "dockerfile" || syntax === "procfile" || syntax === "requirements";
}

async function loadParsers(sources: readonly SourceText[]): Promise<Parsers> {
  const needed = new Set(sources.map(syntaxFor));
  const hcl = sources.filter((source) => syntaxFor(source) === "hcl");
  const nothing = (): Parsed => ({ documents: [], problems: [] });
  return {
    toml: needed.has("toml") ? (await import("../syntax/toml.ts")).parseToml : nothing,
    dockerfile: needed.has("dockerfile") ? (await import("../syntax/dockerfile.ts")).parseDockerfile : nothing,
    hcl: hcl.length > 0 ? await (await import("./load-hcl.ts")).parseHclTogether(hcl) : nothing,
  };
}

/** A value may come from any Terraform file of its folder, so those of a folder matter together. */
function terraformModules(sources: readonly SourceText[]): (source: SourceText) => boolean {
  const hcl = sources.filter(isHcl);
  const folderOf = ({ source }: SourceText): string => posix.dirname(sourceName(source));
  const wanted = new Set(hcl.filter(({ text }) => mightBeTerraform(text)).map(folderOf));
  const isWanted = (source: SourceText): boolean => {
    // Files of values may lie in folders below.
    for (let at = folderOf(source); ; at = posix.dirname(at)) {
      if (wanted.has(at)) return true;
      if (!isValues(sourceName(source.source)) || posix.dirname(at) === at) return false;
    }
  };
  return (source) => isHcl(source) && isWanted(source);
}

function isHcl({ source }: SourceText): boolean {
  return syntaxOf(sourceName(source)) === "hcl";
}

function excludedBy(config: Config | undefined): (name: string) => boolean {
  if (!config || config.exclude.length === 0) return () => false;
  const folder = posix.dirname(sourceName(config.document.source.source));
  const matchers = config.exclude.map((glob) => picomatch(posix.join(folder, glob), { dot: true }));
  return (name) => matchers.some((matches) => matches(posix.normalize(name)));
}
