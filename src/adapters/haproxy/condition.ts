import type { Fact } from "../../model/fact.ts";
import type { Directive } from "../proxies/directive.ts";
import { locateArg } from "../proxies/directive.ts";
import type { Section } from "./section.ts";

/** What a `use_backend` asks of a request, as far as sockets care. */
export interface Condition {
  readonly paths: readonly Fact<string>[];
  /** Whether it asks for the headers of an upgrade. */
  readonly asksUpgrade: boolean;
  /** Whether a request for that URL path can meet it. */
  fits(path: string): boolean;
}

/** The condition behind `if` of a `use_backend`; undefined where there is none. Negations say nothing of their own. */
export function conditionOf(rule: Directive, frontend: Section): Condition | undefined {
  const start = rule.args.indexOf("if");
  if (start < 0) return undefined;
  const words = rule.args.slice(start + 1);
  const tests = [...inlineTests(rule, start + 1), ...namedTests(words, frontend)];
  const paths = tests.flatMap(pathsOf).slice(0, MAX_PATHS);
  return {
    paths,
    asksUpgrade: tests.some(({ criterion, values }) => isUpgrade(criterion, values)),
    fits: (path) =>
      paths.length === 0 || paths.some(({ value, exact }) => (exact ? path === value : path.startsWith(value))),
  };
}

/** More would say nothing more. */
const MAX_PATHS = 50;

interface Test {
  readonly criterion: string;
  readonly values: readonly string[];
  readonly at: Directive;
  /** The index of the first value among the arguments. */
  readonly first: number;
}

/** `{ path_beg /ws }` */
function inlineTests(rule: Directive, from: number): readonly Test[] {
  const tests: Test[] = [];
  for (let open = rule.args.indexOf("{", from); open >= 0; open = rule.args.indexOf("{", open + 1)) {
    const close = rule.args.indexOf("}", open);
    const isNegated = rule.args[open - 1] === "!";
    if (close < 0) break;
    if (!isNegated) tests.push(testAt(rule, open + 1, close));
  }
  return tests;
}

/** `acl is_ws path_beg /ws`, by the names that the rule asks for. */
function namedTests(words: readonly string[], { acls }: Section): readonly Test[] {
  return [...new Set(words)].flatMap((word) => acls.get(word) ?? []).map((acl) => testAt(acl, 1, acl.args.length));
}

function testAt(at: Directive, start: number, end: number): Test {
  let first = start + 1;
  while (first < end && at.args[first]?.startsWith("-"))
    first += at.args[first] === "-m" || at.args[first] === "-f" ? 2 : 1;
  return { criterion: at.args[start] ?? "", values: at.args.slice(first, end), at, first };
}

type PathFact = Fact<string> & { readonly known: true; readonly exact: boolean };

function pathsOf({ criterion, values, at, first }: Test): readonly PathFact[] {
  if (!/^path(?:_beg|_dir)?(?:,.*)?$/.test(criterion)) return [];
  return values
    .filter((value) => value.startsWith("/"))
    .map((value, index) => ({
      known: true,
      what: "a path in HAProxy",
      value,
      exact: criterion === "path",
      origin: { kind: "declared", at: locateArg(at, first + index) },
    }));
}

function isUpgrade(criterion: string, values: readonly string[]): boolean {
  const isHeader = /^(?:req\.)?f?hdr(?:_\w+)?\((?:upgrade|connection)\b/i.test(criterion);
  return isHeader && values.some((value) => /websocket|upgrade/i.test(value));
}
