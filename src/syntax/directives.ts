import type { Span } from "../text/span.ts";
import type { Form, Parsed, SourceText } from "./document.ts";
import type { Entry, ListNode, Node } from "./node.ts";

/** A word of a proxy's own language, decoded, over the characters it was written with, quotes included. */
export interface Word extends Span {
  readonly text: string;
  readonly isQuoted?: boolean;
}

/** Why a text is not of its language, and where. */
export interface Fault extends Span {
  readonly kind: "fault";
  readonly why: string;
}

/** A block that is being read: its end, and that of the list which it is the last item of, come with its last line. */
export interface Block extends Span {
  readonly kind: "map";
  end: number;
  readonly entries: Entry[];
  readonly list?: { end: number };
}

/** A proxy's own language, and its name in a sentence. */
export interface Language {
  readonly form: Form;
  /** "a Caddyfile": what a text in it is. */
  readonly whole: string;
  /** "a valid Caddyfile": what a text with a fault is not. */
  readonly sound: string;
}

/** The block that a whole text is. */
export function rootOf({ text }: SourceText): Block {
  return { kind: "map", start: 0, end: text.length, entries: [] };
}

/** Adds a directive: an entry whose value lists its arguments. It may be there many times. */
export function addDirective(block: Block, name: Word, args: readonly Word[]): void {
  block.entries.push({ key: name.text, start: name.start, end: name.end, value: listOf(name, args.map(scalarOf)) });
}

/** The same, for one with a block of its own, which is the last item of its value. */
export function openDirective(block: Block, name: Word, args: readonly Word[], { start, end }: Span): Block {
  const items: Node[] = args.map(scalarOf);
  const value = listOf(name, items);
  const inner: Block = { kind: "map", start, end, entries: [], list: value };
  items.push(inner);
  value.start = items[0]?.start ?? start;
  value.end = end;
  block.entries.push({ key: name.text, start: name.start, end: name.end, value });
  return inner;
}

export function closeDirective(block: Block, end: number): void {
  block.end = end;
  if (block.list) block.list.end = end;
}

/** The document of a text that was read without a fault; what is not sound is one problem, and no document. */
export function parsedAs(
  source: SourceText,
  { form, whole, sound }: Language,
  root: Block,
  fault: Fault | undefined,
): Parsed {
  if (fault === undefined) return { documents: root.entries.length > 0 ? [{ source, root, form }] : [], problems: [] };
  const span = { start: fault.start, end: Math.min(fault.end, fault.start + 80) };
  // What a template engine has yet to fill in was never meant to be read by the proxy.
  if (/\{\{|\{%/.test(source.text)) {
    const message = `a template of ${whole}; what it will say is not known`;
    return { documents: [], problems: [{ source, span, message, level: "note" }] };
  }
  return { documents: [], problems: [{ source, span, message: `not ${sound}: ${fault.why}` }] };
}

export function faultAt({ start, end }: Span, why: string): Fault {
  return { kind: "fault", start, end, why };
}

function listOf(name: Word, items: readonly Node[]): ListNode & { start: number; end: number } {
  return { kind: "list", start: items[0]?.start ?? name.end, end: items[items.length - 1]?.end ?? name.end, items };
}

function scalarOf({ text, start, end, isQuoted }: Word): Node {
  return { kind: "scalar", start, end, value: text, style: isQuoted ? "quoted" : "plain" };
}
