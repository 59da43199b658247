import type { Fact } from "../../model/fact.ts";
import type { TrafficEvidence } from "../../model/path.ts";
import { locateArg, locateName } from "../proxies/directive.ts";
import type { Route } from "../proxies/route.ts";
import type { ProxyLocation } from "./proxy-location.ts";
import { readSeconds, settingOf } from "./setting.ts";
import { targetsOf } from "./target.ts";
import { readUpgrade } from "./upgrade.ts";

/** A `location` as a route; which it is for a request hangs on those beside it. */
export function routeOf(location: ProxyLocation, index: number, all: readonly ProxyLocation[]): Route {
  const { at, pass, ports } = location;
  const upgrades = upgradesOf(location);
  return {
    label: `location ${location.label}`,
    at: locateName(at),
    pass: locateName(pass),
    targets: targetsOf(location),
    ports,
    paths: [pathOf(location)],
    ...(upgrades && { upgrades }),
    rank: (path) => rank(location, path, { index, all }),
    read: ({ version, limits }) => ({
      idleSeconds: readSeconds(location, limits),
      upgrade: readUpgrade(location, version, limits),
    }),
  };
}

const [EXACT, PREFERRED, PATTERN] = [3e9, 2e9, 1e9];

/** nginx's own order: the exact path, then the longest prefix if it says so, then the first pattern, then that prefix. */
function rank(location: ProxyLocation, path: string, { index, all }: Among): number | undefined {
  const { modifier, path: own } = location;
  if (modifier === "=") return own === path ? EXACT : undefined;
  if (modifier.startsWith("~")) return fits(own, modifier, path) ? PATTERN - index : undefined;
  if (!isPrefix(location, path)) return undefined;
  const isPreferred =
    modifier === "^~" && !all.some((other) => other.path.length > own.length && isPrefix(other, path));
  return own.length + (isPreferred ? PREFERRED : 0);
}

interface Among {
  readonly index: number;
  readonly all: readonly ProxyLocation[];
}

function isPrefix({ modifier, path: own }: ProxyLocation, path: string): boolean {
  return (modifier === "" || modifier === "^~") && own.startsWith("/") && path.startsWith(own);
}

function fits(pattern: string, modifier: string, path: string): boolean {
  if (pattern.length > 200 || path.length > 200) return false;
  try {
    return new RegExp(pattern, modifier === "~*" ? "i" : "").test(path);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function upgradesOf({ label, levels, at }: ProxyLocation): TrafficEvidence | undefined {
  const { directives } = levels.find((level) => settingOf([level], "proxy_set_header").found) ?? { directives: [] };
  const isSet = directives.some(
    ({ name, args }) => name === "proxy_set_header" && args[0]?.toLowerCase() === "upgrade",
  );
  if (!isSet) return undefined;
  return { why: `nginx passes upgrades on at location ${label}`, strength: "weak", at: locateName(at) };
}

function pathOf({ label, path, at }: ProxyLocation): Fact<string> {
  const origin = { kind: "declared", at: locateArg(at, at.args.length - 1) } as const;
  return { known: true, what: `the path of nginx location ${label}`, value: path, origin };
}
