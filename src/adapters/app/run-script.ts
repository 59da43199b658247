import { declared, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, itemsOf, locate, locateKey, rootCursor } from "../../syntax/cursor.ts";
import type { Document, Location } from "../../syntax/document.ts";
import type { EnvVar } from "../container.ts";
import { textAt } from "../read.ts";
import { patternFits, testHolds } from "./script-test.ts";
import { resolved, type Scope, withArguments } from "./script-words.ts";
import { findVariable, type Word } from "./words.ts";
import { textOf, within } from "./written.ts";

/** A program that a script starts, with the variables it has set by then. */
export interface Started {
  readonly words: readonly Word[];
  readonly env: readonly EnvVar[];
}

/** How a script ends, and what runs then. */
export interface ScriptRun {
  /**
   * `exec`: `main` takes the place of the shell; `waits`: the shell stays in front of it; `trap`: it stays, and does
   * something about signals; `open`: which one it is hangs on what is not known here.
   */
  readonly ending: "exec" | "waits" | "trap" | "open";
  readonly main: Started | undefined;
  readonly inBackground: readonly Started[];
  /** Where an `open` end hangs on something. */
  readonly at: Location;
}

export interface ScriptInput {
  readonly document: Document;
  /** What the script is called in a report. */
  readonly name: string;
  readonly args: readonly Word[];
  /** The variables it is started with. */
  readonly env: readonly EnvVar[];
  /** Variables that the platform sets, to what nobody reads here. */
  readonly preset: ReadonlySet<string>;
}

/** Statements that are followed at most; a script that starts a server has a hundred. */
const MAX_STEPS = 1000;
const MAX_CALLS = 8;

/** Follows a script from its first line to the program it becomes. What cannot be decided is never taken. */
export function runScript(input: ScriptInput): ScriptRun {
  const run = new Run(input);
  const root = rootCursor(input.document);
  run.all(itemsOf(root), true);
  return run.result(locateKey(root));
}

class Run {
  readonly #input: ScriptInput;
  readonly #functions = new Map<string, Cursor>();
  readonly #background: Started[] = [];
  readonly #env: EnvVar[];
  #args: readonly Word[];
  #last: Started | undefined;
  #main: Started | undefined;
  #isOver = false;
  #traps = false;
  #openAt: Location | undefined;
  #steps = 0;
  #calls = 0;

  constructor(input: ScriptInput) {
    this.#input = input;
    this.#env = [...input.env];
    this.#args = input.args;
  }

  result(at: Location): ScriptRun {
    const inBackground = this.#background;
    if (this.#openAt || this.#steps > MAX_STEPS)
      return { ending: "open", main: undefined, inBackground, at: this.#openAt ?? at };
    if (this.#main) return { ending: "exec", main: this.#main, inBackground, at };
    return { ending: this.#traps || inBackground.length > 0 ? "trap" : "waits", main: this.#last, inBackground, at };
  }

  all(statements: readonly Cursor[], isSure: boolean): void {
    for (const statement of statements) {
      if (this.#isOver || ++this.#steps > MAX_STEPS) return;
      if (statement.node?.kind === "list") this.#command(statement, isSure);
      else this.#compound(statement, isSure);
    }
  }

  #compound(at: Cursor, isSure: boolean): void {
    const list = (key: string): readonly Cursor[] => itemsOf(descend(at, key));
    const name = textAt(at, "function");
    if (name !== undefined) this.#functions.set(name, descend(at, "body"));
    else if (descend(at, "cases").node) this.#case(at, isSure);
    else if (descend(at, "background").node) this.#started(list("background"));
    else if (descend(at, "pipeline").node) this.#last = isSure ? this.#startedBy(list("pipeline")[0]) : this.#last;
    else if (descend(at, "maybe").node) this.all(list("maybe"), false);
    else {
      const holds = this.#test(descend(at, "test"));
      if (holds !== false) this.all(list("then"), isSure && holds === true);
      if (holds !== true) this.all(list("else"), isSure && holds === false);
    }
  }

  #test(at: Cursor): boolean | undefined {
    const words = itemsOf(at).map((word) => textAt(word) ?? "");
    return at.node === undefined ? undefined : testHolds(words, this.#scope());
  }

  #case(at: Cursor, isSure: boolean): void {
    const word = resolved(textAt(at, "word") ?? "$", this.#scope());
    for (const item of itemsOf(descend(at, "cases"))) {
      const patterns = itemsOf(descend(item, "patterns")).map((pattern) => textAt(pattern) ?? "");
      const fits = patterns.map((pattern) => (word === undefined ? undefined : patternFits(word, pattern)));
      if (fits.includes(true)) return this.all(itemsOf(descend(item, "body")), isSure);
      if (!fits.includes(undefined)) continue;
      this.all(itemsOf(descend(item, "body")), false);
      isSure = false;
    }
  }

  #scope(): Scope {
    return { args: this.#args, env: this.#env };
  }

  #startedBy(at: Cursor | undefined): Started | undefined {
    const words = at ? wordsAt(at) : [];
    return words.length > 0 ? { words: withArguments(words, this.#scope()), env: this.#own() } : undefined;
  }

  #started(list: readonly Cursor[]): void {
    for (const at of list) {
      const started = this.#startedBy(at);
      if (started) this.#background.push(started);
    }
  }

  /** The variables that the script itself has set. */
  #own(): readonly EnvVar[] {
    return this.#env.slice(this.#input.env.length);
  }

  #command(at: Cursor, isSure: boolean): void {
    const words = wordsAt(at);
    const start = words.findIndex(({ text }) => !ASSIGNMENT.test(text));
    if (start < 0) return this.#assignAll(words, isSure);
    const name = words[start]?.text ?? "";
    const rest = words.slice(start + 1);
    const inner = this.#functions.get(name);
    if (inner) return this.#call(inner, rest, isSure);
    if (name === "exec") return this.#exec(words.slice(0, start), rest, isSure);
    switch (name) {
      case "export":
      case "readonly":
      case "declare":
      case "typeset":
      case "local":
        return this.#assignAll(rest, isSure);
      case "unset":
        return rest.forEach(({ text, at }) => {
          this.#set(text, unknown(text, `${this.#input.name} unsets it`, at));
        });
      case ":":
      case "true":
        return this.#defaults(rest, isSure);
      case "set":
        return this.#setArguments(rest, isSure);
      case "shift":
        this.#args = isSure ? this.#args.slice(Number(rest[0]?.text ?? 1) || 1) : this.#unsure(at);
        return;
      case "trap":
        this.#traps ||= rest.some(({ text }) => /TERM|^15$/i.test(text));
        return;
      case "exit":
      case "return":
        this.#isOver ||= isSure && name === "exit";
        return;
    }
    if (name === "eval") this.#openAt ??= locateKey(at);
    if (BUILTINS.test(name)) return;
    if (isSure) this.#last = { words: withArguments(words, this.#scope()), env: this.#own() };
  }

  #exec(front: readonly Word[], rest: readonly Word[], isSure: boolean): void {
    const words = rest[0]?.text === "-a" ? rest.slice(2) : rest;
    const first = words[0];
    // Without a program it only moves files about.
    if (first === undefined) return;
    if (!isSure) {
      this.#openAt ??= first.at;
      return;
    }
    const given = withArguments([...front, ...words], this.#scope());
    this.#isOver = true;
    if (given.length === 0) this.#openAt ??= first.at;
    else this.#main = { words: given, env: this.#own() };
  }

  #call(inner: Cursor, args: readonly Word[], isSure: boolean): void {
    if (this.#calls >= MAX_CALLS) return;
    const outer = this.#args;
    this.#calls++;
    this.#args = withArguments(args, this.#scope());
    this.all(itemsOf(inner), isSure);
    this.#args = outer;
    this.#calls--;
  }

  #assignAll(words: readonly Word[], isSure: boolean): void {
    for (const word of words) {
      const [whole, name] = ASSIGNMENT.exec(word.text) ?? [];
      if (whole === undefined || name === undefined) continue;
      const text = word.text.slice(whole.length);
      const quote = /^(["']).*\1$/s.test(text) ? 1 : 0;
      const place = within(word.at, word.text, whole.length + quote, word.text.length - quote);
      this.#assign(name, { text: text.slice(quote, text.length - quote), at: place }, isSure);
    }
  }

  #assign(name: string, { text, at }: Word, isSure: boolean): void {
    const fallback = new RegExp(`^\\$\\{${name}:?[-=]([^{}$\`]*)\\}$`).exec(text)?.[1];
    if (fallback !== undefined) return this.#default(name, fallback, at, isSure);
    if (!isSure) return this.#set(name, unknown(name, `${this.#input.name} sets it only in some cases`, at));
    const other = /^\$(?:(\w+)|\{(\w+)\})$/.exec(text);
    const known = other && findVariable(this.#env, other[1] ?? other[2] ?? "")?.value;
    if (known) return this.#set(name, { ...known, what: name });
    const value = resolved(text, this.#scope());
    this.#set(name, value === undefined ? unknown(name, `${text} is filled in later`, at) : textOf(name, value, at));
  }

  /** `: "${PORT:=8080}"`. */
  #defaults(words: readonly Word[], isSure: boolean): void {
    for (const { text, at } of words) {
      for (const { 0: whole, 1: name = "", 2: value = "", index } of text.matchAll(/\$\{(\w+):?=([^{}$`]*)\}/g)) {
        this.#default(name, value, within(at, text, index, index + whole.length), isSure);
      }
    }
  }

  #default(name: string, value: string, at: Location, isSure: boolean): void {
    if (this.#input.preset.has(name) || findVariable(this.#env, name)) return;
    if (!isSure) return this.#set(name, unknown(name, `${this.#input.name} sets it only in some cases`, at));
    const assumed = `nothing else sets ${name}, so that the ${value} of ${this.#input.name} applies`;
    const { text } = at.document.source;
    const from = text.lastIndexOf(value, at.span.end);
    const span = value !== "" && from >= at.span.start ? { start: from, end: from + value.length } : at.span;
    this.#set(name, { ...declared(name, value, { document: at.document, pointer: at.pointer, span }), assumed });
  }

  #set(name: string, value: Fact<string>): void {
    this.#env.push({ name, value });
  }

  #setArguments(rest: readonly Word[], isSure: boolean): void {
    const dashes = rest.findIndex(({ text }) => text === "--");
    const isOptions = dashes < 0 && /^[-+]/.test(rest[0]?.text ?? "-");
    if (isOptions) return;
    const words = withArguments(rest.slice(dashes + 1), this.#scope());
    const [first] = rest;
    this.#args = isSure || first === undefined ? words : [unsure(first.at, this.#input.name)];
  }

  #unsure(at: Cursor): readonly Word[] {
    return [unsure(locateKey(at), this.#input.name)];
  }
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=/;
/** What a script does besides starting programs. */
const BUILTINS =
  /^(?:eval|echo|printf|cd|pushd|popd|test|\[|false|read|wait|sleep|umask|ulimit|shopt|source|\.|alias|mkdir|chmod|chown|cp|mv|rm|ln|cat|touch|ls|kill|date)$/;

function unsure(at: Location, script: string): Word {
  return { text: "", at, why: `${script} changes its arguments only in some cases` };
}

function wordsAt(at: Cursor): readonly Word[] {
  return itemsOf(at).map((word) => ({ text: textAt(word) ?? "", at: locate(word) }));
}
