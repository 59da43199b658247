import type { Document, Location, SourceText } from "../syntax/document.ts";
import { LineIndex } from "../text/line-index.ts";
import { clip } from "../text/printable.ts";
import type { Redactor } from "./secrets/redact.ts";
import type { Clock } from "./timing/clock.ts";

/** One thing that happened, as it is written down. Texts are redacted and cut to a bounded length. */
export interface Happening {
  /** Which connection or request it belongs to: `s1`, `http`. */
  readonly on: string;
  readonly event: string;
  readonly [field: string]: string | number | boolean | undefined;
}

/** A line of a transcript. */
export interface Moment {
  /** Milliseconds since the run began. */
  readonly ms: number;
  /** The value of a field in its line; the whole line where it has no such field. */
  at(field?: string): Location;
}

const MAX_TEXT = 2000;
/** Secrets are looked for in more than is kept, so that none is cut in two where the text ends. */
const MAX_READ = 4 * MAX_TEXT;

/**
 * What one check saw, one JSON object a line, in the order of time. It only ever grows, so the place of a line is final
 * as soon as it is written, and findings point into it as they point into a file.
 */
export class Transcript {
  readonly document: Document;
  readonly happenings: { readonly ms: number; readonly happening: Happening }[] = [];
  readonly #clock: Clock;
  readonly #redactor: Redactor;
  readonly #text: GrowingText;

  constructor(check: string, clock: Clock, redactor: Redactor) {
    this.#clock = clock;
    this.#redactor = redactor;
    this.#text = new GrowingText(check);
    // Nobody walks this tree: places in a transcript are made when its lines are.
    this.document = { source: this.#text, root: { kind: "list", start: 0, end: 0, items: [] } };
  }

  /** Writes a line; `ms` where it happened before it was noticed. */
  note(happening: Happening, ms: number = this.#clock.now()): Moment {
    const rounded = Math.round(ms * 10) / 10;
    const kept = mapTexts(happening, (text) => clip(this.#redactor.redact(text.slice(0, MAX_READ)), MAX_TEXT));
    this.happenings.push({ ms: rounded, happening: kept });
    const fields = new Map<string, { readonly start: number; readonly end: number }>();
    const start = this.#text.length;
    let line = "{";
    for (const [key, value] of Object.entries({ ms: rounded, ...kept })) {
      if (value === undefined) continue;
      line += `${line === "{" ? "" : ","}${JSON.stringify(key)}:`;
      const from = start + line.length;
      line += JSON.stringify(value);
      fields.set(key, { start: from, end: start + line.length });
    }
    line += "}";
    this.#text.append(line);
    const whole = { start, end: start + line.length };
    const { document } = this;
    // The pointer says what kind of line it is and not which one, so that the same fault has the same fingerprint.
    const at = (field?: string): Location => ({
      document,
      pointer: field === undefined ? [kept.event] : [kept.event, field],
      span: (field === undefined ? undefined : fields.get(field)) ?? whole,
    });
    return { ms: rounded, at };
  }
}

function mapTexts(happening: Happening, change: (text: string) => string): Happening {
  const entries = Object.entries(happening).map(([key, value]) => [
    key,
    typeof value === "string" ? change(value) : value,
  ]);
  return { on: happening.on, event: happening.event, ...Object.fromEntries(entries) };
}

/** A text that grows by whole lines. What was read of it before stays true. */
class GrowingText implements SourceText {
  readonly source: SourceText["source"];
  readonly #lines: string[] = [];
  #length = 0;
  #read: { readonly text: string; readonly lines: LineIndex } | undefined;

  constructor(scenario: string) {
    this.source = { kind: "transcript", scenario };
  }

  get length(): number {
    return this.#length;
  }

  append(line: string): void {
    this.#lines.push(`${line}\n`);
    this.#length += line.length + 1;
    this.#read = undefined;
  }

  get text(): string {
    return this.#reading().text;
  }

  get lines(): LineIndex {
    return this.#reading().lines;
  }

  #reading(): { readonly text: string; readonly lines: LineIndex } {
    if (this.#read === undefined) {
      const text = this.#lines.join("");
      this.#read = { text, lines: new LineIndex(text) };
    }
    return this.#read;
  }
}
