import { endOf, type Location, type Problem, sourceName, startOf } from "../syntax/document.ts";
import type { Pointer } from "../syntax/node.ts";

/** A location as reports print it. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function placeOf(location: Location): Place {
  return { file: sourceName(location.document.source.source), ...startOf(location) };
}

export function placeOfProblem(problem: Problem): Place {
  return { file: sourceName(problem.source.source), ...problem.source.lines.position(problem.span.start) };
}

/** Where a location ends, under the names JSON and SARIF share. */
export function endPlaceOf(location: Location): { readonly endLine: number; readonly endColumn: number } {
  const { line, column } = endOf(location);
  return { endLine: line, endColumn: column };
}

/** `file:line:column`, as editors and terminals make it a link. */
export function placeText(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`;
}

/** RFC 6901. */
export function pointerText(pointer: Pointer): string {
  return pointer.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
