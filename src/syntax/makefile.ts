import type { Span } from "../text/span.ts";
import type { Parsed, SourceText } from "./document.ts";
import { cut, type FoldedText, foldedNode, writtenPiece } from "./folded-text.ts";
import { MakeVariables } from "./make-variables.ts";
import type { Entry, Node } from "./node.ts";

/** The recipe of a target, as its lines go to the shell: variables are filled in, `$$` is a dollar sign. */
export interface Recipe extends Span {
  readonly target: string;
  readonly lines: readonly FoldedText[];
}

interface LogicalLine extends Span {
  readonly text: string;
}

const ASSIGNMENT = /^\s*(?:(?:export|override|private)\s+)*([\w.-]+)\s*(:{0,3}=|\?=|\+=|!=)[ \t]*/;
const RULE = /^([^\s#:=][^:=#\n]*)::?(?!=)/;

/** The recipes of a Makefile, with the variables of the same file. */
export function readMakefile(text: string): readonly Recipe[] {
  const variables = new MakeVariables();
  const recipes: { readonly target: string; readonly start: number; end: number; readonly lines: FoldedText[] }[] = [];
  let depth = 0;
  let isDefinition = false;
  for (const line of logicalLines(text)) {
    if (isDefinition) {
      isDefinition = !/^\s*endef\b/.test(line.text);
    } else if (line.text.startsWith("\t") && recipes.length > 0) {
      const recipe = recipes.at(-1);
      recipe?.lines.push(commandOf(line));
      if (recipe) recipe.end = line.end;
    } else if (/^\s*define\b/.test(line.text)) {
      isDefinition = true;
    } else if (/^\s*ifn?(?:def|eq)\b/.test(line.text)) depth++;
    else if (/^\s*endif\b/.test(line.text)) depth--;
    else readPlain(line, depth > 0);
  }
  return recipes.map((recipe) => ({ ...recipe, lines: recipe.lines.map((line) => variables.fill(line)) }));

  function readPlain(line: LogicalLine, isBranch: boolean): void {
    const assignment = ASSIGNMENT.exec(line.text);
    const name = assignment?.[1];
    if (assignment && name !== undefined) {
      return variables.assign(name, assignment[2] ?? "=", writtenValue(line, assignment[0].length), isBranch);
    }
    const rule = RULE.exec(line.text);
    if (rule === null) return;
    const own = ASSIGNMENT.exec(line.text.slice(rule[0].length));
    if (own?.[1] !== undefined) return variables.forget(own[1]);
    const target = (rule[1] ?? "").trim();
    if (!target.startsWith(".")) recipes.push({ target, start: line.start, end: line.end, lines: [] });
  }
}

/** A Makefile as a tree: its targets, each with the lines of its recipe. */
export function parseMakefile(source: SourceText): Parsed {
  const span = { start: 0, end: source.text.length };
  const entries = readMakefile(source.text).map(({ target, start, end, lines }): Entry => {
    const items = lines.map((line): Node => {
      const place = { start: line[0]?.start ?? start, end: line.at(-1)?.end ?? end };
      return foldedNode([], place.start >= start && place.end <= end ? place : { start, end });
    });
    return { key: target, start, end: start + target.length, value: { kind: "list", start, end, items } };
  });
  return { documents: [{ source, root: { kind: "map", ...span, entries }, form: "makefile" }], problems: [] };
}

/** Lines, with those that a backslash continues. */
function* logicalLines(text: string): Iterable<LogicalLine> {
  for (const { 0: line, index } of text.matchAll(/(?:[^\n\\]|\\[\s\S])+/g)) {
    yield { text: line, start: index, end: index + line.length };
  }
}

/** Without the tab and the signs that are for make itself. */
function commandOf({ text, start, end }: LogicalLine): FoldedText {
  const skipped = /^\t[ \t]*[@+-]*[ \t]*/.exec(text)?.[0].length ?? 0;
  return [{ text: text.slice(skipped), start: start + skipped, end, isExact: true }];
}

/** The value of an assignment, up to a comment; a continued line is one space. */
function writtenValue({ text, start, end }: LogicalLine, from: number): FoldedText {
  const comment = /(?:^|[ \t])#/.exec(text.slice(from));
  const to = comment ? from + comment.index : text.length;
  const whole = { ...writtenPiece(text, { start: 0, end: text.length }), start, end };
  const value = cut(whole, from, Math.max(to, from));
  return [...value.text.matchAll(/[ \t]*\\\r?\n[ \t]*|(?:[^\\]|\\(?!\r?\n))+/g)].map(({ 0: run, index }) => {
    const piece = cut(value, index, index + run.trimEnd().length || index + run.length);
    return /^[ \t]*\\\r?\n/.test(run) ? { ...piece, text: " ", isExact: false } : piece;
  });
}
