import { type Location, type Problem, type SourceText, sourceText } from "../syntax/document.ts";

/** One thing to render, and what became of it. */
export interface Rendering {
  readonly problems: readonly Problem[];
  /** Undefined where nothing was made: its files are then read as they stand. */
  readonly made?: { readonly source: SourceText; readonly origin: Origin };
  readonly isMadeFrom: (name: string) => boolean;
}

export type Origin = (at: Location) => Location | undefined;

/** `./overlays/prod`: nothing that a tool could take for a flag. */
export function folderArgument(folder: string): string {
  return /^\.{0,2}\//.test(folder) || folder === "." || folder === ".." ? folder : `./${folder}`;
}

export function renderedSource(from: string, text: string): SourceText {
  return sourceText({ kind: "rendered", from }, text);
}

/** A word at the beginning of a file. */
export function said(source: SourceText, message: string, level?: "note"): Problem {
  return { source, span: { start: 0, end: 0 }, message, ...(level && { level }) };
}
