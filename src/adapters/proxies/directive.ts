import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey, rootCursor } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { textAt } from "../read.ts";
import type { ProxyFile } from "./proxy-file.ts";

/** One directive, with those of its block where it has one. */
export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  readonly at: Cursor;
  readonly block: Block | undefined;
}

/** What stands between two braces, or in a whole file, with what is included there. */
export interface Block {
  readonly directives: readonly Directive[];
  /** An `include` of what is not in the input; anything may be set there. */
  readonly unseen: Directive | undefined;
}

/** The files that an `include` in the file `from` means, as far as they are given. */
export type FindIncluded = (wanted: string, from: string) => readonly ProxyFile[];

export interface Includes {
  readonly find: FindIncluded;
  /** Whether what is not given cannot matter. */
  readonly isHarmless: (wanted: string) => boolean;
}

/** A file of words and blocks. Where its language has an `include`, what that brings stands in its place. */
export function readFile({ name, document }: ProxyFile, includes?: Includes): Block {
  return blockOf(rootCursor(document), { includes, from: name, trail: [name], budget: { files: MAX_FILES } });
}

export function locateName({ at }: Directive): Location {
  return locateKey(at);
}

/** The place of an argument; that of the name where it is not written. */
export function locateArg({ at }: Directive, index: number): Location {
  const arg = descend(at, index);
  return arg.node ? locate(arg) : locateKey(at);
}

interface Context {
  readonly includes: Includes | undefined;
  readonly from: string;
  /** The files that include one another up to here. */
  readonly trail: readonly string[];
  readonly budget: { files: number };
}

/** Deeper chains of files, and files that include one another, are not followed. */
const MAX_TRAIL = 8;
const MAX_FILES = 500;

function blockOf(at: Cursor, context: Context): Block {
  const directives: Directive[] = [];
  let unseen: Directive | undefined;
  for (const [name, value] of entriesOf(at)) {
    const directive = directiveOf(name, value, context);
    if (name !== "include" || context.includes === undefined) {
      directives.push(directive);
      continue;
    }
    const wanted = directive.args[0] ?? "";
    const files = context.includes.find(wanted, context.from);
    for (const file of files) {
      if (context.trail.includes(file.name) || context.trail.length >= MAX_TRAIL) continue;
      if (context.budget.files-- <= 0) break;
      const inner = blockOf(rootCursor(file.document), {
        ...context,
        from: file.name,
        trail: [...context.trail, file.name],
      });
      directives.push(...inner.directives);
      unseen ??= inner.unseen;
    }
    if (files.length === 0 && !context.includes.isHarmless(wanted)) unseen ??= directive;
  }
  return { directives, unseen };
}

function directiveOf(name: string, value: Cursor, context: Context): Directive {
  const items = itemsOf(value);
  const inner = items.find(({ node }) => node?.kind === "map");
  return {
    name,
    args: items.filter((item) => item !== inner).map((item) => textAt(item) ?? ""),
    at: value,
    block: inner && blockOf(inner, context),
  };
}
