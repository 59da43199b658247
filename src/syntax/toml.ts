import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import type { Span } from "../text/span.ts";
import type { Parsed, SourceText } from "./document.ts";
import type { Entry, ListNode, MapNode, Node } from "./node.ts";

/** Parses TOML. Dates stay as they are written; there is one document, or none and a problem. */
export function parseToml(source: SourceText): Parsed {
  try {
    const program = parseTOML(source.text);
    const root = mapOf({ start: 0, end: source.text.length });
    for (const part of program.body[0].body) addTopLevel(root, part, source.text);
    return { documents: root.entries.length > 0 ? [{ source, root }] : [], problems: [] };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const at = Math.min(error.index, source.text.length);
    return {
      documents: [],
      problems: [{ source, span: { start: at, end: at }, message: `not valid TOML: ${error.message}` }],
    };
  }
}

interface GrowingMap extends MapNode {
  readonly entries: Entry[];
}
interface GrowingList extends ListNode {
  readonly items: Node[];
}

function addTopLevel(root: GrowingMap, part: AST.TOMLKeyValue | AST.TOMLTable, text: string): void {
  if (part.type === "TOMLKeyValue") return addPair(root, part, text);
  const keys = part.key.keys;
  const last = keys[keys.length - 1];
  if (last === undefined) return;
  const parent = keys.slice(0, -1).reduce((map, key) => mapIn(map, key), root);
  let table: GrowingMap;
  if (part.kind === "array") {
    table = mapOf(spanOf(part));
    listIn(parent, last).items.push(table);
  } else {
    table = mapIn(parent, last);
  }
  for (const pair of part.body) addPair(table, pair, text);
}

function addPair(map: GrowingMap, pair: AST.TOMLKeyValue, text: string): void {
  const keys = pair.key.keys;
  const last = keys[keys.length - 1];
  if (last === undefined) return;
  const holder = keys.slice(0, -1).reduce((inner, key) => mapIn(inner, key), map);
  holder.entries.push({ key: nameOf(last), ...spanOf(last), value: nodeOf(pair.value, text) });
}

function nodeOf(content: AST.TOMLContentNode, text: string): Node {
  const span = spanOf(content);
  switch (content.type) {
    case "TOMLArray":
      return { kind: "list", ...span, items: content.elements.map((element) => nodeOf(element, text)) };
    case "TOMLInlineTable": {
      const map = mapOf(span);
      for (const pair of content.body) addPair(map, pair, text);
      return map;
    }
    case "TOMLValue":
      switch (content.kind) {
        case "string":
          return { kind: "scalar", ...span, value: content.value, style: "quoted" };
        case "integer":
        case "float":
        case "boolean":
          return { kind: "scalar", ...span, value: content.value, style: "plain" };
        default:
          return { kind: "scalar", ...span, value: text.slice(span.start, span.end), style: "quoted" };
      }
  }
}

/** The table of a key, made where it is not there yet; an array of tables stands for its last one. */
function mapIn(map: GrowingMap, key: AST.TOMLBare | AST.TOMLQuoted): GrowingMap {
  const name = nameOf(key);
  const found = map.entries.find((entry) => entry.key === name)?.value;
  const inner = found?.kind === "list" ? found.items[found.items.length - 1] : found;
  if (inner?.kind === "map") return inner as GrowingMap; // every map of this tree was made by mapOf
  const made = mapOf(spanOf(key));
  map.entries.push({ key: name, ...spanOf(key), value: made });
  return made;
}

function listIn(map: GrowingMap, key: AST.TOMLBare | AST.TOMLQuoted): GrowingList {
  const name = nameOf(key);
  const found = map.entries.find((entry) => entry.key === name)?.value;
  if (found?.kind === "list") return found as GrowingList; // made below; a parsed array of that name is refused by the parser
  const made: GrowingList = { kind: "list", ...spanOf(key), items: [] };
  map.entries.push({ key: name, ...spanOf(key), value: made });
  return made;
}

function mapOf(span: Span): GrowingMap {
  return { kind: "map", start: span.start, end: span.end, entries: [] };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function spanOf(node: { readonly range: readonly [number, number] }): Span {
  return { start: node.range[0], end: node.range[1] };
}
