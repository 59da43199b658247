/**
 * JSON for people and build logs: indented, with a final newline. What JSON would leave raw and a terminal or a log
 * would act on (DEL, C1, bidirectional overrides, `##[command]`) is escaped; a parser reads the same text back.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
    .replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, escaped)
    .replace(/##(?=\w*\[)/g, "#\\u0023");
  return `${text}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
