import picocolors from "picocolors";
import { clip, displayWidth, printable, withoutCommands } from "../text/printable.ts";
import { wrap } from "../text/wrap.ts";

/** How a report for people may look. */
export interface TextOptions {
  readonly color: boolean;
  /** Only errors, what could not be read, and the last line. */
  readonly quiet?: boolean;
  /** Also the reasons behind what is said: evidence, suppressed findings, the parts of a sum. */
  readonly verbose?: boolean;
  /** Columns; 100 unless told. */
  readonly width?: number;
}

export type Paint = (text: string) => string;
/** The colours in use; a type of our own, so that the published types need no package. */
export type Colors = Readonly<Record<"bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "blue" | "magenta", Paint>>;

/** What the parts of a text report share. */
export interface Page {
  readonly colors: Colors;
  readonly width: number;
  readonly verbose: boolean;
}

export function pageOf(options: TextOptions, widest: number): Page {
  const width = Math.max(60, Math.min(options.width ?? 100, widest));
  return { colors: picocolors.createColors(options.color), width, verbose: options.verbose ?? false };
}

/** Nobody reads further, and a manifest may hold a megabyte in one scalar. */
const MAX_SENTENCE = 2000;

/** Text from the input or about it, safe to print and of bounded length. */
export function said(text: string): string {
  return printable(clip(text, MAX_SENTENCE));
}

/** Finished lines as one text: no line in it is a command to whatever reads the log. */
export function pageText(lines: readonly string[]): string {
  return `${lines.map((line) => withoutCommands(line).replace(/ +((?:\x1b\[[0-9;]*m)*)$/, "$1")).join("\n")}\n`;
}

/** A text behind a head, continued under its own beginning. */
export function hanging(head: string, text: string, width: number, paint: Paint = (line) => line): readonly string[] {
  const column = plainWidth(head);
  const [first = "", ...rest] = wrap(said(text), width - column);
  return [head + paint(first), ...rest.map((line) => " ".repeat(column) + paint(line))];
}

/** Columns of a text that may hold our own colours. */
export function plainWidth(text: string): number {
  return displayWidth(text.replace(/\x1b\[[0-9;]*m/g, ""));
}

/** `1 error`, `2 errors`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
