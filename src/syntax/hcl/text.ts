/** What a quoted text means: its escapes, and `$${` for a `${` that is meant. */
export function unescaped(raw: string): string {
  const text = raw.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs, (written, short, long, single) => {
    const code = Number.parseInt(short ?? long ?? "", 16);
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    return ESCAPES[single] ?? written;
  });
  return unmarked(text);
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** A heredoc knows no backslashes. */
export function unmarked(text: string): string {
  return text.replace(/([$%])\1\{/g, "$1{");
}

/** The literal pieces of a `<<-` heredoc without the indentation that all of its lines share. */
export function dedented<T>(pieces: readonly (string | T)[]): readonly (string | T)[] {
  const whole = pieces.map((piece) => (typeof piece === "string" ? piece : "x")).join("");
  const lines = whole.split("\n").filter((line) => line.trim() !== "");
  const indent = lines.reduce((least, line) => Math.min(least, /^[ \t]*/.exec(line)?.[0].length ?? 0), 1000);
  const margin = new RegExp(`(^|\\n)[ \\t]{${lines.length === 0 ? 0 : indent}}`, "g");
  const inner = new RegExp(`(\\n)[ \\t]{${lines.length === 0 ? 0 : indent}}`, "g");
  return pieces.map((piece, index) =>
    typeof piece === "string" ? piece.replace(index === 0 ? margin : inner, "$1") : piece,
  );
}
