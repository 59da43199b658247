import { LineIndex, type Position } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import type { Node, Pointer } from "./node.ts";

/** Where a text came from. Reports name a file by its path, everything else by its source. */
export type Source =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "api"; readonly resource: string }
  /** What a tool made of the files in a folder. */
  | { readonly kind: "rendered"; readonly from: string }
  | { readonly kind: "transcript"; readonly scenario: string };

/** One text as it was read, shared by all documents in it. */
export interface SourceText {
  readonly source: Source;
  readonly text: string;
  readonly lines: LineIndex;
}

/** What a text is about by its syntax alone. */
export type Form =
  | "dockerfile"
  | "procfile"
  | "requirements"
  | "shell"
  | "makefile"
  | "nginx"
  | "haproxy"
  | "caddyfile"
  | "terraform-plan";

/** One tree: a file of several YAML documents gives several of these over the same text. */
export interface Document {
  readonly source: SourceText;
  readonly root: Node;
  /** Set where the syntax says what it is about; YAML, JSON and TOML may be about anything. */
  readonly form?: Form;
  /** Where a place of a text that a tool made was written by hand; undefined where that cannot be told. */
  readonly origin?: (at: Location) => Location | undefined;
  /** Set where the text is that of a module, and this is what one of its users makes of it. */
  readonly module?: Module;
}

/** One use of a Terraform module. */
export interface Module {
  /** `infra/module.chat["eu"]` */
  readonly address: string;
  /** A file of the folder where it begins to be used. */
  readonly calledFrom: string;
}

/** A place in a document: the pointer survives reformatting, the span is the exact characters. */
export interface Location {
  readonly document: Document;
  readonly pointer: Pointer;
  readonly span: Span;
}

/** Something that could not be read; everything else is still checked. */
export interface Problem {
  readonly source: SourceText;
  readonly span: Span;
  readonly message: string;
  /**
   * `note`: worth saying, but the answer is whole all the same (an empty file, a key written twice). `inconclusive`:
   * nothing is wrong with what was asked, and yet no answer could be had (no credentials).
   */
  readonly level?: "note" | "inconclusive";
  /** A tool has yet to make something of it: nothing is wrong here, and what it makes was not seen. */
  readonly isUnrendered?: true;
}

/** What a parser makes of one text. */
export interface Parsed {
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}

export function sourceText(source: Source, text: string): SourceText {
  return { source, text, lines: new LineIndex(text) };
}

/** The name a report uses: the file's path, `api:…`, `rendered:…` or `transcript:…`. */
export function sourceName(source: Source): string {
  switch (source.kind) {
    case "file":
      return source.file;
    case "api":
      return `api:${source.resource}`;
    case "rendered":
      return `rendered:${source.from}`;
    case "transcript":
      return `transcript:${source.scenario}`;
  }
}

export function startOf(location: Location): Position {
  return location.document.source.lines.position(location.span.start);
}

export function endOf(location: Location): Position {
  return location.document.source.lines.position(location.span.end);
}
