import { type Problem, sourceName } from "../syntax/document.ts";
import { printable } from "../text/printable.ts";

/** The config makes no sense: every mistake with its place. Nothing was checked. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(lineOf).join("\n"));
    this.problems = problems;
  }
}

function lineOf({ source, span, message }: Problem): string {
  const { line, column } = source.lines.position(span.start);
  return printable(`${sourceName(source.source)}:${line}:${column}: ${message}`);
}
