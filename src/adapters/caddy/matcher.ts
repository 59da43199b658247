import type { Fact } from "../../model/fact.ts";
import { locateArg } from "../proxies/directive.ts";
import type { ProxyHandler } from "./proxy-handler.ts";

export interface PathMatcher {
  readonly pattern: string;
  readonly fact: Fact<string>;
}

/** The innermost paths that a handler is for; none where it is for all. */
export function pathsOf(handler: ProxyHandler): readonly PathMatcher[] {
  for (const matcher of [...handler.matchers].reverse()) {
    if (matcher.startsWith("/")) return [plain(handler, matcher)];
    const paths = namedPaths(handler, matcher);
    if (paths.length > 0) return paths;
  }
  return [];
}

/** Whether it is for requests that ask for an upgrade. */
export function asksUpgrade({ matchers, named }: ProxyHandler): boolean {
  return matchers
    .flatMap((matcher) => named.get(matcher) ?? [])
    .some(({ name, args }) => name === "header" && /^(?:upgrade|connection)$/i.test(args[0] ?? ""));
}

/** A `*` at its ends stands for anything. */
export function fitsPattern(pattern: string, path: string): boolean {
  const [starts, ends] = [pattern.startsWith("*"), pattern.endsWith("*")];
  const core = pattern.slice(starts ? 1 : 0, ends ? -1 : undefined);
  if (starts && ends) return path.includes(core);
  if (starts) return path.endsWith(core);
  return ends ? path.startsWith(core) : path === core;
}

function plain({ at }: ProxyHandler, pattern: string): PathMatcher {
  return { pattern, fact: fact(pattern, at, 0) };
}

function namedPaths({ named }: ProxyHandler, matcher: string): readonly PathMatcher[] {
  return (named.get(matcher) ?? [])
    .filter(({ name }) => name === "path")
    .slice(0, MAX_PATHS)
    .flatMap((line) =>
      line.args.slice(0, MAX_PATHS).map((pattern, index) => ({ pattern, fact: fact(pattern, line, index) })),
    );
}

/** More would say nothing more. */
const MAX_PATHS = 50;

function fact(value: string, at: ProxyHandler["at"], index: number): Fact<string> {
  const origin = {
    kind: "declared",
    at: locateArg(at, at.args[index] === value ? index : at.args.indexOf(value)),
  } as const;
  return { known: true, what: "a path in the Caddyfile", value, origin };
}
