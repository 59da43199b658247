/** A line `key: value` of a template, with the keys that it stands below. */
export interface TemplateLine {
  /** Keys from the outside in, its own last; items of lists have none. */
  readonly keys: readonly string[];
  readonly key: { readonly start: number; readonly end: number };
  readonly value: { readonly start: number; readonly end: number };
  readonly text: string;
  /** The `kind:` of the object that it is part of, where that is plain. */
  readonly kind: string | undefined;
}

/** The lines of a template that are YAML as they stand, by their indentation. What directives make is not seen. */
export function templateLines(text: string): readonly TemplateLine[] {
  const lines: TemplateLine[] = [];
  const open: { readonly indent: number; readonly key: string }[] = [];
  let from = 0;
  let objectStart = 0;
  let kind: string | undefined;
  const close = (): void => {
    for (let index = objectStart; index < lines.length; index++) {
      const line = lines[index];
      if (line) lines[index] = { ...line, kind };
    }
    objectStart = lines.length;
    open.length = 0;
    kind = undefined;
  };
  for (const line of text.split("\n")) {
    const [, indent = "", dashes = "", key, gap = "", value = ""] = (line.length < MAX_LINE && LINE.exec(line)) || [];
    if (line.startsWith("---")) close();
    if (key !== undefined) {
      const depth = indent.length + dashes.length;
      while ((open.at(-1)?.indent ?? -1) >= depth) open.pop();
      open.push({ indent: depth, key });
      const start = from + depth;
      const valueStart = start + key.length + 1 + gap.length;
      const keys = open.map((one) => one.key);
      lines.push({
        keys,
        key: { start, end: start + key.length },
        value: { start: valueStart, end: valueStart + value.length },
        text: value,
        kind: undefined,
      });
      if (keys.length === 1 && key === "kind" && !value.includes("{{")) kind = value.replace(/^["']|["']$/g, "");
    }
    from += line.length + 1;
  }
  close();
  return lines;
}

const MAX_LINE = 2000;
const LINE = /^( *)((?:- +)*)([\w./-]+):([ \t]*)([^\r]*?)(?:[ \t]+#[^\r]*|[ \t]*)\r?$/;
