import { isCaddyProxy, parseCaddyfile } from "./caddyfile.ts";
import { listsPackages } from "./dependency-lines.ts";
import type { Parsed, SourceText } from "./document.ts";
import { parseDotenv } from "./dotenv.ts";
import { isHaproxy, parseHaproxy } from "./haproxy.ts";
import { isNginxProxy, parseNginx } from "./nginx.ts";
import { parseProcfile } from "./procfile.ts";
import { parseRequirements } from "./requirements.ts";
import { looksLikePlan, parsePlan } from "./terraform-plan.ts";
import { parseYaml } from "./yaml.ts";

export type Syntax =
  | "yaml"
  | "toml"
  | "dotenv"
  | "hcl"
  | "dockerfile"
  | "procfile"
  | "requirements"
  | "shell"
  | "makefile"
  | "nginx"
  | "haproxy"
  | "caddyfile";

/** These parsers are loaded only by those who meet such a file, so they are handed in. */
export interface Parsers {
  readonly toml: (source: SourceText) => Parsed;
  readonly hcl: (source: SourceText) => Parsed;
  readonly dockerfile: (source: SourceText) => Parsed;
  readonly shell: (source: SourceText) => Parsed;
  readonly makefile: (source: SourceText) => Parsed;
}

/** The syntax that a file name promises, or undefined. What the content *is* gets decided from the tree. */
export function syntaxOf(name: string): Syntax | undefined {
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  if (/\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(base)) return "hcl";
  if (/\.(?:ya?ml|json)$/.test(base) || base === "kustomization") return "yaml";
  if (base.endsWith(".toml") || base === "pipfile") return "toml";
  if (base === ".env" || base.startsWith(".env.") || base.endsWith(".env")) return "dotenv";
  if (/^(?:dockerfile|containerfile)(?:\.(?!dockerignore$|md$|txt$|sh$).*)?$|\.dockerfile$/.test(base))
    return "dockerfile";
  if (base === "procfile") return "procfile";
  if (listsPackages(base)) return "requirements";
  if (/\.(?:ba)?sh$|^(?:deploy|release)(?:[-_][\w-]*)?$|^(?:docker-)?entrypoint$/.test(base)) return "shell";
  if (/^(?:gnu)?makefile$|\.mk$/.test(base)) return "makefile";
  if (/^haproxy.*\.conf(?:\.(?:template|tmpl))?$|\.cfg(?:\.(?:template|tmpl))?$/.test(base)) return "haproxy";
  if (/\.conf(?:\.(?:template|tmpl))?$/.test(base)) return "nginx";
  if (/^caddyfile(?:\..*)?$|\.(?:caddyfile|caddy)$/.test(base)) return "caddyfile";
  return undefined;
}

/** The first line of a shell's script. */
const SHEBANG = /^#![^\n]{0,200}\b(?:a|ba|da|k)?sh\b/;

/** The syntax that a text shows by itself where its name tells nothing. */
export function syntaxIn(text: string): Syntax | undefined {
  if (SHEBANG.test(text)) return "shell";
  return /^(?:\s*(?:#.*|ARG\s.*)\n)*\s*FROM\s+[^\s:]+(?::\S+)?(?:\s+AS\s+\S+)?\s*\n/i.test(text.slice(0, 4000))
    ? "dockerfile"
    : undefined;
}

/** Whether a text is what its ending promises, as far as that ending is shared by many formats. */
export function isOf(syntax: Syntax, text: string): boolean {
  if (syntax === "nginx") return isNginxProxy(text);
  if (syntax === "haproxy") return isHaproxy(text);
  if (syntax === "shell") return !text.startsWith("#!") || SHEBANG.test(text);
  return syntax !== "caddyfile" || isCaddyProxy(text);
}

/** Parses a text; where nothing is written in it, that is said instead. */
export function parse(source: SourceText, syntax: Syntax, parsers: Parsers): Parsed {
  const bounded = BOUNDED[syntax];
  if (bounded && source.text.length > MAX_LENGTH) {
    const message = `more than ${MAX_LENGTH} characters; not read as ${bounded}`;
    return { documents: [], problems: [{ source, span: { start: 0, end: 0 }, message }] };
  }
  if (LINES.has(syntax) && !/^\s*[^\s#]/m.test(source.text)) return nothingIn(source);
  if (syntax === "nginx") return parseNginx(source);
  if (syntax === "haproxy") return parseHaproxy(source);
  if (syntax === "caddyfile") return parseCaddyfile(source);
  const plan = syntax === "yaml" && looksLikePlan(source.text) ? parsePlan(source) : undefined;
  const parsed = plan ?? parserOf(syntax, parsers)(source);
  return parsed.documents.length > 0 || parsed.problems.length > 0 ? parsed : nothingIn(source);
}

/** Longer than anybody writes these by hand; it bounds what hostile text can cost. */
const MAX_LENGTH = 1_000_000;
const BOUNDED: Partial<Record<Syntax, string>> = {
  haproxy: "HAProxy",
  caddyfile: "a Caddyfile",
  makefile: "a Makefile",
};
/** Languages whose parsers give a document whatever is in it. */
const LINES: ReadonlySet<Syntax> = new Set(["shell", "makefile", "caddyfile"]);

function nothingIn(source: SourceText): Parsed {
  const message = source.text.trim() === "" ? "the file is empty" : "nothing is written here but comments";
  return { documents: [], problems: [{ source, span: { start: 0, end: 0 }, message, level: "note" }] };
}

function parserOf(
  syntax: Exclude<Syntax, "nginx" | "haproxy" | "caddyfile">,
  { toml, hcl, dockerfile, shell, makefile }: Parsers,
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
    case "shell":
      return shell;
    case "makefile":
      return makefile;
    case "procfile":
      return parseProcfile;
    case "requirements":
      return parseRequirements;
  }
}
