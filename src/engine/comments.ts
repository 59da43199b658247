import type { Document, Location, Problem, SourceText } from "../syntax/document.ts";
import { eager, type Node } from "../syntax/node.ts";
import { isDate } from "../text/date.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import { scopeOf, type Tree } from "./comment-scope.ts";
import type { Finding } from "./finding.ts";
import { expired, type Suppression, type Suppressions } from "./suppress.ts";

export interface CommentOptions {
  readonly ruleIds: readonly string[];
  /** ISO date. */
  readonly today: string;
}

/**
 * Suppressions in comments: `# holdopen: allow lb/draining-disabled, app/heartbeat-missing until 2027-01-01 -- reason`.
 * At the end of a line it is for that line, alone on a line for what begins below it, and above a document's first
 * content for the whole document.
 */
export function commentSuppressions(documents: readonly Document[], options: CommentOptions): Suppressions {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  for (const [source, group] of bySource(documents)) {
    const trees = group.map((document) => ({ document, root: eager(document.root) }));
    const comments = commentsIn(source, trees);
    for (const comment of comments.slice(0, MAX_COMMENTS)) {
      const read = readComment(comment, trees, options);
      problems.push(...read.problems);
      suppressions.push(...read.suppressions);
    }
    const left = comments[MAX_COMMENTS];
    if (left)
      problems.push({
        source,
        span: left,
        message: `more than ${MAX_COMMENTS} suppressions; from here on none is read`,
      });
  }
  return { suppressions, problems };
}

/** Only texts with the word in them are looked at more closely. */
function bySource(documents: readonly Document[]): ReadonlyMap<SourceText, readonly Document[]> {
  const groups = new Map<SourceText, Document[]>();
  for (const document of documents) {
    // A plan is JSON, which has no comments.
    if (document.form === "terraform-plan") continue;
    const group = groups.get(document.source);
    if (group) group.push(document);
    else if (document.source.text.includes("holdopen:")) groups.set(document.source, [document]);
  }
  return groups;
}

interface Comment extends Span {
  readonly source: SourceText;
  /** What stands behind `holdopen:`. */
  readonly text: string;
}

const COMMENT = /#[ \t]*holdopen:.*/g;
/** More than anyone writes by hand; each costs a walk over the tree. */
const MAX_COMMENTS = 1000;

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

function readComment(comment: Comment, trees: readonly Tree[], options: CommentOptions): Suppressions {
  const { ruleIds, today } = options;
  const { rules, until, reason } = parseAllow(comment.text);
  if (rules.length === 0) return refused(comment, `not a suppression; ${USAGE}`);
  if (reason === "") return refused(comment, `a suppression needs a reason behind --; ${USAGE}`);
  if (until !== undefined && !isDate(until)) return refused(comment, `"${until}" is no date such as 2027-01-31`);
  const scope = scopeOf(comment.source.text, comment, trees);
  if (scope === undefined) return refused(comment, "this suppression stands above nothing it could be for");
  const { document, pointer, span } = scope;
  const at: Location = { document, pointer, span: { start: comment.start, end: comment.end } };
  if (until !== undefined && until < today)
    return { suppressions: [], problems: [expired(at, rules.join(", "), until)] };
  const strange = rules.filter((id) => !ruleIds.includes(id));
  const problems = strange.map((id) => problem(comment, `unknown rule "${id}"${didYouMean(id, ruleIds)}`));
  const isIn = (place: Location): boolean =>
    place.document.source === comment.source && span.start <= place.span.start && place.span.start < span.end;
  const covers = (finding: Finding): boolean => [finding, ...finding.related].some((place) => isIn(place.at));
  return { suppressions: [{ rules, reason, at, ...(until !== undefined && { until }), covers }], problems };
}

interface Allowed {
  readonly rules: readonly string[];
  readonly until: string | undefined;
  readonly reason: string;
}

/** `allow a/b, c/d until 2027-01-01 -- reason`; no rules where it is something else. Linear in hostile input. */
function parseAllow(text: string): Allowed {
  const [verb, ...words] = text.trim().split(/\s+/);
  const dashes = words.findIndex((word) => word.startsWith("--"));
  const head = dashes < 0 ? words : words.slice(0, dashes);
  const tail = dashes < 0 ? [] : words.slice(dashes);
  const untilAt = head.indexOf("until");
  const list = (untilAt < 0 ? head : head.slice(0, untilAt)).join(",").split(",");
  return {
    rules: verb === "allow" ? list.filter((id) => id !== "") : [],
    until: untilAt < 0 ? undefined : head.slice(untilAt + 1).join(" "),
    reason: tail.join(" ").replace(/^-+\s*/, ""),
  };
}

function refused(comment: Comment, message: string): Suppressions {
  return { suppressions: [], problems: [problem(comment, message)] };
}

function problem({ source, start, end }: Comment, message: string): Problem {
  return { source, span: { start, end }, message };
}
