/**
 * A text that means itself in a SARIF message. Braces would be placeholders (§3.11.5) and `[text](target)` a link
 * (§3.11.6), and both may come from the files that were read.
 */
export function plainMessage(text: string): string {
  return text
    .replace(/[{}]/g, "$&$&")
    .replace(/\\(?=[[\]\\])/g, "\\\\")
    .replace(/\[(?=[^\]]*\]\()/g, "\\[");
}
