/** A stretch of a text that ends with a closing brace at the beginning of a line, as every block does where it is formatted. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export function stretchesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/^\}[ \t]*$/gm)) {
    found.push({ start, end: index + 1 });
    start = index + 1;
  }
  if (text.slice(start).trim() !== "") found.push({ start, end: text.length });
  return found;
}

/** The text with white space in the place of those stretches: everything else stays where it is. */
export function blanked(text: string, stretches: readonly Stretch[]): string {
  let result = "";
  let at = 0;
  for (const { start, end } of stretches) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
    at = end;
  }
  return result + text.slice(at);
}
