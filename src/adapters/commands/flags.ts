import type { Document } from "../../syntax/document.ts";
import { type FoldedText, plainText, sliceFolded, whyUnknown } from "../../syntax/folded-text.ts";
import type { ScriptWord } from "../../syntax/shell-script.ts";
import type { Span } from "../../text/span.ts";

/** A flag of gcloud: its name without dashes, where that stands, and its value; none for a switch. */
export interface Flag extends Span {
  readonly name: string;
  readonly value?: FlagValue;
  /** Set where it stands in a file that the command names. */
  readonly from?: Document;
}

export interface FlagValue extends Span {
  readonly pieces: FoldedText;
  readonly from?: Document;
}

export interface Arguments {
  readonly positional: readonly ScriptWord[];
  readonly flags: readonly Flag[];
  /** Why a word that may hold any flags is not known. */
  readonly open?: string;
}

/** Takes the words behind a command apart as gcloud does. */
export function readArguments(words: readonly ScriptWord[], positions: number): Arguments {
  const positional: ScriptWord[] = [];
  const flags: Flag[] = [];
  let open: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined) continue;
    const text = plainText(word.pieces);
    if (!text.startsWith("-")) {
      if (positional.length < positions) positional.push(word);
      else open ??= whyUnknown(word.pieces);
      continue;
    }
    const next = words[i + 1];
    const flag = readFlag(word, text, next);
    flags.push(flag);
    if (flag.value !== undefined && !text.includes("=")) i++;
  }
  return { positional, flags, ...(open !== undefined && { open }) };
}

function readFlag(word: ScriptWord, text: string, next: ScriptWord | undefined): Flag {
  const equals = text.indexOf("=");
  const name = (equals < 0 ? text : text.slice(0, equals)).replace(/^-+/, "");
  const place = placeOf(word, equals < 0 ? text.length : equals);
  if (equals >= 0) {
    const pieces = sliceFolded(word.pieces, equals + 1, text.length);
    return { ...place, name, value: { ...placeFrom(word, equals + 1), pieces } };
  }
  if (isSwitch(name) || next === undefined || plainText(next.pieces).startsWith("--")) return { ...place, name };
  return { ...place, name, value: next };
}

/** Where the first characters of a word stand. */
function placeOf(word: ScriptWord, length: number): Span {
  const [first] = word.pieces;
  if (!first?.isExact || first.start < word.start || first.end > word.end) return { start: word.start, end: word.end };
  return { start: first.start, end: first.start + Math.min(length, first.text.length) };
}

/** Where a word stands from some character on, as far as that can be told. */
function placeFrom(word: ScriptWord, offset: number): Span {
  const [first] = word.pieces;
  const isOwn = first?.isExact === true && first.start >= word.start && first.start + offset <= word.end;
  return { start: isOwn ? first.start + Math.min(offset, first.text.length) : word.start, end: word.end };
}

const SWITCHES: ReadonlySet<string> = new Set([
  "allow-unauthenticated",
  "async",
  "automatic-updates",
  "cpu-boost",
  "cpu-throttling",
  "default-url",
  "deploy-health-check",
  "dry-run",
  "global",
  "gpu-zonal-redundancy",
  "global-health-checks",
  "h",
  "help",
  "iap",
  "invoker-iam-check",
  "log-http",
  "q",
  "quiet",
  "session-affinity",
  "use-http2",
  "use-serving-port",
  "user-output-enabled",
]);

function isSwitch(name: string): boolean {
  return SWITCHES.has(name) || /^(?:no|clear|enable)-/.test(name);
}

/** The parts of a list such as `A=1,B=2`, or with a separator of its own: `^@^A=1@B=2`. */
export function listParts({ pieces, start, end }: FlagValue): readonly FlagValue[] {
  const text = plainText(pieces);
  const custom = /^\^([^^]+)\^/.exec(text);
  const separator = custom?.[1] ?? ",";
  const parts: FlagValue[] = [];
  for (let from = custom?.[0].length ?? 0; from <= text.length; ) {
    const found = text.indexOf(separator, from);
    const to = found < 0 ? text.length : found;
    if (to > from) parts.push({ start, end, pieces: sliceFolded(pieces, from, to) });
    from = to + separator.length;
  }
  return parts;
}

/** `NAME=value` as its two sides; the value is undefined where there is no sign between. */
export function keyValue({
  pieces,
  start,
  end,
}: FlagValue): { readonly key: FlagValue; readonly value: FlagValue } | undefined {
  const text = plainText(pieces);
  const equals = text.indexOf("=");
  if (equals < 0) return undefined;
  return {
    key: { start, end, pieces: sliceFolded(pieces, 0, equals) },
    value: { start, end, pieces: sliceFolded(pieces, equals + 1, text.length) },
  };
}
