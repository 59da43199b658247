import type { Parsed, SourceText } from "./document.ts";
import type { Entry } from "./node.ts";

/** Parses requirements.txt: a map of packages, named in lower case, to their versions as written; options are passed over. */
export function parseRequirements(source: SourceText): Parsed {
  const entries: Entry[] = [];
  for (const { 1: name = "", 2: version = "", 0: line, index: start } of source.text.matchAll(LINE)) {
    const from = start + line.length - version.length;
    entries.push({
      key: name.toLowerCase(),
      start,
      end: start + name.length,
      value: { kind: "scalar", start: from, end: from + version.length, value: version, style: "plain" },
    });
  }
  const root = { kind: "map" as const, start: 0, end: source.text.length, entries };
  return { documents: entries.length > 0 ? [{ source, root, form: "requirements" }] : [], problems: [] };
}

const LINE = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]\r\n]*\])?[ \t]*((?:[=<>!~][^;#\r\n]*[^\s;#])?)/gm;
