import type { Parsed, SourceText } from "./document.ts";
import { parseDotenv } from "./dotenv.ts";
import { parseNginx } from "./nginx.ts";
import { parseYaml } from "./yaml.ts";

export type Syntax = "yaml" | "toml" | "dotenv" | "nginx";

/** TOML's parser is loaded only by those who meet a TOML file, so it is handed in. */
export interface Parsers {
  readonly toml: (source: SourceText) => Parsed;
}

/** The syntax that a file name promises, or undefined. What the content *is* gets decided from the tree. */
export function syntaxOf(name: string): Syntax | undefined {
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  if (/\.(?:ya?ml|json)$/.test(base)) return "yaml";
  if (base.endsWith(".toml")) return "toml";
  if (base === ".env" || base.startsWith(".env.") || base.endsWith(".env")) return "dotenv";
  if (/\.conf(?:\.(?:template|tmpl))?$/.test(base)) return "nginx";
  return undefined;
}

/** Parses a text; where nothing is written in it, that is said instead. */
export function parse(source: SourceText, syntax: Syntax, parsers: Parsers): Parsed {
  if (syntax === "nginx") return parseNginx(source);
  const parsed = syntax === "yaml" ? parseYaml(source) : syntax === "toml" ? parsers.toml(source) : parseDotenv(source);
  if (parsed.documents.length > 0 || parsed.problems.length > 0) return parsed;
  const message = source.text.trim() === "" ? "the file is empty" : "nothing is written here but comments";
  return { documents: [], problems: [{ source, span: { start: 0, end: 0 }, message, level: "note" }] };
}
