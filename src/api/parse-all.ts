import { posix } from "node:path";
import picomatch from "picomatch";
import { mightMatter } from "../adapters/relevant.ts";
import type { Config } from "../config/config.ts";
import { type Document, type Parsed, type Problem, type SourceText, sourceName } from "../syntax/document.ts";
import { isNginxProxy } from "../syntax/nginx.ts";
import { type Parsers, parse, syntaxOf } from "../syntax/parse.ts";
import type { Input } from "./input.ts";

export interface ParsedInput {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
  /** Names of the files that were looked at, in order. */
  readonly files: readonly string[];
}

/** Parses what may matter: what the user named, and what, met in a folder, could be about connections. */
export async function parseAll({ texts, config }: Input): Promise<ParsedInput> {
  const isExcluded = excludedBy(config);
  const wanted = texts.filter(
    ({ source, named }) =>
      !isExcluded(sourceName(source.source)) &&
      (named || mightMatter(source.text, syntaxOf(sourceName(source.source)))),
  );
  const parsers = await loadParsers(wanted.map(({ source }) => sourceName(source.source)));
  const documents: Document[] = [];
  const problems: Problem[] = [];
  for (const { source } of wanted) {
    const syntax = syntaxOf(sourceName(source.source));
    const parsed = parse(source, syntax ?? "yaml", parsers);
    if (syntax === "nginx" && !isNginxProxy(source.text)) problems.push(notRead(source));
    else if (syntax === undefined && !isStructured(parsed)) problems.push(notRead(source));
    else {
      documents.push(...parsed.documents);
      problems.push(...parsed.problems);
    }
  }
  return { documents, problems, files: wanted.map(({ source }) => sourceName(source.source)) };
}

/** Nearly any text is YAML by the letter, one long scalar. What has no known ending must at least have a structure. */
function isStructured({ documents }: Parsed): boolean {
  return documents.length > 0 && documents.every(({ root }) => root.kind !== "scalar");
}

function notRead(source: SourceText): Problem {
  const isEmpty = source.text.trim() === "";
  const message = isEmpty
    ? "nothing is in it"
    : "not a kind of file that is read: YAML, JSON, TOML, .env and nginx are";
  return { source, span: { start: 0, end: 0 }, message };
}

async function loadParsers(names: readonly string[]): Promise<Parsers> {
  if (!names.some((name) => syntaxOf(name) === "toml")) return { toml: () => ({ documents: [], problems: [] }) };
  const { parseToml } = await import("../syntax/toml.ts");
  return { toml: parseToml };
}

function excludedBy(config: Config | undefined): (name: string) => boolean {
  if (!config || config.exclude.length === 0) return () => false;
  const folder = posix.dirname(sourceName(config.document.source.source));
  const matchers = config.exclude.map((glob) => picomatch(posix.join(folder, glob), { dot: true }));
  return (name) => matchers.some((matches) => matches(posix.normalize(name)));
}
