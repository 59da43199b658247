import type { TrafficEvidence } from "../../model/path.ts";
import { nameEvidence } from "../name-evidence.ts";
import { type Directive, locateArg, locateName } from "../proxies/directive.ts";
import type { Route } from "../proxies/route.ts";
import { type Target, targetAt } from "../proxies/target.ts";
import type { Condition } from "./condition.ts";
import { idleOf } from "./idle.ts";
import { linesOf, type Section } from "./section.ts";

/** How requests come to a section with servers. */
export interface Way {
  /** The frontend, or the section itself where it listens. */
  readonly door: Section;
  /** What chooses the section there. */
  readonly rule?: Directive;
  readonly order?: number;
  readonly condition?: Condition | undefined;
}

export function routeOf(section: Section, servers: readonly Directive[], way: Way | undefined): Route {
  const upgrades = upgradesOf(section, way);
  const [first = section.at] = servers;
  return {
    label: `${section.kind} ${section.name}`,
    at: locateArg(section.at, 0),
    pass: locateName(first),
    targets: servers.flatMap(targetsOf),
    ports: way ? portsOf(way.door) : [],
    paths: way?.condition?.paths ?? [],
    ...(upgrades && { upgrades }),
    rank: (path) => rank(way, path),
    read: (asked) => {
      const idleSeconds = idleOf(section, way?.door, asked.traffic);
      return idleSeconds ? { idleSeconds } : {};
    },
  };
}

/** The first rule that fits counts, and the default after all of them. */
function rank(way: Way | undefined, path: string): number | undefined {
  if (way?.rule === undefined || way.rule.name === "default_backend") return Number.MIN_SAFE_INTEGER;
  return way.condition === undefined || way.condition.fits(path) ? -(way.order ?? 0) : undefined;
}

function upgradesOf({ kind, name, at }: Section, way: Way | undefined): TrafficEvidence | undefined {
  const [named] = nameEvidence(`HAProxy ${kind}`, name, locateArg(at, 0));
  if (named) return named;
  if (!way?.condition?.asksUpgrade || way.rule === undefined) return undefined;
  return { why: `HAProxy sends upgrades to ${kind} ${name}`, strength: "weak", at: locateName(way.rule) };
}

/** `server NAME ADDRESS …`; `server-template PREFIX COUNT ADDRESS …`. */
function targetsOf({ name, args }: Directive): readonly Target[] {
  const address = (args[name === "server" ? 1 : 2] ?? "").replace(/^(?:ipv[46]|sockpair|fd)@/, "");
  if (address.includes("$")) return [];
  return targetAt(address.startsWith("/") ? `unix:${address}` : address, undefined);
}

/** `bind *:80`, `bind :80,:443 ssl`, `bind [::]:80`. */
function portsOf(door: Section): readonly string[] {
  return linesOf(door, "bind").flatMap(({ args: [addresses = ""] }) =>
    addresses.split(",").flatMap((one) => /:(\d+)$/.exec(one)?.[1] ?? []),
  );
}
