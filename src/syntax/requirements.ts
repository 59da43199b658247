import { packageEntries } from "./dependency-lines.ts";
import { type Parsed, type SourceText, sourceName } from "./document.ts";

/**
 * Parses requirements.txt, go.mod, Gemfile, pom.xml, build.gradle and *.csproj: a map of packages, named in lower case, to
 * their versions as written; whatever else stands there is passed over.
 */
export function parseRequirements(source: SourceText): Parsed {
  const name = sourceName(source.source);
  const base = name.slice(name.lastIndexOf("/") + 1).toLowerCase();
  const entries = packageEntries(source, base);
  const root = { kind: "map" as const, start: 0, end: source.text.length, entries };
  return { documents: source.text.trim() === "" ? [] : [{ source, root, form: "requirements" }], problems: [] };
}
