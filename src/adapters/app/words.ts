import { declared, type Fact, locationOf, unknown } from "../../model/fact.ts";
import { type Document, type Location, type SourceText, sourceText } from "../../syntax/document.ts";
import { parseEmbedded } from "../../syntax/embedded.ts";
import type { Node } from "../../syntax/node.ts";
import { parseShellWords } from "../../syntax/shell-words.ts";
import type { EnvVar } from "../container.ts";
import { scalarAt, textOf, within } from "./written.ts";

/** One word of a command line, as the process would see it but for what is filled in later. */
export interface Word {
  readonly text: string;
  readonly at: Location;
  /** Set where not even the text is known here. */
  readonly why?: string;
}

/** The words of a command line as it is declared: one fact per argument. */
export function wordsOf(argv: readonly Fact<string>[]): readonly Word[] {
  return argv.map((fact) => {
    const at = locationOf(fact);
    if (fact.known) return { text: fact.value, at };
    // A placeholder makes the whole fact unknown; the words around it are still there to be read.
    const written = scalarAt(at);
    if (written !== undefined && written.value !== null) return { text: String(written.value), at };
    return { text: "", at, why: fact.why };
  });
}

/** The commands inside one word of a command line, `sh -c "…"`, each word at its own place where that can be told. */
export function shellCommands(script: Word): readonly (readonly Word[])[] {
  const { at, text } = script;
  const written = scalarAt(at);
  // Where variables were already put in, the written characters are not those of the words any more.
  const scalar = written?.value === text ? written : undefined;
  const parsed =
    scalar === undefined ? parseShellWords(sourceText(at.document.source.source, text)) : embedded(at.document, scalar);
  const root = parsed.documents[0]?.root;
  if (root?.kind !== "list") return [];
  return root.items.map((command) => (command.kind === "list" ? command.items.flatMap((word) => toWord(word)) : []));

  function toWord(node: Node): readonly Word[] {
    if (node.kind !== "scalar") return [];
    const span = scalar === undefined ? at.span : { start: node.start, end: node.end };
    return [{ text: String(node.value), at: { document: at.document, pointer: at.pointer, span } }];
  }
}

function embedded(document: Document, scalar: Parameters<typeof parseEmbedded>[1]): ReturnType<typeof parseEmbedded> {
  return parseEmbedded(document, scalar, (source: SourceText) => parseShellWords(source));
}

const EXPANSION = /\$|`|%\{/;

/**
 * A word's text once variables are put in: `$(NAME)`, `$NAME` and `${NAME:-45}` take the container's variable of that
 * name, then the default written in the expansion, and are unknown without either.
 */
export function expand(word: Word, name: string, env: readonly EnvVar[]): Fact<string> {
  const { text, at, why } = word;
  if (why !== undefined) return unknown(name, why, at);
  const match = /^(?:\$\((\w+)\)|\$(\w+)|\$\{(\w+)\}|\$\{(\w+):?[-=]([^${}]*)\})$/.exec(text);
  if (match) {
    const variable = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
    const set = findVariable(env, variable);
    if (set) return { ...set.value, what: variable };
    const fallback = match[5];
    if (fallback === undefined) return unknown(name, `${text} is not set in the input`, at);
    const assumed = `the image does not set ${variable}, so that the ${fallback} of ${text} applies`;
    const place = within(at, text, text.length - fallback.length - 1, text.length - 1);
    return { ...declared(name, fallback, place), assumed };
  }
  if (EXPANSION.test(text)) return unknown(name, `${text} is filled in later`, at);
  return textOf(name, text, at);
}

/** The variable as the process sees it: the last one of a name counts. */
export function findVariable(env: readonly EnvVar[], name: string): EnvVar | undefined {
  return env.findLast((variable) => variable.name === name);
}
