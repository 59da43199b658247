import { descend, itemsOf, locate, rootCursor } from "../../syntax/cursor.ts";
import type { Document, Location, SourceText } from "../../syntax/document.ts";
import { resolvePlain } from "../../syntax/yaml-scalars.ts";
import { textAt } from "../read.ts";
import { type Place, placeIn } from "./place.ts";
import { type TemplateLine, templateLines } from "./template-lines.ts";

/** What a chart was rendered from. */
export interface ChartFiles {
  /** The text that a comment `# Source: chart/templates/x.yaml` names. */
  readonly template: (name: string) => SourceText | undefined;
  /** Files of values, the one that wins first. */
  readonly values: readonly Document[];
}

/**
 * Where a place of a rendered chart was written: the line of `values.yaml` where the template takes it from there and the
 * value is the same, else the template's line; undefined where several lines may be meant.
 */
export function helmOrigin({ template, values }: ChartFiles): (at: Location) => Location | undefined {
  const known = new Map<SourceText, Lines>();
  const linesOf = (source: SourceText): Lines => {
    const lines = known.get(source) ?? byAddress(templateLines(source.text));
    known.set(source, lines);
    return lines;
  };
  return (at) => {
    const place = placeIn(at);
    const source = place && template(sourceComment(place.document) ?? "");
    if (place === undefined || source === undefined) return undefined;
    const line = onlyLine(linesOf(source), place);
    if (line === undefined) return undefined;
    const inTemplate = (span: TemplateLine["key"]): Location => ({
      document: { source, root: { kind: "list", start: 0, end: 0, items: [] } },
      pointer: place.pointer,
      span,
    });
    if (place.isKey) return inTemplate(line.key);
    if (!line.text.includes("{{")) return isSameText(line.text, place) ? inTemplate(line.value) : undefined;
    return valuesOrigin(line.text, place, values) ?? inTemplate(line.value);
  };
}

/** The comment that helm writes above each object. */
function sourceComment({ source, root }: Document): string | undefined {
  const above = source.text.slice(Math.max(0, root.start - 2000), root.start);
  return [...above.matchAll(/^# Source: (\S+)[ \t]*\r?$/gm)].at(-1)?.[1];
}

type Lines = ReadonlyMap<string, readonly TemplateLine[]>;

function byAddress(lines: readonly TemplateLine[]): Lines {
  const groups = new Map<string, TemplateLine[]>();
  for (const line of lines) {
    const address = addressOf(line.kind, line.keys);
    const group = groups.get(address);
    if (group) group.push(line);
    else groups.set(address, [line]);
  }
  return groups;
}

function addressOf(kind: string | undefined, keys: readonly string[]): string {
  return JSON.stringify([kind, ...keys]);
}

/** The line with the same keys above it, where there is but one such in objects of this kind. */
function onlyLine(lines: Lines, { document, pointer }: Place): TemplateLine | undefined {
  const keys = pointer.filter((key) => typeof key === "string");
  if (keys.length === 0 || typeof pointer.at(-1) === "number" || isOneOfSeveral({ document, pointer }))
    return undefined;
  const [found, ...more] = lines.get(addressOf(textAt(rootCursor(document), "kind"), keys)) ?? [];
  return more.length === 0 ? found : undefined;
}

/** A line for one item of a list need not be the line for another. */
function isOneOfSeveral({ document, pointer }: Pick<Place, "document" | "pointer">): boolean {
  return pointer.some(
    (key, at) => typeof key === "number" && itemsOf(descend(rootCursor(document), ...pointer.slice(0, at))).length > 1,
  );
}

function isSameText(text: string, { scalar }: Place): boolean {
  if (/^["'].*["']$/.test(text)) return String(scalar?.value) === text.slice(1, -1);
  return scalar?.value === resolvePlain(text);
}

/** `{{ .Values.backend.timeoutSec | default 30 }}` and nothing else beside it. */
function valuesOrigin(text: string, { scalar }: Place, values: readonly Document[]): Location | undefined {
  const [, path] =
    /^["']?\{\{-?\s*\(?(?:int|quote|toString|default\s+\S+)?\s*\$?\.Values\.([\w.]+)[^{}]*\}\}["']?$/.exec(text) ?? [];
  if (path === undefined || scalar === undefined) return undefined;
  for (const document of values) {
    const at = descend(rootCursor(document), ...path.split("."));
    if (at.node === undefined) continue;
    const isSame =
      at.node.kind === "scalar" && at.node.value !== null && String(at.node.value) === String(scalar.value);
    return isSame ? locate(at) : undefined;
  }
  return undefined;
}
