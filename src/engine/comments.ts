import type { Document, Problem, SourceText } from "../syntax/document.ts";
import { eager, type Node } from "../syntax/node.ts";
import type { Span } from "../text/span.ts";
import { type AllowanceOptions, MAX_ALLOWANCES, problemIn, readAllowance } from "./allowance.ts";
import { type Scope, scopeOf, type Tree } from "./comment-scope.ts";
import type { Suppression, Suppressions } from "./suppress.ts";

/**
 * Suppressions in comments: `# holdopen: allow lb/draining-disabled, app/heartbeat-missing until 2027-01-01 -- reason`.
 * At the end of a line it is for that line, alone on a line for what begins below it, and above a document's first
 * content for the whole document.
 */
export function commentSuppressions(documents: readonly Document[], options: AllowanceOptions): Suppressions {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  for (const [source, group] of bySource(documents)) {
    const trees = group.map((document) => ({ document, root: eager(document.root) }));
    const comments = commentsIn(source, trees);
    for (const comment of comments.slice(0, MAX_ALLOWANCES)) {
      const scope = (): Scope | undefined => scopeOf(source.text, comment, trees);
      const read = readAllowance({ ...comment, usage: USAGE, scope }, options);
      problems.push(...read.problems);
      suppressions.push(...read.suppressions);
    }
    const left = comments[MAX_ALLOWANCES];
    if (left) problems.push(problemIn(left, `more than ${MAX_ALLOWANCES} suppressions; from here on none is read`));
  }
  return { suppressions, problems };
}

/** Only texts with the word in them are looked at more closely. */
function bySource(documents: readonly Document[]): ReadonlyMap<SourceText, readonly Document[]> {
  const groups = new Map<SourceText, Document[]>();
  let without: SourceText | undefined;
  for (const document of documents) {
    const { source, form } = document;
    // A plan is JSON, which has no comments; the documents of one text follow each other.
    if (form === "terraform-plan" || source === without) continue;
    const group = groups.get(source);
    if (group) group.push(document);
    else if (source.text.includes("holdopen:")) groups.set(source, [document]);
    else without = source;
  }
  return groups;
}

interface Comment extends Span {
  readonly source: SourceText;
  /** What stands behind `holdopen:`. */
  readonly text: string;
}

const COMMENT = /#[ \t]*holdopen:.*/g;

function commentsIn(source: SourceText, trees: readonly Tree[]): readonly Comment[] {
  const comments: Comment[] = [];
  const matches = [...source.text.matchAll(COMMENT)];
  if (matches.length === 0) return comments;
  const texts = trees.flatMap(({ root }) => scalarSpans(root)).sort((a, b) => a.start - b.start);
  let next = 0;
  let textEnd = -1;
  for (const { 0: line, index: start } of matches) {
    for (let text = texts[next]; text !== undefined && text.start <= start; text = texts[++next]) {
      textEnd = Math.max(textEnd, text.end);
    }
    if (start < textEnd) continue;
    const written = line.trimEnd();
    comments.push({ source, start, end: start + written.length, text: written.slice(written.indexOf(":") + 1) });
  }
  return comments;
}

/** Keys and values: a `#` in there is text. */
function scalarSpans(root: Node): readonly Span[] {
  const spans: Span[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "scalar" || node.kind === "opaque") spans.push(node);
    if (node.kind === "list") for (const item of node.items) visit(item);
    if (node.kind !== "map") return;
    for (const entry of node.entries) {
      spans.push(entry);
      visit(entry.value);
    }
  };
  visit(root);
  return spans;
}

const USAGE = "write: # holdopen: allow <rule>[, <rule>] [until <date>] -- <reason>";
