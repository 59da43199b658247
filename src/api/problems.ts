import { type Location, type Problem, sourceName } from "../syntax/document.ts";

/** Problems by file, place and words, each once: two environments read the same files. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const keyed = new Map(problems.map((problem) => [keyOf(problem), problem]));
  return [...keyed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, problem]) => problem);
}

function keyOf({ source, span, message }: Problem): string {
  return [sourceName(source.source), String(span.start).padStart(10, "0"), message].join("\0");
}

/** A problem with what is written at a place. */
export function problemAt({ document, span }: Location, message: string, level?: Problem["level"]): Problem {
  return { source: document.source, span, message, ...(level ? { level } : {}) };
}
