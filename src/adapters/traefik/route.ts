import { declaredSeconds, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { parseGoDuration } from "../proxies/go-duration.ts";
import type { Asked, Route, RouteReading } from "../proxies/route.ts";
import type { Target } from "../proxies/target.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { EntryPoint } from "./entry-point.ts";

export interface Router {
  readonly name: string;
  readonly router: Cursor;
  readonly targets: readonly Target[];
  readonly entryPoints: readonly EntryPoint[];
}

export function routeOf({ name, router, targets, entryPoints }: Router): Route {
  const wanted = new Set(itemsOf(descend(router, "entryPoints")).map((one) => textAt(one)));
  const own = wanted.size === 0 ? entryPoints : entryPoints.filter((point) => wanted.has(point.name));
  const rule = descend(router, "rule");
  const paths = pathsIn(textAt(rule) ?? "");
  const label = `router ${name}`;
  const at = locateKey(router);
  return {
    label,
    at,
    pass: locateKey(descend(router, "service")),
    targets,
    ports: own.flatMap(({ port }) => port ?? []),
    paths: paths.map(({ value }) => declaredPath(value, label, rule)),
    rank: (path) => rank(paths, path),
    read: (asked) => readTimes(label, at, own, asked),
  };
}

interface RulePath {
  readonly value: string;
  readonly isPrefix: boolean;
}

/** `PathPrefix(`/ws`)`, `Path(`/a`, `/b`)`; what else a rule asks is left aside. */
function pathsIn(rule: string): readonly RulePath[] {
  const calls = rule.slice(0, 2000).matchAll(/(!?)\bPath(Prefix)?\(([^()]*)\)/g);
  return [...calls].flatMap(([, negation, prefix, inner = ""]) =>
    negation === "!"
      ? []
      : [...inner.matchAll(/[`"']([^`"']+)[`"']/g)].map(([, value = ""]) => ({
          value,
          isPrefix: prefix !== undefined,
        })),
  );
}

/** Without a priority of its own the longest rule goes first. */
function rank(paths: readonly RulePath[], path: string): number | undefined {
  if (paths.length === 0) return 0;
  const fitting = paths.filter(({ value, isPrefix }) => (isPrefix ? path.startsWith(value) : path === value));
  return fitting.length > 0 ? Math.max(...fitting.map(({ value }) => value.length)) : undefined;
}

function declaredPath(value: string, label: string, rule: Cursor): Fact<string> {
  return { known: true, what: `a path of Traefik ${label}`, value, origin: { kind: "declared", at: locate(rule) } };
}

/**
 * Read and idle timeouts of an entry point are those of requests and of connections between two of them, and the write
 * timeout ends a response. None of Traefik's pages says what becomes of them once a connection is upgraded.
 */
function readTimes(label: string, at: Location, entryPoints: readonly EntryPoint[], { traffic }: Asked): RouteReading {
  if (traffic === undefined || traffic === "websocket") {
    const why = "Traefik's documentation does not say whether its timeouts hold for an upgraded connection";
    return { idleSeconds: unknown(`idle limit of ${label}`, why, at) };
  }
  const written = entryPoints.map((point) => writeTimeout(point)).filter((fact) => fact !== undefined);
  const [life] = [...written].sort((a, b) =>
    a.known && b.known ? a.value - b.value : Number(a.known) - Number(b.known),
  );
  return life ? { lifetimeSeconds: life } : {};
}

/** Undefined where it is not set, or set to 0, which switches it off. A bare number is in seconds. */
function writeTimeout({ name, at }: EntryPoint): Fact<number> | undefined {
  const cursor = descend(at, "transport", "respondingTimeouts", "writeTimeout");
  const text = textAt(cursor);
  if (text === undefined) return undefined;
  const what = `writeTimeout of entry point ${name}`;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : parseGoDuration(text);
  if (seconds === 0) return undefined;
  if (seconds !== undefined) return declaredSeconds(what, seconds, locate(cursor));
  const placeholder = placeholderIn(text);
  return unknown(
    what,
    placeholder ? `${placeholder} is filled in later` : `"${text.slice(0, 40)}" is no time`,
    locate(cursor),
  );
}
