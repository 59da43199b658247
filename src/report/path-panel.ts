import type { Fact } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import { hanging, type Page } from "./page.ts";
import { BAR_WIDTH, barOf, partsOf, placeLabel, type Row, rowText, secondsRow } from "./path-row.ts";

/** Rows under a title, and what follows from them by arithmetic alone; judging is the rules' business. */
export interface Panel {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly conclusions: readonly string[];
}

export const PANEL_LEAD = "    ";

export function panelText({ title, rows, conclusions }: Panel, page: Page): readonly string[] {
  if (rows.length === 0) return [];
  const { colors, width } = page;
  return [
    "",
    `  ${colors.bold(title)} ${colors.dim("─".repeat(width - title.length - 3))}`,
    ...rows.flatMap((row) => rowText(row, page)),
    ...conclusions.flatMap((line) => hanging(`${PANEL_LEAD}${colors.cyan("→")} `, line, width)),
  ];
}

/** A stretch of time in a panel. */
export interface Stretch {
  readonly label: string;
  readonly fact: Fact<number> | undefined;
  /** When it begins, in seconds; 0 unless told. */
  readonly from?: number;
  /** Whose limit it is, where the path above has told its origin already. */
  readonly hop?: Hop;
  readonly note?: string;
  readonly tone?: "red" | "green" | "yellow" | "blue";
}

/** The stretches that exist, with bars on one scale: the longest finite one fills it. */
export function stretchRows(stretches: readonly Stretch[], page: Page): readonly Row[] {
  const ends = stretches.map(({ fact, from = 0 }) =>
    fact?.known && Number.isFinite(fact.value) ? from + fact.value : 0,
  );
  const scale = Math.max(0, ...ends);
  return stretches.flatMap(({ label, fact, from = 0, hop, note, tone = "blue" }) => {
    if (fact === undefined) return [];
    const row = secondsRow(PANEL_LEAD, label, fact, page);
    const bar = fact.known ? page.colors[tone](barOf(from, from + fact.value, scale)) : " ".repeat(BAR_WIDTH);
    if (hop) return [{ ...row, bar, note: fact.known ? hop.name : `${hop.name}: ${fact.why}` }];
    const parts = page.verbose ? partsOf(fact, PANEL_LEAD) : [];
    return [{ ...row, bar, note: note === undefined ? row.note : `${note}, ${row.note}` }, ...parts];
  });
}

/** A row without a number. */
export function textRow(label: string, note: string, at?: Fact<unknown>): Row {
  return { lead: PANEL_LEAD, label, value: "", note, ...(at === undefined ? {} : { place: placeLabel(at) }) };
}

/** The value of a fact that is there and known. */
export function knownValue<T>(fact: Fact<T> | undefined): T | undefined {
  return fact?.known ? fact.value : undefined;
}
