import type { Span } from "../text/span.ts";

/**
 * Maps places in a text to places in what it was written as, where lines are the same lines and differ by their
 * indentation and by stretches that were filled in: `timeout: 30` and `  timeout: ${var.seconds}`. Undefined where the
 * lines are not the same.
 */
export function alignedLines(value: string, written: string): ((span: Span) => Span) | undefined {
  const rows = value.split("\n");
  const source = written.split("\n");
  if (rows.length !== source.length) return undefined;
  const [starts, sourceStarts] = [startsOf(rows), startsOf(source)];
  const lines = rows.map((row, index) => alignedLine(row, source[index] ?? ""));
  const place = (offset: number, side: "start" | "end"): number => {
    const index = rowOf(starts, offset);
    return (sourceStarts[index] ?? 0) + columnOf(offset - (starts[index] ?? 0), lines[index], side);
  };
  return ({ start, end }) => {
    const from = place(start, "start");
    return { start: from, end: end === start ? from : Math.max(from, place(end, "end")) };
  };
}

interface AlignedLine {
  /** What the written line is indented by in addition. */
  readonly shift: number;
  /** As many characters are the same from the left, and from the right. */
  readonly left: number;
  readonly right: number;
  readonly length: number;
  readonly written: number;
}

function alignedLine(row: string, line: string): AlignedLine {
  const shift = Math.max(0, indentOf(line) - indentOf(row));
  const rest = line.slice(shift);
  const shorter = Math.min(row.length, rest.length);
  let left = 0;
  while (left < shorter && row[left] === rest[left]) left++;
  let right = 0;
  while (right < shorter - left && row[row.length - 1 - right] === rest[rest.length - 1 - right]) right++;
  return { shift, left, right, length: row.length, written: line.length };
}

function columnOf(column: number, line: AlignedLine | undefined, side: "start" | "end"): number {
  if (line === undefined) return 0;
  const { shift, left, right, length, written } = line;
  if (column <= left) return column + shift;
  if (column >= length - right) return written - (length - column);
  return side === "start" ? left + shift : written - right;
}

function startsOf(lines: readonly string[]): readonly number[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return starts;
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

/** The last line that begins at or before the offset. */
function rowOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
