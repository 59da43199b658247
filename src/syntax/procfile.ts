import type { Parsed, SourceText } from "./document.ts";
import type { Entry } from "./node.ts";

/** Parses a Procfile: a map of process types to their command lines; other lines are passed over, as buildpacks do. */
export function parseProcfile(source: SourceText): Parsed {
  const entries: Entry[] = [];
  for (const { 1: key = "", 2: value = "", 0: line, index: start } of source.text.matchAll(LINE)) {
    const from = start + line.length - value.length;
    entries.push({
      key,
      start,
      end: start + key.length,
      value: { kind: "scalar", start: from, end: from + value.length, value, style: "plain" },
    });
  }
  const root = { kind: "map" as const, start: 0, end: source.text.length, entries };
  return { documents: entries.length > 0 ? [{ source, root, form: "procfile" }] : [], problems: [] };
}

const LINE = /^([A-Za-z0-9_-]+):[ \t]*(\S(?:[^\r\n]*\S)?)/gm;
