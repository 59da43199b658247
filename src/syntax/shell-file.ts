import type { Parsed, SourceText } from "./document.ts";
import { foldedNode, writtenPiece } from "./folded-text.ts";
import type { ListNode } from "./node.ts";
import { readScript } from "./shell-script.ts";

/** Parses a script that is a file of its own: a list of its commands, each the list of its words. */
export function parseShellFile(source: SourceText): Parsed {
  const span = { start: 0, end: source.text.length };
  const { commands, error } = readScript([writtenPiece(source.text, span)]);
  const items = commands.map(({ start, end, words }): ListNode => {
    return { kind: "list", start, end, items: words.map((word) => foldedNode([], word)) };
  });
  const problems = error === undefined ? [] : [{ source, span: error.at, message: `not a script: ${error.message}` }];
  return { documents: [{ source, root: { kind: "list", ...span, items }, form: "shell" }], problems };
}
