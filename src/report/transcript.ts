import type { Report } from "../engine/report.ts";

/**
 * Everything that a live run saw, one JSON object a line, in the order of time. `check` and `line` are what findings
 * call it: `transcript:exchange:4` is the line with `"check":"exchange","line":4`.
 */
export function* transcriptLines({ live }: Report): Generator<string> {
  for (const { ms, check, line, fields } of live?.timeline ?? []) {
    yield `${JSON.stringify({ ms, check, line, ...fields })}\n`;
  }
}
