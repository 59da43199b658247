/** A place for people: line and column count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Turns offsets into lines and back. A line ends at LF, CRLF or a lone CR, as YAML 1.2 §5.4 has it.
 * Built on first use: most texts are never reported on.
 */
export class LineIndex {
  readonly #text: string;
  #starts: Uint32Array | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  position(offset: number): Position {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The text of a line without its line break; the empty string past the end. */
  line(number: number): string {
    const starts = this.#lineStarts();
    const start = starts[number - 1];
    if (start === undefined) return "";
    const end = starts[number];
    if (end === undefined) return this.#text.slice(start);
    // By its last characters, not by a search: a report asks for the same megabyte of minified JSON once per finding.
    return this.#text.slice(start, this.#text.endsWith("\r\n", end) ? end - 2 : end - 1);
  }

  get count(): number {
    return this.#lineStarts().length;
  }

  #lineStarts(): Uint32Array {
    if (this.#starts) return this.#starts;
    this.#starts = lineStarts(this.#text);
    return this.#starts;
  }
}

/** By two searches, not by a pattern: a plan is one line of many megabytes. */
function lineStarts(text: string): Uint32Array {
  const starts = [0];
  let feed = text.indexOf("\n");
  let carriage = text.indexOf("\r");
  while (feed >= 0 || carriage >= 0) {
    const isCarriage = carriage >= 0 && (feed < 0 || carriage < feed);
    const start = (isCarriage && feed !== carriage + 1 ? carriage : feed) + 1;
    starts.push(start);
    if (isCarriage) carriage = text.indexOf("\r", start);
    if (feed >= 0 && feed < start) feed = text.indexOf("\n", start);
  }
  return new Uint32Array(starts);
}
