import { Cursor, descend, entriesOf } from "../../syntax/cursor.ts";
import { type Entry, findEntry, type ListNode, type MapNode, type Node, type ScalarNode } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";

/** What App Engine starts, seen as a container of which the words of the command and the environment are written. */
export function containerView(at: Cursor): Cursor {
  const entrypoint = descend(at, "entrypoint");
  const command = entrypoint.node && commandOf(entrypoint, entrypoint.node);
  const entries = [command, envOf(at)].filter((entry) => entry !== undefined);
  const span = at.anchor.span;
  const view: MapNode = { kind: "map", start: span.start, end: span.end, entries };
  return new Cursor(at.document, view, span, at);
}

/** A plain command is the words it is made of; App Engine gives anything else to a shell. */
function commandOf(at: Cursor, node: Node): Entry {
  const key = at.anchor.span;
  const entry = (value: Node): Entry => ({ key: "command", start: key.start, end: key.end, value });
  const text = node.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
  if (node.kind !== "scalar" || text === undefined) return entry(node);
  if (text.length > LONGEST) {
    return entry({ kind: "opaque", start: node.start, end: node.end, why: `it is longer than ${LONGEST} characters` });
  }
  const written = at.document.source.text.slice(node.start, node.end);
  const offset = written === text ? 0 : written.slice(1, -1) === text ? 1 : undefined;
  if (offset !== undefined && PLAIN.test(text)) return entry(wordsOf(text, node.start + offset, node));
  const shell = ["/bin/sh", "-c"].map((word) => scalar(word, key));
  return entry(list(node, [...shell, { ...node, style: "quoted" }]));
}

const LONGEST = 4000;

/** Nothing in it but words, each of which means itself to a shell. */
const PLAIN = /^[\w\s./:=,@%+$-]+$/;

function wordsOf(text: string, start: number, whole: Span): ListNode {
  const words = [...text.matchAll(/\S+/g)].filter(({ index, 0: word }) => index > 0 || word !== "exec");
  return list(
    whole,
    words.map(({ 0: word, index }) => scalar(word, { start: start + index, end: start + index + word.length })),
  );
}

function envOf(at: Cursor): Entry | undefined {
  const variables = descend(at, "env_variables");
  if (variables.node?.kind !== "map") return undefined;
  const { start, end } = variables.anchor.span;
  const items = entriesOf(variables).map(([name, value]): MapNode => {
    const own = findEntry(variables.node, name);
    const key: Span = own ?? { start, end };
    const entries: Entry[] = [{ key: "name", start: key.start, end: key.end, value: scalar(name, key) }];
    if (value.node) entries.push({ key: "value", start: key.start, end: key.end, value: value.node });
    return { kind: "map", start: key.start, end: key.end, entries };
  });
  return { key: "env", start, end, value: list(variables.node, items) };
}

function scalar(value: string, { start, end }: Span): ScalarNode {
  return { kind: "scalar", start, end, value, style: "quoted" };
}

function list({ start, end }: Span, items: readonly Node[]): ListNode {
  return { kind: "list", start, end, items };
}
