import type {
  Assignment,
  Case,
  Command,
  CommandArgument,
  Function as FunctionNode,
  If,
  Statement,
  SyntaxNode,
} from "unbash";
import { type FoldedIndex, type FoldedText, plainText, unknownPiece } from "../folded-text.ts";
import type { ScriptAssignment, ScriptCommand, ScriptWord } from "../shell-script.ts";
import { type Expansion, expandWhole, expandWord } from "./expand-word.ts";
import { type Value, Variables } from "./variables.ts";

/** Functions that call others twice each would never end. */
const MAX_STEPS = 100_000;
const MAX_CALLS = 30;

/** A walk over a script in the order in which it is run. */
export class Walk {
  readonly commands: ScriptCommand[] = [];
  readonly #index: FoldedIndex;
  readonly #functions = new Map<string, FunctionNode>();
  readonly #called = new Set<FunctionNode>();
  readonly #calls: FunctionNode[] = [];
  #variables: Variables;
  #branches: readonly string[] = [];
  #isSourced = false;
  #steps = 0;

  constructor(index: FoldedIndex, variables: Variables) {
    this.#index = index;
    this.#variables = variables;
  }

  /** Functions that nobody calls may be called from elsewhere. */
  run(statements: readonly Statement[]): void {
    for (const statement of statements) this.#visit(statement);
    for (const node of [...this.#functions.values()]) {
      if (this.#called.has(node)) continue;
      this.#called.add(node);
      this.#within(`function ${node.pos}`, () => this.#visit(node.body));
    }
  }

  #visit(node: SyntaxNode): void {
    if (++this.#steps > MAX_STEPS) return;
    switch (node.type) {
      case "Statement":
        return this.#visit(node.command);
      case "CompoundList":
        for (const statement of node.commands) this.#visit(statement);
        return;
      case "Pipeline":
        for (const command of node.commands) this.#visit(command);
        return;
      case "Redirected":
        return this.#visit(node.command);
      case "BraceGroup":
        return this.#visit(node.body);
      case "Subshell":
        return void this.#apart(undefined, () => this.#visit(node.body));
      case "AndOr":
        return this.#andOr(node.commands, node.operators);
      case "If":
        return this.#if(node);
      case "Case":
        return this.#case(node);
      case "For":
      case "Select":
        this.#variables.set(node.name.text, this.#loopValue(node.name.text, node.wordlist));
        return this.#visit(node.body);
      case "While":
        this.#visit(node.clause);
        return this.#visit(node.body);
      case "ArithmeticFor":
        return this.#visit(node.body);
      case "Function":
        this.#functions.set(node.name.text, node);
        return;
      case "Command":
        return this.#command(node);
      default:
        return;
    }
  }

  /** Behind `||` and behind a test stands what is run only sometimes. Behind `&&` a script goes on as it should. */
  #andOr(commands: readonly SyntaxNode[], operators: readonly string[]): void {
    let isSure = true;
    for (const [index, command] of commands.entries()) {
      if (index > 0 && (operators[index - 1] === "||" || isTest(commands[index - 1]))) isSure = false;
      if (isSure) this.#visit(command);
      else this.#variables.merge([this.#apart(`and ${command.pos}`, () => this.#visit(command))], false);
    }
  }

  #if(node: If): void {
    this.#visit(node.clause);
    const arms = [node.then, ...node.elif.map(({ then }) => then), ...(node.else ? [node.else] : [])];
    const made = arms.map((arm) => this.#apart(`if ${arm.pos}`, () => this.#visit(arm)));
    this.#variables.merge(made, node.else !== undefined);
  }

  #case({ items }: Case): void {
    const made = items.map(({ body, pos }) => this.#apart(`case ${pos}`, () => this.#visit(body)));
    this.#variables.merge(
      made,
      items.some(({ pattern }) => pattern.some(({ text }) => text === "*")),
    );
  }

  /** Walks with variables of its own, and gives them back. */
  #apart(branch: string | undefined, walk: () => void): Variables {
    const before = this.#variables;
    const own = new Variables(before);
    this.#variables = own;
    if (branch === undefined) walk();
    else this.#within(branch, walk);
    this.#variables = before;
    return own;
  }

  #within(branch: string, walk: () => void): void {
    const before = this.#branches;
    this.#branches = [...before, branch];
    walk();
    this.#branches = before;
  }

  #loopValue(name: string, words: readonly Parameters<typeof expandWord>[0][] | undefined): Value {
    const [only, another] = (words ?? []).flatMap((word) => expandWord(word, this.#expansion()));
    if (only !== undefined && another === undefined) return [only];
    return [[unknownPiece(`$${name} takes several values in turn`, { start: 0, end: 0 })]];
  }

  #expansion(): Expansion {
    return { index: this.#index, variables: this.#variables, isSourced: this.#isSourced };
  }

  #command(node: Command): void {
    const assignments = node.prefix.flatMap((part) => (part.type === "Assignment" ? [this.#assigned(part)] : []));
    const words = [...(node.name ? [node.name] : []), ...node.args].flatMap((word) => this.#words(word));
    const name = words[0] === undefined ? "" : plainText(words[0].pieces);
    if (words.length === 0) for (const part of node.prefix) if (part.type === "Assignment") this.#assign(part);
    if (DECLARING.has(name)) for (const part of node.args) if (part.type === "Assignment") this.#assign(part);
    if (name === "source" || name === ".") this.#isSourced = true;
    if (name === "read") for (const { pieces } of words.slice(1)) this.#forget(plainText(pieces));
    this.commands.push({ ...this.#index.place(node.pos, node.end), assignments, words, branches: this.#branches });
    const called = this.#functions.get(name);
    if (called) this.#call(called, words.slice(1));
  }

  #call(node: FunctionNode, args: readonly ScriptWord[]): void {
    this.#called.add(node);
    if (this.#calls.includes(node) || this.#calls.length >= MAX_CALLS) return;
    const before = Array.from({ length: 9 }, (_, index) => this.#variables.get(String(index + 1)));
    for (const index of before.keys()) {
      const given = args[index]?.pieces ?? [];
      this.#variables.set(String(index + 1), [given]);
    }
    this.#calls.push(node);
    this.#visit(node.body);
    this.#calls.pop();
    for (const [index, value] of before.entries()) {
      this.#variables.set(String(index + 1), value ?? [[unknownPiece(GIVEN(index + 1), { start: 0, end: 0 })]]);
    }
  }

  #words(word: CommandArgument): readonly ScriptWord[] {
    const place = this.#index.place(word.pos, word.end);
    if (word.type === "Assignment") return [{ ...place, pieces: this.#index.slice(word.pos, word.end) }];
    return expandWord(word, this.#expansion()).map((pieces) => ({ ...place, pieces }));
  }

  #assigned(part: Assignment): ScriptAssignment {
    return { ...this.#index.place(part.pos, part.end), name: part.name, value: this.#valueOf(part)[0] ?? [] };
  }

  #assign(part: Assignment): void {
    if (part.index !== undefined) return this.#forget(part.name);
    const value = this.#valueOf(part);
    const before = part.append ? (this.#variables.get(part.name) ?? []) : [];
    const isArray = part.value.type === "ArrayValue";
    this.#variables.set(
      part.name,
      part.append && !isArray ? [joined(before[0], value[0])] : bounded([...before, ...value]),
    );
  }

  #valueOf({ value }: Assignment): Value {
    if (value.type === "Word") return [expandWhole(value, this.#expansion())];
    return value.elements.flatMap((element) => expandWord(element, this.#expansion()));
  }

  #forget(name: string): void {
    this.#variables.set(name, [[unknownPiece(`$${name} is only known when the script runs`, { start: 0, end: 0 })]]);
  }
}

const DECLARING: ReadonlySet<string> = new Set(["export", "readonly", "local", "declare", "typeset"]);
const GIVEN = (index: number): string => `$${index} is given when the script is called`;
const MAX_ELEMENTS = 1000;

function joined(before: FoldedText = [], after: FoldedText = []): FoldedText {
  const pieces = [...before, ...after];
  return pieces.length > MAX_ELEMENTS
    ? [unknownPiece("it is longer than anything that is read", { start: 0, end: 0 })]
    : pieces;
}

function bounded(value: Value): Value {
  return value.length > MAX_ELEMENTS
    ? [[unknownPiece("it has more parts than are read", { start: 0, end: 0 })]]
    : value;
}

function isTest(node: SyntaxNode | undefined): boolean {
  if (node?.type === "Command") return /^(?:\[|test|grep|command|which)$/.test(node.name?.text ?? "");
  if (node?.type === "Pipeline") return node.commands.some(isTest);
  return node?.type === "TestCommand" || node?.type === "ArithmeticCommand";
}
