/**
 * The text as a terminal or a log may show it: control characters, bidirectional overrides and invisible characters are
 * written out (`\x1b`, `\u202e`), so that input can neither move the cursor nor disguise what stands there.
 */
export function printable(text: string): string {
  return isPlain(text) ? text : text.replace(UNPRINTABLE, spelledOut);
}

/** `printable` for a text that may become the start of a line: nothing in it is a workflow command any more. */
export function printableLine(text: string): string {
  return withoutCommands(printable(text));
}

/**
 * A finished line, colours and all, in which no build system finds a command. GitHub Actions reads `::` at the start
 * of a line, behind white space; its older form `##[…]`, like Azure's and TeamCity's, counts anywhere in one.
 */
export function withoutCommands(line: string): string {
  return line.replace(/^((?:\s|\x1b\[[0-9;]*m)*):(?=:)/, "$1\\:").replace(/##(?=\w*\[)/g, "#\\#");
}

/** Columns that a printable text takes up in a terminal: wide characters two, combining ones none. */
export function displayWidth(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

/** At most `length` characters, with an ellipsis where something was left out. A pair of surrogates stays whole. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Nearly every text is, and this is much faster to find out than what follows otherwise. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

// C0, DEL and C1; then what is invisible or turns the direction of writing; then surrogates without their other half.
const UNPRINTABLE =
  /[\x00-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\ud800-\udfff\u{e0000}-\u{e007f}]/gu;

const SHORT: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function spelledOut(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Ranges that Unicode's East Asian Width calls wide or fullwidth, emoji included, to the precision a caret needs. */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x23e9, 0x23ec],
  [0x2614, 0x2615],
  [0x26a1, 0x26a1],
  [0x2705, 0x2705],
  [0x274c, 0x274c],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1b000, 0x1b2ff],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f900, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(code: number): boolean {
  return code >= 0x1100 && WIDE.some(([first, last]) => code >= first && code <= last);
}
