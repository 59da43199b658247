import { declaredSeconds, type Fact, unknown } from "../../model/fact.ts";
import { type Directive, locateArg, locateName } from "../proxies/directive.ts";
import { placeholderIn } from "../read.ts";
import { parseHaproxyDuration } from "./duration.ts";
import { levelsOf, linesOf, type Section } from "./section.ts";

type TimeoutName = "tunnel" | "client" | "server";

/** `timeout NAME` as it applies to a section; undefined where it is not set, or set to 0, which switches it off. */
export function timeoutOf(section: Section, name: TimeoutName): Fact<number> | undefined {
  const what = `timeout ${name} of ${section.kind} ${section.name}`;
  for (const at of levelsOf(section)) {
    const condition = conditional(at, name);
    if (condition)
      return unknown(what, "it is set within .if, and what that decides is not known", locateName(condition));
    const found = linesOf(at, "timeout").findLast(({ args }) => args[0] === name);
    if (found) return read(found, what);
  }
  return undefined;
}

function read(directive: Directive, what: string): Fact<number> | undefined {
  const text = directive.args.slice(1).join(" ");
  const at = locateArg(directive, 1);
  const seconds = parseHaproxyDuration(text);
  if (seconds === 0) return undefined;
  if (seconds !== undefined) return declaredSeconds(what, seconds, at);
  const isLater = /\$/.test(text) || placeholderIn(text) !== undefined;
  return unknown(
    what,
    isLater ? `${text.slice(0, 40)} is filled in later` : `"${text.slice(0, 40)}" is no time HAProxy reads`,
    at,
  );
}

function isTimeout({ name, args }: Directive, wanted: string): boolean {
  return name === "timeout" && args[0] === wanted;
}

/** The `.if` that may set it. */
function conditional(section: Section, name: string): Directive | undefined {
  return linesOf(section, ".if").find((directive) => setsWithin(directive, name));
}

function setsWithin({ block }: Directive, name: string): boolean {
  return block?.directives.some((inner) => isTimeout(inner, name) || setsWithin(inner, name)) === true;
}
