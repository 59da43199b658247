import type { Fact } from "../../model/fact.ts";
import type { TrafficEvidence } from "../../model/path.ts";
import { type Cursor, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Route } from "../proxies/route.ts";
import type { Target } from "../proxies/target.ts";
import { textAt } from "../read.ts";
import { field, listAt, textIn } from "./field.ts";
import { httpLimits } from "./http-limits.ts";
import { readUpgrade, websocketIn } from "./upgrade.ts";

/** What the filters of a listener share. */
export interface Holder {
  readonly clusters: ReadonlyMap<string, readonly Target[]>;
  readonly ports: readonly string[];
}

/** The routes of an HTTP connection manager that are in the file; what it is told while it runs is not. */
export function httpRoutes(manager: Cursor, holder: Holder): readonly Route[] {
  const enabler = websocketIn(manager);
  const routes = listAt(manager, "route_config", "virtual_hosts").flatMap((host) => listAt(host, "routes"));
  return routes.flatMap((route, index) => {
    const action = field(route, "route");
    return action.node?.kind === "map" ? [routeAt(route, index, { ...holder, manager, enabler, action })] : [];
  });
}

interface Parts extends Holder {
  readonly manager: Cursor;
  /** Where the manager lists the upgrade. */
  readonly enabler: Cursor | undefined;
  readonly action: Cursor;
}

function routeAt(route: Cursor, index: number, { manager, enabler, action, clusters, ports }: Parts): Route {
  const match = matchOf(route);
  const label = `route ${match.text}`;
  const at = locateKey(route);
  const upgrades = upgradesOf(websocketIn(action) ?? enabler);
  return {
    label,
    at,
    pass: locateKey(action),
    targets: clusterNames(action).flatMap((name) => clusters.get(name) ?? []),
    ports,
    paths: match.path ? [match.path] : [],
    ...(upgrades && { upgrades }),
    rank: (path) => (match.fits(path) ? -index : undefined),
    read: ({ traffic, limits }) => ({
      ...httpLimits({ label, manager, action }, traffic, limits),
      upgrade: readUpgrade({ label, at, manager, enabler, action, limits }),
    }),
  };
}

interface Match {
  readonly text: string;
  readonly path?: Fact<string>;
  fits(path: string): boolean;
}

/** Envoy takes the first route that fits. Patterns are taken to fit: what they say is another dialect. */
function matchOf(route: Cursor): Match {
  const match = field(route, "match");
  for (const kind of ["prefix", "path_separated_prefix", "path"]) {
    const cursor = field(match, kind);
    const value = textAt(cursor);
    if (value === undefined) continue;
    const origin = { kind: "declared", at: locate(cursor) } as const;
    const path: Fact<string> = { known: true, what: `the ${kind} of an Envoy route`, value, origin };
    const fits = (asked: string): boolean => (kind === "path" ? asked === value : asked.startsWith(value));
    return { text: value, path, fits };
  }
  const [first] = entriesOf(match);
  return {
    text: textIn(match, "safe_regex", "regex")?.slice(0, 60) ?? first?.[0] ?? "without a match",
    fits: () => true,
  };
}

function clusterNames(action: Cursor): readonly string[] {
  const weighted = listAt(action, "weighted_clusters", "clusters").map((one) => textIn(one, "name"));
  return [textIn(action, "cluster"), ...weighted].filter((name) => name !== undefined);
}

function upgradesOf(listed: Cursor | undefined): TrafficEvidence | undefined {
  if (listed === undefined || textIn(listed, "enabled") === "false") return undefined;
  return { why: "Envoy passes WebSocket upgrades on", strength: "weak", at: locate(field(listed, "upgrade_type")) };
}
