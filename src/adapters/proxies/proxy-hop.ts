import { type Fact, locationOf, unknown } from "../../model/fact.ts";
import type { Hop, Upgrade } from "../../model/hop.ts";
import type { TrafficEvidence } from "../../model/path.ts";
import { startOf } from "../../syntax/document.ts";
import { pathEvidence } from "../name-evidence.ts";
import type { Asked, FileProxy, Route, RouteReading } from "./route.ts";

export interface HopOptions extends Asked {
  /** URL paths on which the sockets of the service are opened, where somebody says so. */
  readonly paths: readonly string[];
}

export interface ProxyHop {
  readonly hop: Hop;
  readonly evidence: readonly TrafficEvidence[];
}

/** What the routes that lead to a service do to its sockets; where it cannot be told which they take, that is open. */
export function proxyHop(
  { software, title }: FileProxy,
  routes: readonly [Route, ...Route[]],
  options: HopOptions,
): ProxyHop {
  const chosen = socketRoutes(routes, options.paths);
  const readings = chosen.map((route) => ({ route, reading: route.read(options) }));
  const hop = { kind: "proxy", software, ...agreed(title, readings) } as const;
  return { hop, evidence: chosen.flatMap(evidenceOf) };
}

interface Read {
  readonly route: Route;
  readonly reading: RouteReading;
}

/** What all routes say; what they say differently is unknown. */
function agreed(title: string, readings: readonly Read[]): RouteReading & Pick<Hop, "name"> {
  const [first] = readings;
  if (first === undefined) return { name: title };
  const { route, reading } = first;
  if (new Set(readings.map(textOf)).size === 1) return { name: `${title} ${route.label}`, ...reading };
  const why = whyOpen(readings.map((read) => read.route));
  const idleSeconds = unknown(`idle limit of ${title}`, why, route.at);
  const lifetimes = readings.map((read) => read.reading.lifetimeSeconds);
  if (lifetimes.every((fact) => fact === undefined)) return { name: title, idleSeconds };
  return { name: title, idleSeconds, lifetimeSeconds: unknown(`lifetime limit of ${title}`, why, route.at) };
}

function whyOpen(routes: readonly Route[]): string {
  const kind = routes[0]?.label.split(" ")[0];
  const lines = routes.slice(0, MAX_LINES).map(({ at }) => startOf(at).line);
  const more = routes.length > MAX_LINES ? " and others" : "";
  return `the ${kind}s on lines ${lines.join(" and ")}${more} lead to it and differ; paths: in holdopen.yaml says which it is`;
}

const MAX_LINES = 5;

/** Those on the paths that the user names, else on paths that speak of sockets, else those that pass upgrades on. */
function socketRoutes(routes: readonly Route[], paths: readonly string[]): readonly Route[] {
  const told = paths.flatMap((path) => bestFor(routes, path) ?? []);
  if (told.length > 0) return [...new Set(told)];
  const speaking = routes.filter((route) => route.paths.some((path) => pathEvidence(path).length > 0));
  if (speaking.length > 0) return speaking;
  const upgrading = routes.filter(({ upgrades }) => upgrades !== undefined);
  return upgrading.length > 0 ? upgrading : routes;
}

/** The first of equals. */
function bestFor(routes: readonly Route[], path: string): Route | undefined {
  let best: Route | undefined;
  let most = Number.NEGATIVE_INFINITY;
  for (const route of routes) {
    const rank = route.rank(path);
    if (rank === undefined || rank <= most) continue;
    best = route;
    most = rank;
  }
  return best;
}

/** The switch for upgrades stands in many a configuration that was copied whole: by itself it only suggests sockets. */
function evidenceOf({ paths, upgrades }: Route): readonly TrafficEvidence[] {
  const found = paths.flatMap(pathEvidence);
  return found.length > 0 || upgrades === undefined ? found : [upgrades];
}

function textOf({ route, reading }: Read): string {
  const { idleSeconds, lifetimeSeconds, upgrade } = reading;
  return JSON.stringify([factText(idleSeconds), factText(lifetimeSeconds), upgradeText(route, upgrade)]);
}

function factText(fact: Fact<unknown> | undefined): readonly unknown[] {
  if (fact === undefined) return [];
  return fact.known ? [fact.value, fact.origin.kind] : [fact.why, locationOf(fact).span.start];
}

function upgradeText({ label }: Route, upgrade: Upgrade | undefined): readonly unknown[] {
  if (upgrade === undefined) return [];
  return [...upgrade.faults, ...upgrade.undecided].map(({ what }) => what.replace(` of ${label}`, ""));
}
