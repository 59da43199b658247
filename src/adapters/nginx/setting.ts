import { declaredSeconds, type Fact, type KnownFact, secondsByDefault, unknown } from "../../model/fact.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Block, type Directive, locateArg, locateName } from "../proxies/directive.ts";
import { type LimitTable, placeholderIn } from "../read.ts";
import { parseNginxDuration } from "./duration.ts";
import type { ProxyLocation } from "./proxy-location.ts";

/** The innermost directive of that name; `unseen` where an include that is not in the input may say otherwise. */
export function settingOf(
  levels: readonly Block[],
  name: string,
): { readonly found?: Directive | undefined; readonly unseen?: Directive | undefined } {
  for (const { directives, unseen } of levels) {
    const found = directives.findLast((directive) => directive.name === name);
    if (found || unseen) return found ? { found } : { unseen };
  }
  return {};
}

/** Why what an include would bring cannot be told. */
export function unseenReason({ args }: Directive): string {
  return `it includes ${args[0] ?? "a file"}, which is not in the input`;
}

/** `proxy_read_timeout`, or the default, pointed at where it would be written. */
export function readSeconds(location: ProxyLocation, limits: LimitTable): Fact<number> {
  const what = `proxy_read_timeout of location ${location.label}`;
  const { found, unseen } = settingOf(location.levels, "proxy_read_timeout");
  if (unseen) return unknown(what, unseenReason(unseen), locateArg(unseen, 0));
  if (found === undefined) return byDefault(what, location, limits);
  const text = found.args[0] ?? "";
  const at = locateArg(found, 0);
  const seconds = parseNginxDuration(text);
  if (seconds !== undefined) return declaredSeconds(what, seconds, at);
  const isLater = text.includes("$") || placeholderIn(text) !== undefined;
  return unknown(what, isLater ? `${text} is filled in later` : `"${text.slice(0, 40)}" is no time nginx reads`, at);
}

function byDefault(what: string, location: ProxyLocation, limits: LimitTable): KnownFact<number> {
  const limit = limits("nginx-read");
  const fact = secondsByDefault(what, secondsOf(limit), locateName(location.at), limit);
  return isWhole(location) ? fact : { ...fact, assumed: OUTSIDE };
}

const OUTSIDE = "the file that includes this one, which is not in the input, sets no proxy_read_timeout";

/** Whether the location stands in an `http` block that is in the input. */
function isWhole({ levels }: ProxyLocation): boolean {
  return levels[levels.length - 1]?.directives.some(({ name }) => name === "http") === true;
}
