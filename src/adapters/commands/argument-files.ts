import { posix } from "node:path";
import { type Cursor, entriesOf, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import { type Document, sourceName } from "../../syntax/document.ts";
import type { FoldedText } from "../../syntax/folded-text.ts";
import { madePiece, piecesAt } from "./carriers/script-text.ts";
import { type CommandLine, knownText } from "./command-line.ts";
import { type Arguments, type Flag, type FlagValue, readArguments } from "./flags.ts";
import { isFileOf } from "./named-file.ts";

/** More than anyone writes by hand. */
const MAX_FLAGS = 1000;

/** The files of the input that gcloud reads flags and variables from. */
export class ArgumentFiles {
  readonly #byName = new Map<string, Document[]>();
  readonly #used = new Set<Document>();

  constructor(documents: readonly Document[]) {
    for (const document of documents) {
      if (document.form !== undefined || document.root.kind === "scalar") continue;
      const name = posix.basename(sourceName(document.source.source));
      const same = this.#byName.get(name);
      if (same) same.push(document);
      else this.#byName.set(name, [document]);
    }
  }

  /** Whether a command names it: then it is no app's own settings. */
  isUsed(document: Document): boolean {
    return this.#used.has(document);
  }

  /** The words behind a command, with what `--flags-file` and `--env-vars-file` bring in their places. */
  argumentsOf(line: CommandLine, from: number, positions: number): Arguments {
    const read = readArguments(line.words.slice(from), positions);
    const flags: Flag[] = [];
    const opened = new Set<Document>();
    let { open } = read;
    // The last flag is on top.
    const left = read.flags.toReversed();
    for (let flag = left.pop(); flag !== undefined; flag = left.pop()) {
      const isFlags = flag.name === "flags-file";
      if (flag.value === undefined || !(isFlags || flag.name === "env-vars-file")) {
        flags.push(flag);
        continue;
      }
      const found = this.#find(flag.value, line);
      if (found === undefined && isFlags)
        open ??= `--flags-file names ${nameIn(flag.value)}, which is not in the input`;
      if (found === undefined || opened.has(found)) continue;
      opened.add(found);
      left.push(...(isFlags ? flagsIn(found) : variablesIn(found)).toReversed());
    }
    return { ...read, flags, ...(open !== undefined && { open }) };
  }

  #find(value: FlagValue, line: CommandLine): Document | undefined {
    const file = knownText(value.pieces);
    if (file === undefined) return undefined;
    const wanted = posix.normalize(file);
    const found = (this.#byName.get(posix.basename(wanted)) ?? []).filter((one) => isFileOf(one, wanted, line));
    const exact = found.filter(({ source }) => posix.normalize(sourceName(source.source)) === wanted);
    const [only, another] = exact.length > 0 ? exact : found;
    if (only === undefined || another !== undefined) return undefined;
    this.#used.add(only);
    return only;
  }
}

function nameIn({ pieces }: FlagValue): string {
  return knownText(pieces) ?? "a file";
}

/** `--timeout: 600`, one after another; what stands in a list is written several times. */
function flagsIn(document: Document): readonly Flag[] {
  const root = rootCursor(document);
  const maps = root.node?.kind === "list" ? itemsOf(root) : [root];
  return maps.slice(0, MAX_FLAGS).flatMap((map) =>
    entriesOf(map)
      .slice(0, MAX_FLAGS)
      .flatMap(([key, at]): readonly Flag[] => {
        if (!/^--[a-z]/.test(key)) return [];
        const { start, end } = at.anchor.span;
        const value = valueAt(at);
        return [{ name: key.slice(2), start, end, from: document, ...(value && { value }) }];
      }),
  );
}

function variablesIn(document: Document): readonly Flag[] {
  const root = rootCursor(document);
  const value = valueAt(root);
  if (root.node?.kind !== "map" || value === undefined) return [];
  return [{ name: "set-env-vars", start: value.start, end: value.end, from: document, value }];
}

/** No text that anybody writes has it, so that values may hold commas. */
const BETWEEN = "\u0001";

/** A value as it would be written behind a flag: a list with its parts, a map with `=` between both sides. */
function valueAt(at: Cursor): FlagValue | undefined {
  const { node, document } = at;
  if (node === undefined) return undefined;
  const from = { start: node.start, end: node.end, from: document };
  const own = piecesAt(at);
  if (own !== undefined) return { ...from, pieces: own };
  if (node.kind === "scalar") return undefined;
  const parts = node.kind === "list" ? itemsOf(at).map((item) => piecesAt(item) ?? []) : entriesOf(at).map(pair);
  const pieces = parts.flatMap((part) => [madePiece(BETWEEN, node), ...part]);
  return { ...from, pieces: [madePiece(`^${BETWEEN}^`, node), ...pieces] };
}

function pair([key, at]: readonly [string, Cursor]): FoldedText {
  return [madePiece(key, at.anchor.span), madePiece("=", at.anchor.span), ...(piecesAt(at) ?? [])];
}
