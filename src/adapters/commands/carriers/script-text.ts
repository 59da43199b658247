import { type Cursor, descend, entriesOf, itemsOf } from "../../../syntax/cursor.ts";
import { scalarPieces } from "../../../syntax/embedded.ts";
import { type FoldedText, fillIn, type Piece, unknownPiece } from "../../../syntax/folded-text.ts";
import type { Span } from "../../../text/span.ts";

export type Values = ReadonlyMap<string, FoldedText>;

/** The text of a scalar with its places; undefined for anything else. */
export function piecesAt({ node, document }: Cursor): FoldedText | undefined {
  if (node?.kind === "opaque") return [unknownPiece(node.why, node)];
  return node?.kind === "scalar" && node.value !== null ? scalarPieces(document, node) : undefined;
}

/** Text of our own, such as the name of a command that an action runs, standing at `place`. */
export function madePiece(text: string, { start, end }: Span): Piece {
  return { text, start, end, isExact: false };
}

/** The texts of a list, or the one text that stands in its place, as the lines of one script. */
export function joinedLines(at: Cursor, depth = 0): FoldedText {
  if (depth > 8) return [];
  const own = piecesAt(at);
  if (own !== undefined) return [...own, madePiece("\n", { start: 0, end: 0 })];
  return itemsOf(at).flatMap((item) => joinedLines(item, depth + 1));
}

/** The variables of a map, laid over those above; `fill` puts in what they refer to. */
export function withVariables(
  above: Values,
  map: Cursor,
  fill: (text: FoldedText, above: Values) => FoldedText,
): Values {
  const entries = entriesOf(map);
  if (entries.length === 0) return above;
  const all = new Map(above);
  for (const [name, value] of entries) {
    const pieces = piecesAt(value) ?? piecesAt(descend(value, "value"));
    if (pieces !== undefined) all.set(name, fill(pieces, above));
  }
  return all;
}

/** A text with what a pattern names put in: its first group that matched is the name. */
export function fillFrom(
  text: FoldedText,
  pattern: RegExp,
  values: Values,
  whyNot: (written: string) => string,
): FoldedText {
  return fillIn(text, pattern, (match, place) => {
    const name = match.slice(1).find((group) => group !== undefined) ?? "";
    const value = values.get(name);
    return value ?? [unknownPiece(whyNot(shown(match[0])), place)];
  });
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
