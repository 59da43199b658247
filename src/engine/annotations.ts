import type { Document, Problem, SourceText } from "../syntax/document.ts";
import { type Entry, eager, type Node, type Pointer, type ScalarNode } from "../syntax/node.ts";
import { didYouMean } from "../text/nearest.ts";
import type { Span } from "../text/span.ts";
import { type AllowanceOptions, MAX_ALLOWANCES, problemIn, readAllowance } from "./allowance.ts";
import { lastCharacter } from "./comment-scope.ts";
import type { Suppression, Suppressions } from "./suppress.ts";

const PREFIX = "holdopen.dev/";
const KEY = `${PREFIX}allow`;
const USAGE = `write: ${KEY}: "<rule>[, <rule>] [until <date>] -- <reason>"`;

/**
 * Suppressions in the annotations of an object, for everything in it: `holdopen.dev/allow: lb/draining-disabled until
 * 2027-01-01 -- reason`. Several stand on lines of their own. The annotations of a pod template are about that template.
 */
export function annotationSuppressions(documents: readonly Document[], options: AllowanceOptions): Suppressions {
  const suppressions: Suppression[] = [];
  const problems: Problem[] = [];
  const counts = new Map<SourceText, number>();
  for (const document of documents) {
    const { source } = document;
    if (!source.text.includes(PREFIX) || (counts.get(source) ?? 0) > MAX_ALLOWANCES) continue;
    for (const annotation of annotationsIn(document)) {
      const count = (counts.get(source) ?? 0) + 1;
      counts.set(source, count);
      if (count > MAX_ALLOWANCES) {
        const message = `more than ${MAX_ALLOWANCES} suppressions; from here on none is read`;
        problems.push(problemIn({ source, ...spanOf(annotation.entry) }, message));
        break;
      }
      const read = readAnnotation(annotation, document, options);
      suppressions.push(...read.suppressions);
      problems.push(...read.problems);
    }
  }
  return { suppressions, problems };
}

interface Annotation {
  readonly entry: Entry;
  /** The object that carries it. */
  readonly pointer: Pointer;
  readonly span: Span;
}

/** A node on the way down, with the nodes above it. */
interface Way {
  readonly node: Node;
  readonly key: string | number | undefined;
  readonly above: Way | undefined;
}

function annotationsIn(document: Document): readonly Annotation[] {
  const found: Annotation[] = [];
  const ends = new Map<Node, number>();
  const spanOfObject = (node: Node): Span => {
    const end = ends.get(node) ?? lastCharacter(node);
    ends.set(node, end);
    return { start: node.start, end };
  };
  const visit = (way: Way): void => {
    const { node } = way;
    if (node.kind === "list") for (const [key, item] of node.items.entries()) visit({ node: item, key, above: way });
    if (node.kind !== "map") return;
    for (const entry of node.entries) {
      const below: Way = { node: entry.value, key: entry.key, above: way };
      if (way.key === "annotations" && entry.key.startsWith(PREFIX)) {
        const carrier = carrierOf(way);
        found.push({ entry, pointer: pointerOf(carrier), span: spanOfObject(carrier.node) });
      } else visit(below);
    }
  };
  visit({ node: eager(document.root), key: undefined, above: undefined });
  return found;
}

/** What stands above `annotations`, and above `metadata` where they are in there. */
function carrierOf(annotations: Way): Way {
  let at = annotations.above ?? annotations;
  // A block of HCL that may be written twice is a list.
  const metadata = typeof at.key === "number" && at.above?.key === "metadata" ? at.above : at;
  if (metadata.key === "metadata" && metadata.above) at = metadata.above;
  return at;
}

function pointerOf(way: Way): Pointer {
  const keys: (string | number)[] = [];
  for (let at: Way | undefined = way; at?.key !== undefined; at = at.above) keys.push(at.key);
  return keys.reverse();
}

function readAnnotation(
  { entry, pointer, span }: Annotation,
  document: Document,
  options: AllowanceOptions,
): Suppressions {
  const { source } = document;
  const refused = (span: Span, message: string): Suppressions => ({
    suppressions: [],
    problems: [problemIn({ source, ...spanOf(span) }, message)],
  });
  if (entry.key !== KEY)
    return refused(entry, `there is no annotation "${entry.key}"${didYouMean(entry.key, [KEY])}; ${USAGE}`);
  const { value } = entry;
  if (value.kind === "opaque") return refused(value, `a suppression that cannot be read here: ${value.why}`);
  if (value.kind !== "scalar") return refused(entry, `not a suppression; ${USAGE}`);
  const read = linesOf(source, value).map(({ text, start, end }) =>
    readAllowance({ source, start, end, text, usage: USAGE, scope: () => ({ document, pointer, span }) }, options),
  );
  return {
    suppressions: read.flatMap(({ suppressions }) => suppressions),
    problems: read.flatMap(({ problems }) => problems),
  };
}

interface Line extends Span {
  readonly text: string;
}

/** Each line of the value with its characters in the text; the whole value where they are not to be found. */
function linesOf({ text }: SourceText, node: ScalarNode): readonly Line[] {
  const lines = String(node.value ?? "")
    .split("\n")
    .map((line) => line.trim());
  let from = node.start;
  const written = lines.filter((line) => line !== "");
  return (written.length === 0 ? [""] : written).map((line) => {
    const at = line === "" || written.length === 1 ? -1 : text.indexOf(line, from);
    const isFound = at >= 0 && at + line.length <= node.end;
    if (isFound) from = at + line.length;
    const span = isFound ? { start: at, end: from } : { start: node.start, end: node.end };
    return { ...span, text: /^allow\s/.test(line) ? line : `allow ${line}` };
  });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
