import {
  addDirective,
  type Block,
  type Fault,
  faultAt,
  openDirective,
  parsedAs,
  rootOf,
  type Word,
} from "./directives.ts";
import type { Parsed, SourceText } from "./document.ts";
import { haproxyWords } from "./haproxy-words.ts";

/**
 * Parses HAProxy's own language into the shape of nginx's: each section is an entry whose value lists its arguments and
 * then a map of its lines. What stands between `.if` and `.endif` is a map of its own.
 */
export function parseHaproxy(source: SourceText): Parsed {
  const root = rootOf(source);
  const open: Block[] = [root];
  for (const words of haproxyWords(source.text)) {
    if (words.kind === "fault") return parsedAs(source, HAPROXY, root, words);
    addLine(words.words, open);
  }
  return parsedAs(source, HAPROXY, root, templateIn(source));
}

const HAPROXY = { form: "haproxy", whole: "an HAProxy configuration", sound: "valid HAProxy" } as const;

/** Lines of a template may read as lines of HAProxy, so it is looked for where nothing else is wrong, too. */
function templateIn({ text }: SourceText): Fault | undefined {
  const at = text.indexOf("{%");
  return at < 0 ? undefined : faultAt({ start: at, end: at + 2 }, "a template");
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

const SECTIONS: ReadonlySet<string> = new Set([
  ...["global", "defaults", "frontend", "backend", "listen", "peers", "resolvers", "mailers", "program", "userlist"],
  ...["http-errors", "ring", "cache", "fcgi-app", "log-forward", "log-profile", "crt-store", "acme", "traces"],
]);

/** Deeper than anybody nests conditions. */
const MAX_DEPTH = 16;

function addLine(words: readonly Word[], open: Block[]): void {
  const [name, ...args] = words;
  if (name === undefined) return;
  if (SECTIONS.has(name.text)) open.length = 1;
  if (name.text === ".endif") {
    if (open.length > 2) open.pop();
    return;
  }
  const block = open[open.length - 1];
  if (block === undefined) return;
  const isOpening = name.text === ".if" && open.length > 1 && open.length < MAX_DEPTH;
  if (!isOpening && !SECTIONS.has(name.text)) return addDirective(block, name, args);
  const { end } = args[args.length - 1] ?? name;
  open.push(openDirective(block, name, args, { start: end, end }));
}
