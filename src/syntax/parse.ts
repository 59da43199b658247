import type { Parsed, SourceText } from "./document.ts";
import { parseDotenv } from "./dotenv.ts";
import { parseNginx } from "./nginx.ts";
import { parseProcfile } from "./procfile.ts";
import { parseRequirements } from "./requirements.ts";
import { parseYaml } from "./yaml.ts";

export type Syntax = "yaml" | "toml" | "dotenv" | "hcl" | "dockerfile" | "procfile" | "requirements" | "nginx";

/** These parsers are loaded only by those who meet such a file, so they are handed in. */
export interface Parsers {
  readonly toml: (source: SourceText) => Parsed;
  readonly hcl: (source: SourceText) => Parsed;
  readonly dockerfile: (source: SourceText) => Parsed;
}

/** The syntax that a file name promises, or undefined. What the content *is* gets decided from the tree. */
export function syntaxOf(name: string): Syntax | undefined {
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  if (/\.(?:ya?ml|json)$/.test(base) || base === "kustomization") return "yaml";
  if (base.endsWith(".toml")) return "toml";
  if (/\.(?:tf|tofu|tfvars)$/.test(base)) return "hcl";
  if (base === ".env" || base.startsWith(".env.") || base.endsWith(".env")) return "dotenv";
  if (/^(?:dockerfile|containerfile)(?:\.(?!dockerignore$|md$|txt$|sh$).*)?$|\.dockerfile$/.test(base))
    return "dockerfile";
  if (base === "procfile") return "procfile";
  if (/^requirements.*\.txt$/.test(base)) return "requirements";
  if (/\.conf(?:\.(?:template|tmpl))?$/.test(base)) return "nginx";
  return undefined;
}

/** The syntax that a text shows by itself where its name tells nothing. */
export function syntaxIn(text: string): Syntax | undefined {
  return /^(?:\s*(?:#.*|ARG\s.*)\n)*\s*FROM\s+[^\s:]+(?::\S+)?(?:\s+AS\s+\S+)?\s*\n/i.test(text.slice(0, 4000))
    ? "dockerfile"
    : undefined;
}

/** Parses a text; where nothing is written in it, that is said instead. */
export function parse(source: SourceText, syntax: Syntax, parsers: Parsers): Parsed {
  if (syntax === "nginx") return parseNginx(source);
  const parsed = parserOf(syntax, parsers)(source);
  if (parsed.documents.length > 0 || parsed.problems.length > 0) return parsed;
  const message = source.text.trim() === "" ? "the file is empty" : "nothing is written here but comments";
  return { documents: [], problems: [{ source, span: { start: 0, end: 0 }, message, level: "note" }] };
}

function parserOf(
  syntax: Exclude<Syntax, "nginx">,
  { toml, hcl, dockerfile }: Parsers,
): (source: SourceText) => Parsed {
  switch (syntax) {
    case "yaml":
      return parseYaml;
    case "toml":
      return toml;
    case "dotenv":
      return parseDotenv;
    case "hcl":
      return hcl;
    case "dockerfile":
      return dockerfile;
    case "procfile":
      return parseProcfile;
    case "requirements":
      return parseRequirements;
  }
}
