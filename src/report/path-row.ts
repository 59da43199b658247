import { originLabel, seconds } from "../model/describe.ts";
import { type Fact, leavesOf, locationOf } from "../model/fact.ts";
import { clip, displayWidth, printable } from "../text/printable.ts";
import { wrap } from "../text/wrap.ts";
import { type Page, type Paint, plainWidth, said } from "./page.ts";
import { placeOf } from "./place.ts";

/** One line of a drawn path: a name, its number, where it comes from in words, and the place at the right edge. */
export interface Row {
  /** What stands left of the label: spine, indentation, mark. */
  readonly lead: string;
  readonly label: string;
  readonly value: string;
  readonly valuePaint?: Paint;
  /** A bar on the panel's scale; already painted and of constant width. */
  readonly bar?: string;
  readonly note: string;
  readonly place?: string;
}

/** Columns of lead and label together, so that numbers stand in one column in hops and panels alike. */
const LABEL_END = 18;
const VALUE_WIDTH = 9;
const NOTE_GAP = 2;
/** A shorter note is not squeezed beside its place: the place goes below. */
const LEAST_NOTE = 24;
const LEAST_WIDTH_FOR_BARS = 84;

export function rowText(row: Row, page: Page): readonly string[] {
  const { colors, width } = page;
  const hasBar = row.bar !== undefined && width >= LEAST_WIDTH_FOR_BARS;
  const noteStart = LABEL_END + VALUE_WIDTH + NOTE_GAP + (hasBar ? BAR_WIDTH + 2 : 0);
  const spine = /^ *│/.exec(row.lead)?.[0] ?? "";
  const label = row.label.padEnd(LABEL_END - plainWidth(row.lead));
  const value = row.value.padStart(VALUE_WIDTH);
  const head = [
    colors.dim(spine) + row.lead.slice(spine.length) + colors.dim(label),
    (row.valuePaint ?? plain)(value) + (hasBar ? `  ${row.bar}` : ""),
    " ".repeat(NOTE_GAP),
  ].join("");
  const indent = colors.dim(spine) + " ".repeat(noteStart - spine.length);
  const place = placeName(row.place ?? "", width - spine.length - 2);
  const { notes, isBeside } = noteOfWidth(said(row.note), width - noteStart, displayWidth(place));
  const toTheRight = (used: number): string =>
    place === "" ? "" : " ".repeat(width - used - displayWidth(place)) + place;
  const [first = "", ...rest] = notes.map(colors.dim);
  const used = noteStart + displayWidth(notes[0] ?? "");
  return [
    head + first + (isBeside ? toTheRight(used) : ""),
    ...rest.map((line) => indent + line),
    ...(isBeside ? [] : [colors.dim(spine) + toTheRight(spine.length)]),
  ];
}

const plain: Paint = (text) => text;

/** The place stands beside the note's first line, or on a line of its own where that would squeeze the note. */
function noteOfWidth(
  note: string,
  room: number,
  place: number,
): { readonly notes: readonly string[]; readonly isBeside: boolean } {
  const beside = place === 0 ? room : room - place - 2;
  const isBeside = beside >= Math.min(LEAST_NOTE, displayWidth(note));
  return { notes: wrap(note, isBeside ? beside : room), isBeside };
}

/** Whole, so that it can be opened from a terminal; of a name wider than the page the end says more. */
function placeName(place: string, room: number): string {
  const name = printable(place);
  if (displayWidth(name) <= room) return name;
  // Half as many characters fit for certain, as no character is wider than two columns.
  return `…${[...name].slice(-Math.floor((room - 1) / 2)).join("")}`;
}

/** The number, origin and place of a duration; unknown with its reason. */
export function secondsRow(lead: string, label: string, fact: Fact<number>, page: Page): Row {
  const place = placeLabel(fact);
  if (!fact.known) return { lead, label, value: "unknown", valuePaint: page.colors.magenta, note: fact.why, place };
  return { lead, label, value: seconds(fact.value), note: noteOf(fact), place };
}

/** Where a known value comes from, and what had to be assumed. */
export function noteOf(fact: Fact<unknown>): string {
  if (!fact.known) return fact.why;
  const origin = originLabel(fact.origin);
  return fact.assumed === undefined ? origin : `${origin}, assuming that ${fact.assumed}`;
}

/** `file:line` of the place; a drawing points at lines, a finding at characters. */
export function placeLabel(fact: Fact<unknown>): string {
  const { file, line } = placeOf(locationOf(fact));
  return `${file}:${line}`;
}

/** The parts of a sum, each with its own origin; nothing for a value that is no sum. */
export function partsOf(fact: Fact<unknown> | undefined, lead: string): readonly Row[] {
  if (fact?.origin.kind !== "derived") return [];
  return leavesOf([fact]).map((leaf) => {
    const value = leaf.known ? clip(String(leaf.value), VALUE_WIDTH) : "unknown";
    return { lead, label: "", value: said(value), note: `${leaf.what}: ${noteOf(leaf)}`, place: placeLabel(leaf) };
  });
}

export const BAR_WIDTH = 20;

/** A stretch of time on a scale, as `BAR_WIDTH` columns; what is not nothing shows at least one. */
export function barOf(from: number, to: number, scale: number): string {
  if (!(scale > 0) || Number.isNaN(from + to)) return " ".repeat(BAR_WIDTH);
  const column = (at: number): number => Math.round((Math.min(Math.max(at, 0), scale) / scale) * BAR_WIDTH);
  const start = Math.min(column(from), BAR_WIDTH - 1);
  const end = to > from ? Math.max(column(to), start + 1) : start;
  const run = "━".repeat(end - start);
  return " ".repeat(start) + (to > scale ? `${run.slice(1)}▸` : run) + " ".repeat(BAR_WIDTH - end);
}
