import { type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Hop, TrafficEvidence, Upgrade } from "../../model/path.ts";
import { startOf } from "../../syntax/document.ts";
import { pathEvidence } from "../name-evidence.ts";
import type { LimitTable } from "../read.ts";
import { locateArg, locateName } from "./directive.ts";
import type { ProxyLocation } from "./proxy-location.ts";
import { readSeconds, settingOf } from "./setting.ts";
import { readUpgrade } from "./upgrade.ts";

export interface HopOptions {
  /** URL paths on which the sockets of the service are opened, where somebody says so. */
  readonly paths: readonly string[];
  /** nginx's, from the tag of its image. */
  readonly version: string | undefined;
  readonly limits: LimitTable;
}

export interface NginxHop {
  readonly hop: Hop;
  readonly evidence: readonly TrafficEvidence[];
}

/** What the locations that lead to a service do to its sockets; where it cannot be told which they take, that is open. */
export function nginxHop(locations: readonly [ProxyLocation, ...ProxyLocation[]], options: HopOptions): NginxHop {
  const chosen = socketLocations(locations, options.paths);
  const [first = locations[0]] = chosen;
  const read = chosen.map((location) => {
    const idleSeconds = readSeconds(location, options.limits);
    const upgrade = readUpgrade(location, options.version, options.limits);
    return { idleSeconds, upgrade, text: JSON.stringify([textOf(idleSeconds), textsOf(upgrade)]) };
  });
  const [own] = read;
  const evidence = chosen.flatMap(evidenceOf);
  const name = `nginx location ${first.label}`;
  if (own && read.every(({ text }) => text === own.text)) {
    const { idleSeconds, upgrade } = own;
    return { hop: { name, kind: "proxy", software: "nginx", idleSeconds, upgrade }, evidence };
  }
  const lines = chosen.map((location) => startOf(locateName(location.at)).line).join(" and ");
  const why = `the locations on lines ${lines} lead to it and differ; paths: in holdopen.yaml says which it is`;
  const idleSeconds = unknown("proxy_read_timeout of nginx", why, locateName(first.at));
  return { hop: { name: "nginx", kind: "proxy", software: "nginx", idleSeconds }, evidence };
}

/** Those on the paths that the user names, else on paths that speak of sockets, else those that pass upgrades on. */
function socketLocations(locations: readonly ProxyLocation[], paths: readonly string[]): readonly ProxyLocation[] {
  const told = paths.flatMap((path) => matching(locations, path) ?? []);
  if (told.length > 0) return [...new Set(told)];
  const speaking = locations.filter((location) => pathEvidence(pathOf(location)).length > 0);
  if (speaking.length > 0) return speaking;
  const upgrading = locations.filter(setsUpgrade);
  return upgrading.length > 0 ? upgrading : locations;
}

/** nginx's own order: the exact path, then the longest prefix if it says so, then the first pattern, then that prefix. */
function matching(locations: readonly ProxyLocation[], path: string): ProxyLocation | undefined {
  const exact = locations.find(({ modifier, path: own }) => modifier === "=" && own === path);
  if (exact) return exact;
  const prefixes = locations.filter(
    ({ modifier, path: own }) => (modifier === "" || modifier === "^~") && own.startsWith("/") && path.startsWith(own),
  );
  const longest = prefixes.sort((a, b) => b.path.length - a.path.length)[0];
  if (longest?.modifier === "^~") return longest;
  return locations.find((location) => fits(location, path)) ?? longest;
}

function fits({ modifier, path: pattern }: ProxyLocation, path: string): boolean {
  if (!modifier.startsWith("~") || pattern.length > 200 || path.length > 200) return false;
  try {
    return new RegExp(pattern, modifier === "~*" ? "i" : "").test(path);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function setsUpgrade({ levels }: ProxyLocation): boolean {
  const { directives } = levels.find((level) => settingOf([level], "proxy_set_header").found) ?? { directives: [] };
  return directives.some(({ name, args }) => name === "proxy_set_header" && args[0]?.toLowerCase() === "upgrade");
}

/** The upgrade header stands in many a configuration that was copied whole: by itself it only suggests sockets. */
function evidenceOf(location: ProxyLocation): readonly TrafficEvidence[] {
  const found = pathEvidence(pathOf(location));
  if (found.length > 0 || !setsUpgrade(location)) return found;
  const why = `nginx passes upgrades on at location ${location.label}`;
  return [{ why, strength: "weak", at: locateName(location.at) }];
}

function pathOf({ label, path, at }: ProxyLocation): Fact<string> {
  const origin = { kind: "declared", at: locateArg(at, at.args.length - 1) } as const;
  return { known: true, what: `the path of nginx location ${label}`, value: path, origin };
}

function textOf(fact: Fact<unknown>): readonly unknown[] {
  return fact.known ? [fact.value, fact.origin.kind] : [fact.why, locationOf(fact).span.start];
}

function textsOf({ faults, undecided }: Upgrade): readonly unknown[] {
  return [...faults, ...undecided].map((fact) => fact.what.replace(/ of location .*/, ""));
}
