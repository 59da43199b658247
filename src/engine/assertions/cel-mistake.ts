import { didYouMean } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import { type AnySection, fieldNames, PATH } from "./path-schema.ts";

/** An expression that makes no sense; the span is that of the expression's own text. */
export class CelMistake extends Error {
  override readonly name = "CelMistake";
  readonly span: Span;

  constructor(message: string, { start, end }: Span) {
    super(message);
    this.span = { start, end };
  }
}

/** What CEL's own parser and type checker say, in plain words and with the nearest name. */
export function typeMistake(error: unknown, text: string): unknown {
  if (!isCelError(error)) return error;
  const span = error.range ?? { start: 0, end: text.length };
  return new CelMistake(inWords(error, text), span);
}

interface CelError {
  readonly code: string;
  readonly summary: string;
  readonly range?: Span;
}

function isCelError(error: unknown): error is CelError {
  return error instanceof Error && "code" in error && "summary" in error;
}

function inWords({ code, summary, range }: CelError, text: string): string {
  const name = range ? text.slice(range.start, range.end) : "";
  if (code === "unknown_variable") return `unknown name "${name}"${didYouMean(name, ["path"]) || "; known: path"}`;
  if (code === "no_such_key") {
    const key = summary.replace(/^No such key: /, "");
    const owner = range ? text.slice(0, range.start).replace(/\.\s*$/, "") : "";
    return unknownField(key, /[\w.]+$/.exec(owner)?.[0] ?? "");
  }
  const [, left, operator, right] = /^no such overload: (\S+) (\S+) (.+)$/.exec(summary) ?? [];
  if (left !== undefined && right !== undefined)
    return `${operator} does not go between ${worded(left)} and ${worded(right)}`;
  return summary.replace(/\b(?:double|int)\b/g, "number").replace(/\bstring\b/g, "text");
}

function unknownField(key: string, owner: string): string {
  const section = sectionOf(owner);
  // The name of a loop stands for an item of some list.
  const known = section ? Object.keys(section.fields) : [...fieldNames(PATH)];
  const where = section ? ` of ${owner}` : "";
  const list = section ? `; known: ${known.join(", ")}` : "";
  return `unknown field "${key}"${where}${didYouMean(key, known) || list}`;
}

/** The section that `path.startup.probes` leads to; undefined for the name of a loop. */
function sectionOf(owner: string): AnySection | undefined {
  const [root, ...names] = owner.split(".");
  if (root !== PATH.name) return undefined;
  let at: AnySection | undefined = PATH;
  for (const name of names) {
    const field: AnySection["fields"][string] | undefined = at?.fields[name];
    at = field?.kind === "part" ? field.part : undefined;
  }
  return at;
}

function worded(type: string): string {
  if (type === "double" || type === "int") return "a number";
  if (type === "string") return "a text";
  if (type === "bool") return "true or false";
  if (type.startsWith("list")) return "a list";
  return type.startsWith("map") ? "a map" : `${type}, which has fields of its own`;
}
