import { Environment } from "@marcbachmann/cel-js";
import type { Fact, UnknownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Span } from "../../text/span.ts";
import { CelMistake, typeMistake } from "./cel-mistake.ts";
import { guard } from "./guard.ts";
import { type AnySection, type Field, PATH } from "./path-schema.ts";
import { ReadLog, viewClass, viewOf } from "./path-view.ts";

/** The types that an expression can end in, in the words of messages. */
export type ResultType = "number" | "text" | "true or false";

/** An expression over a path whose types are right. This is all that the rest knows of CEL. */
export interface Compiled {
  readonly type: ResultType;
  evaluate(path: ConnectionPath): Reading;
}

/** What an expression comes to for one path, and the facts that it read, in the order of reading. */
export type Reading = { readonly facts: readonly Fact<unknown>[] } & (
  | { readonly kind: "value"; readonly value: boolean | number | string }
  /** It hangs on something that is unknown. */
  | { readonly kind: "unknown"; readonly fact: UnknownFact }
  /** It asks for something that is not there. */
  | { readonly kind: "absent"; readonly what: string }
  /** It makes no sense for this path: an index behind the end of a list. */
  | { readonly kind: "senseless"; readonly why: string }
);

/** Parses an expression and checks its types. @throws CelMistake with the characters that are at fault. */
export function compile(text: string, wanted: readonly ResultType[]): Compiled {
  const { parsed, type } = checked(text);
  const found = RESULTS[type];
  if (found === undefined || !wanted.includes(found))
    throw new CelMistake(`this is ${NOUNS[type] ?? type}; it should be ${wanted.join(" or ")}`, whole(text));
  return { type: found, evaluate: (path) => evaluate(parsed, path) };
}

const RESULTS: Readonly<Record<string, ResultType>> = {
  double: "number",
  int: "number",
  string: "text",
  bool: "true or false",
};
const NOUNS: Readonly<Record<string, string>> = {
  double: "a number",
  int: "a number",
  string: "a text",
  bool: "true or false",
};

type Program = ReturnType<Environment["parse"]>;

function checked(text: string): { readonly parsed: Program; readonly type: string } {
  let parsed: Program;
  try {
    parsed = environment().parse(text);
  } catch (error) {
    throw typeMistake(error, text);
  }
  const result = parsed.check();
  if (!result.valid) throw typeMistake(result.error, text);
  guard(parsed.ast, ({ start, end }) => void checked(" ".repeat(start) + text.slice(start, end)));
  return { parsed, type: result.type ?? "dyn" };
}

function evaluate(program: Program, path: ConnectionPath): Reading {
  const log = new ReadLog();
  try {
    const value: unknown = program({ path: viewOf(path, log) });
    const facts = [...log.facts];
    if (typeof value === "bigint") return { kind: "value", value: Number(value), facts };
    if (typeof value === "boolean" || typeof value === "number" || typeof value === "string")
      return { kind: "value", value, facts };
    return { kind: "senseless", why: "it comes to no plain value", facts };
  } catch (error) {
    return failed(error, log);
  }
}

/** An unknown that was met goes first: what is not there may only seem to decide. */
function failed(error: unknown, { facts, absent, unknown }: ReadLog): Reading {
  const met = [...facts];
  if (unknown) return { kind: "unknown", fact: unknown, facts: met };
  const [what] = absent;
  if (what !== undefined) return { kind: "absent", what, facts: met };
  // A label, for labels have no fields that anybody could list.
  if (error instanceof Error && "code" in error && error.code === "no_such_key")
    return { kind: "absent", what: "label of this name", facts: met };
  const why = error instanceof Error && "summary" in error ? String(error.summary) : "it cannot be worked out";
  return { kind: "senseless", why, facts: met };
}

function whole(text: string): Span {
  return { start: 0, end: text.length };
}

let made: Environment | undefined;

/** Depth and sizes that no assertion of a person needs, so that none takes long. */
const BOUNDS = { maxAstNodes: 2000, maxDepth: 32, maxListElements: 100, maxMapEntries: 100, maxCallArguments: 16 };

/**
 * Every number of a path is a CEL double. A whole number that is written in an expression is an int, as CEL has it, and
 * counts as a double wherever it meets one. Two ints keep CEL's own arithmetic: 5 / 2 is 2.
 */
function environment(): Environment {
  if (made) return made;
  const fresh = new Environment({ limits: BOUNDS });
  register(fresh, PATH, new Set());
  fresh.registerVariable("path", celType(PATH));
  const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
    "+": (a, b) => a + b,
    "-": (a, b) => a - b,
    "*": (a, b) => a * b,
    "/": (a, b) => a / b,
  };
  for (const [operator, work] of Object.entries(arithmetic)) {
    const mixed = (a: number | bigint, b: number | bigint): number => work(Number(a), Number(b));
    fresh.registerOperator(`double ${operator} int: double`, mixed);
    fresh.registerOperator(`int ${operator} double: double`, mixed);
  }
  fresh.registerOperator("double == int: bool", (a: number, b: bigint) => a === Number(b));
  fresh.registerOperator("double in list<int>: bool", (a: number, list: readonly bigint[]) =>
    list.some((item) => Number(item) === a),
  );
  made = fresh;
  return fresh;
}

function register(into: Environment, section: AnySection, done: Set<AnySection>): void {
  if (done.has(section)) return;
  done.add(section);
  const fields: Record<string, string> = {};
  for (const [name, field] of Object.entries(section.fields)) {
    if (field.kind === "part" || field.kind === "list") register(into, field.part, done);
    fields[name] = fieldType(field);
  }
  into.registerType(celType(section), { ctor: viewClass(section), fields });
}

function fieldType(field: Field<never>): string {
  switch (field.kind) {
    case "number":
      return "double";
    case "text":
      return "string";
    case "flag":
      return "bool";
    case "labels":
      return "map<string, string>";
    case "part":
      return celType(field.part);
    case "list":
      return `list<${celType(field.part)}>`;
  }
}

/** `path.hops[]` as a name that CEL takes. */
function celType({ name }: AnySection): string {
  return name.replace("[]", ".item").replace("*", "one");
}
