import type { Span } from "../text/span.ts";
import type { Parsed, SourceText } from "./document.ts";
import { haproxyWords, type Word } from "./haproxy-words.ts";
import type { Entry, Node } from "./node.ts";

/**
 * Parses HAProxy's own language into the shape of nginx's: each section is an entry whose value lists its arguments and
 * then a map of its lines. What stands between `.if` and `.endif` is a map of its own.
 */
export function parseHaproxy(source: SourceText): Parsed {
  const template = /\{%/.exec(source.text);
  if (template) {
    const span = { start: template.index, end: template.index + 2 };
    const message = "a template of an HAProxy configuration; what it will say is not known";
    return { documents: [], problems: [{ source, span, message, level: "note" }] };
  }
  const root = mapAt({ start: 0, end: source.text.length });
  const open: Map[] = [root];
  for (const words of haproxyWords(source.text)) {
    if (words.kind === "fault") {
      const message = `not valid HAProxy: ${words.why}`;
      return { documents: [], problems: [{ source, span: { start: words.start, end: words.end }, message }] };
    }
    addLine(words.words, open);
  }
  const document = { source, root, form: "haproxy" } as const;
  return { documents: root.entries.length > 0 ? [document] : [], problems: [] };
}

/** Whether a text has the sections of an HAProxy configuration that passes anything on. Many formats end in `.cfg`. */
export function isHaproxy(text: string): boolean {
  return (
    /^[ \t]*(?:frontend|backend|listen)[ \t]+[^\s=:#]+/m.test(text) &&
    /^[ \t]*(?:bind|server|server-template|default_backend|use_backend|timeout[ \t]+(?:client|server|tunnel))[ \t]+\S/m.test(
      text,
    )
  );
}

interface Map extends Span {
  readonly kind: "map";
  end: number;
  readonly entries: Entry[];
}

const SECTIONS: ReadonlySet<string> = new Set([
  ...["global", "defaults", "frontend", "backend", "listen", "peers", "resolvers", "mailers", "program", "userlist"],
  ...["http-errors", "ring", "cache", "fcgi-app", "log-forward", "log-profile", "crt-store", "acme", "traces"],
]);

/** Deeper than anybody nests conditions. */
const MAX_DEPTH = 16;

function addLine(words: readonly Word[], open: Map[]): void {
  const [name, ...args] = words;
  if (name === undefined) return;
  if (SECTIONS.has(name.text)) {
    open.length = 1;
    return push(open, name, args, true);
  }
  if (name.text === ".endif") {
    if (open.length > 2) open.pop();
    return;
  }
  const isOpening = name.text === ".if" && open.length > 1 && open.length < MAX_DEPTH;
  push(open, name, args, isOpening);
}

function push(open: Map[], name: Word, args: readonly Word[], isBlock: boolean): void {
  const last = args[args.length - 1] ?? name;
  const items: Node[] = args.map(scalarOf);
  const start = args[0]?.start ?? name.end;
  const inner = isBlock ? mapAt({ start: last.end, end: last.end }) : undefined;
  if (inner) items.push(inner);
  const value: Node = { kind: "list", start, end: last.end, items };
  open[open.length - 1]?.entries.push({ key: name.text, start: name.start, end: name.end, value });
  if (inner) open.push(inner);
}

function mapAt({ start, end }: Span): Map {
  return { kind: "map", start, end, entries: [] };
}

function scalarOf({ text, start, end, isQuoted }: Word): Node {
  return { kind: "scalar", start, end, value: text, style: isQuoted ? "quoted" : "plain" };
}
