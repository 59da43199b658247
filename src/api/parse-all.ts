import type { Config } from "../config/config.ts";
import type { ReadFile } from "../sources/files.ts";
import { type Document, type Parsed, type Problem, type SourceText, sourceName } from "../syntax/document.ts";
import { isOf, type Parsers, parse, type Syntax } from "../syntax/parse.ts";
import { syntaxFor, toldSyntaxes } from "./syntax-for.ts";

export interface ParsedInput {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  /** Names of the files that were looked at, in order. */
  readonly files: readonly string[];
}

/** What was parsed before, for another environment. What a Terraform file says depends on its neighbours. */
export type Known = Map<SourceText, Parsed>;

export interface ParseOptions {
  readonly config?: Config | undefined;
  /** Filled as texts are parsed. */
  readonly known?: Known;
  /** Whether a file is for the environment that is asked for, and for no other. */
  readonly isOwn?: (file: string) => boolean;
}

/** Parses all texts of an environment. */
export async function parseAll(texts: readonly ReadFile[], options: ParseOptions = {}): Promise<ParsedInput> {
  const { config, known = new Map<SourceText, Parsed>(), isOwn = () => false } = options;
  const told = toldSyntaxes(config);
  const files = texts.map(({ source }) => ({
    source,
    syntax: told.get(sourceName(source.source)) ?? syntaxFor(source),
  }));
  const parsers = await loadParsers(files, isOwn);
  const documents: Document[] = [];
  const problems: Problem[] = [];
  for (const { source, syntax } of files) {
    const parsed = known.get(source) ?? parse(source, syntax ?? "yaml", parsers);
    if (syntax !== "hcl") known.set(source, parsed);
    if (syntax === "nginx" && !isOf(syntax, source.text)) problems.push(notRead(source));
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
    : "not a kind of file that is read: YAML, JSON, TOML, .env, Terraform, Dockerfiles, scripts and configurations of proxies are";
  return { source, span: { start: 0, end: 0 }, message };
}

interface Text {
  readonly source: SourceText;
  readonly syntax: Syntax | undefined;
}

async function loadParsers(files: readonly Text[], isOwn: (file: string) => boolean): Promise<Parsers> {
  const needed = new Set(files.map(({ syntax }) => syntax));
  const hcl = files.flatMap(({ source, syntax }) => (syntax === "hcl" ? [source] : []));
  const nothing = (): Parsed => ({ documents: [], problems: [] });
  return {
    toml: needed.has("toml") ? (await import("../syntax/toml.ts")).parseToml : nothing,
    dockerfile: needed.has("dockerfile") ? (await import("../syntax/dockerfile.ts")).parseDockerfile : nothing,
    shell: needed.has("shell") ? (await import("../syntax/shell-file.ts")).parseShellFile : nothing,
    makefile: needed.has("makefile") ? (await import("../syntax/makefile.ts")).parseMakefile : nothing,
    hcl: hcl.length > 0 ? await (await import("./load-hcl.ts")).parseHclTogether(hcl, isOwn) : nothing,
  };
}
