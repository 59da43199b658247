import type { LineIndex } from "./line-index.ts";
import { displayWidth, printable, withoutCommands } from "./printable.ts";
import type { Span } from "./span.ts";
import { isCut, wrap } from "./wrap.ts";

/** Characters to point at, and the sentence that says what stands there. */
export interface Mark {
  readonly span: Span;
  readonly label: string;
  /** The one place a finding is about; the others only belong to it. */
  readonly primary: boolean;
}

/** The marks in one text, under the name a report has for it. */
export interface Excerpt {
  readonly name: string;
  readonly lines: LineIndex;
  readonly marks: readonly Mark[];
}

export interface FrameStyle {
  /** Columns of the whole frame. */
  readonly width: number;
  readonly paint: (part: "edge" | "name" | "source" | "primary" | "related", text: string) => string;
}

export interface Frame {
  readonly lines: readonly string[];
  /** Columns of the line numbers, for whoever draws on below. */
  readonly gutter: number;
}

/**
 * Draws the marked lines with a caret run under exactly the marked characters and the label behind it. Marks close to
 * each other share a frame; of a long line the part around the caret is shown. Everything in it is printable.
 */
export function codeFrame(excerpts: readonly Excerpt[], style: FrameStyle): Frame {
  const parts = excerpts.flatMap(neighbourhoods);
  const last = Math.max(1, ...parts.map((part) => part.places[part.places.length - 1]?.line ?? 1));
  const gutter = String(last).length + 1;
  const lines = parts.flatMap((part, index) => new FramePainter(part, gutter, style).draw(index === 0));
  return { lines, gutter };
}

/** A mark with its position; `end` is where it stops on its first line. */
interface Place {
  readonly mark: Mark;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

interface Neighbourhood {
  readonly name: string;
  readonly lines: LineIndex;
  readonly places: readonly Place[];
}

/** Marks at most this many lines apart are shown together, with the lines between them. */
const NEAR = 3;

/** The marks of one text in groups, that of the primary mark first, the rest by line. */
function neighbourhoods({ name, lines, marks }: Excerpt): readonly Neighbourhood[] {
  const places = marks.map((mark) => placeOf(lines, mark)).sort((a, b) => a.line - b.line || a.start - b.start);
  const groups: Place[][] = [];
  for (const place of places) {
    const group = groups[groups.length - 1];
    const before = group?.[group.length - 1];
    if (group && before && place.line - before.line <= NEAR) group.push(place);
    else groups.push([place]);
  }
  const hasPrimary = (group: readonly Place[]): boolean => group.some((place) => place.mark.primary);
  return groups
    .sort((a, b) => Number(hasPrimary(b)) - Number(hasPrimary(a)))
    .map((group) => ({ name, lines, places: group }));
}

function placeOf(lines: LineIndex, mark: Mark): Place {
  const { line, column } = lines.position(mark.span.start);
  const start = column - 1;
  const end = Math.min(start + mark.span.end - mark.span.start, lines.line(line).length);
  return { mark, line, start, end: Math.max(start, end) };
}

/** Columns behind a caret that are worth breaking a label into. */
const LEAST_BEHIND = 45;

class FramePainter {
  readonly #part: Neighbourhood;
  readonly #gutter: number;
  readonly #style: FrameStyle;
  /** Columns that are left for source text. */
  readonly #room: number;

  constructor(part: Neighbourhood, gutter: number, style: FrameStyle) {
    this.#part = part;
    this.#gutter = gutter;
    this.#style = style;
    this.#room = Math.max(24, style.width - gutter - 3);
  }

  draw(first: boolean): readonly string[] {
    const { name, lines, places } = this.#part;
    const head = places.find((place) => place.mark.primary) ?? places[0];
    const from = places[0]?.line ?? 1;
    const to = places[places.length - 1]?.line ?? from;
    const at = `${printable(name)}:${head?.line ?? 1}:${(head?.start ?? 0) + 1}`;
    const corner = " ".repeat(this.#gutter + 1) + (first ? "╭─ " : "├─ ");
    const drawn = [this.#style.paint("edge", corner) + this.#style.paint("name", at)];
    if (this.#wantsLineBefore(from))
      drawn.push(this.#source(from - 1, window(lines.line(from - 1), 0, 0, this.#room).text));
    for (let line = from; line <= to; line++) {
      const marked = places.filter((place) => place.line === line);
      drawn.push(...this.#line(line, marked));
    }
    return drawn;
  }

  /** The line before gives the marked one its place, unless it is empty or the marked one is shown from its middle. */
  #wantsLineBefore(line: number): boolean {
    const { lines, places } = this.#part;
    if (!/[^\s-]/.test(lines.line(line - 1).slice(0, 500))) return false;
    const first = places[0];
    return first === undefined || window(lines.line(line), first.start, first.end, this.#room).start === 0;
  }

  #line(number: number, marked: readonly Place[]): readonly string[] {
    const text = this.#part.lines.line(number);
    const drawn: string[] = [];
    let shown: number | undefined;
    for (const place of marked.length > 0 ? marked : [undefined]) {
      const part = window(text, place?.start ?? 0, place?.end ?? 0, this.#room);
      if (part.start !== shown) drawn.push(this.#source(number, part.text));
      shown = part.start;
      if (place) drawn.push(...this.#caret(place, part.lead, part.run));
    }
    return drawn;
  }

  #source(number: number, text: string): string {
    const { paint } = this.#style;
    const edge = paint("edge", `${String(number).padStart(this.#gutter)} │`);
    return text === "" ? edge : `${edge} ${paint("source", text)}`;
  }

  /** The caret run with its label: behind it where there is room, else below. */
  #caret(place: Place, lead: number, run: number): readonly string[] {
    const tone = place.mark.primary ? "primary" : "related";
    const caret = " ".repeat(lead) + "^".repeat(run);
    const label = printable(place.mark.label);
    if (label === "") return [this.#under(tone, caret)];
    const behind = this.#room - lead - run - 1;
    if (displayWidth(label) <= behind || (behind >= LEAST_BEHIND && !isCut(label, behind))) {
      const [head = "", ...rest] = wrap(label, behind);
      const indent = " ".repeat(lead + run + 1);
      return [this.#under(tone, `${caret} ${head}`), ...rest.map((line) => this.#under(tone, indent + line))];
    }
    const indent = Math.max(0, Math.min(lead, this.#room - 60));
    const below = wrap(label, this.#room - indent).map((line) => this.#under(tone, " ".repeat(indent) + line));
    return [this.#under(tone, caret), ...below];
  }

  #under(tone: "primary" | "related", text: string): string {
    const indent = /^ */.exec(text)?.[0] ?? "";
    return `${this.#style.paint("edge", `${" ".repeat(this.#gutter)} │`)} ${indent}${this.#style.paint(tone, text.slice(indent.length))}`;
  }
}

interface Window {
  readonly text: string;
  /** Offset in the line of the first character that is shown. */
  readonly start: number;
  /** Columns before the marked characters, and columns they take. */
  readonly lead: number;
  readonly run: number;
}

/** The part of a line that shows `start` to `end` within `room` columns, cut with ellipses. */
function window(line: string, start: number, end: number, room: number): Window {
  const whole = line.length <= room ? shown(line) : undefined;
  if (whole !== undefined && displayWidth(whole) <= room) return measured(line, 0, start, end, whole);
  // Nothing is cut on the left while the marked characters stand well inside the first screenful.
  const before = shown(line.slice(0, Math.min(start, room)));
  const from = start <= room && displayWidth(before) <= room * 0.6 ? 0 : backwards(line, start, Math.floor(room / 3));
  const to = forwards(line, from, room - (from > 0 ? 2 : 1));
  const text = `${from > 0 ? "…" : ""}${shown(line.slice(from, to))}${to < line.length ? "…" : ""}`;
  return measured(line, from, start, Math.min(end, Math.max(to, start)), text);
}

function measured(line: string, from: number, start: number, end: number, text: string): Window {
  const lead = displayWidth(shown(line.slice(from, start))) + (from > 0 ? 1 : 0);
  return { text, start: from, lead, run: Math.max(1, displayWidth(shown(line.slice(start, end)))) };
}

function backwards(line: string, from: number, columns: number): number {
  let at = from;
  for (let used = 0; at > 0; at--) {
    used += displayWidth(shown(line.charAt(at - 1)));
    if (used > columns) break;
  }
  return isInsidePair(line, at) ? at + 1 : at;
}

function forwards(line: string, from: number, columns: number): number {
  let at = from;
  let used = 0;
  while (at < line.length) {
    const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
    used += displayWidth(shown(character));
    if (used > columns) break;
    at += character.length;
  }
  return at;
}

function isInsidePair(line: string, at: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(line.slice(at - 1, at + 1));
}

/** Source text as it is drawn: tabs as four spaces, a byte order mark as nothing, the rest printable. */
function shown(text: string): string {
  // Log commands are taken apart here already, or the caret would be one column off when it happens to the whole line.
  return withoutCommands(`.${printable(text.replace(/^\ufeff/, "").replaceAll("\t", "    "))}`).slice(1);
}
