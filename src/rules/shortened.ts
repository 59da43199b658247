/** What somebody else wrote, on one line and no longer than a sentence of ours, without its full stop. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  return line.length > 200 ? `${line.slice(0, 200).trimEnd()}…` : line;
}
