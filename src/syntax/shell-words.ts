import { forEachChild, parse, type SyntaxNode, type Word } from "unbash";
import type { Parsed, SourceText } from "./document.ts";
import type { ListNode, ScalarNode } from "./node.ts";

/** Longer scripts are programs, not command lines. */
const MAX_LENGTH = 100_000;

/**
 * The simple commands of a shell script in the order they are written, each as the list of its words: assignments in
 * front (`PORT=80`), then name and arguments without their quotes. Expansions stay as written; commands inside
 * `$(…)` are no words of their own.
 */
export function parseShellWords(source: SourceText): Parsed {
  if (source.text.length > MAX_LENGTH) return { documents: [], problems: [] };
  const items: ListNode[] = [];
  collect(parse(source.text), items);
  const root: ListNode = { kind: "list", start: 0, end: source.text.length, items };
  return { documents: [{ source, root }], problems: [] };
}

function collect(node: SyntaxNode, commands: ListNode[]): void {
  switch (node.type) {
    case "Command": {
      const assignments = node.prefix.filter((part) => part.type === "Assignment");
      const words = [...assignments, ...(node.name ? [node.name] : []), ...node.args].map(scalarOf);
      if (words.length > 0) commands.push({ kind: "list", start: node.pos, end: node.end, items: words });
      return;
    }
    case "Script":
    case "Statement":
    case "CompoundList":
    case "AndOr":
    case "Pipeline":
    case "Redirected":
    case "Subshell":
    case "BraceGroup":
    case "If":
    case "Elif":
    case "For":
    case "While":
    case "Case":
    case "CaseItem":
      forEachChild(node, (child) => collect(child, commands));
      return;
    default:
      return;
  }
}

/** One word, or an assignment, without its quotes. */
export function scalarOf(
  word: { readonly pos: number; readonly end: number; readonly text: string } | Word,
): ScalarNode {
  const { pos, end, text } = word;
  const value = "value" in word && typeof word.value === "string" ? word.value : text;
  const isQuoted = /^(["']).*\1$/s.test(text) && value === text.slice(1, -1);
  return { kind: "scalar", start: pos, end, value, style: isQuoted ? "quoted" : "plain" };
}
