import { type Cursor, descend, locate, locateKey, rootCursor } from "../../syntax/cursor.ts";
import type { Document, Location } from "../../syntax/document.ts";
import type { Pointer, ScalarNode } from "../../syntax/node.ts";

/** A location of a rendered document, told apart: on a key, or in a value. */
export interface Place {
  readonly at: Location;
  readonly document: Document;
  /** Down to a scalar, not into what is written inside it. */
  readonly pointer: Pointer;
  readonly isKey: boolean;
  readonly scalar: ScalarNode | undefined;
}

/** Undefined for what is neither: it cannot be found again elsewhere. */
export function placeIn(at: Location): Place | undefined {
  const { document, span } = at;
  let cursor = plainRoot(document);
  const pointer: (string | number)[] = [];
  for (const key of at.pointer) {
    if (cursor.node?.kind === "scalar") break;
    cursor = descend(cursor, key);
    pointer.push(key);
  }
  const { node } = cursor;
  if (node === undefined) return undefined;
  if (node.kind === "scalar" && node.start <= span.start && span.end <= node.end && node.end > node.start)
    return { at, document, pointer, isKey: false, scalar: node };
  const key = locateKey(cursor).span;
  if (key.start !== span.start || key.end !== span.end) return undefined;
  return { at, document, pointer, isKey: true, scalar: undefined };
}

/** Without its origin: what is asked here is where the rendered text has it. */
function plainRoot({ source, root }: Document): Cursor {
  return rootCursor({ source, root });
}

/** The same characters in a scalar that says the same; the whole of it where it is written differently. */
export function shifted({ at, document, scalar }: Place, written: Cursor): Location {
  const whole = locate(written);
  const { node } = written;
  if (scalar === undefined || node?.kind !== "scalar") return whole;
  const text = document.source.text.slice(scalar.start, scalar.end);
  if (written.document.source.text.slice(node.start, node.end) !== text) return whole;
  const by = node.start - scalar.start;
  return {
    ...whole,
    document: whole.document,
    pointer: whole.pointer,
    span: { start: at.span.start + by, end: at.span.end + by },
  };
}
