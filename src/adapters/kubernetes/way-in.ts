import type { Fact } from "../../model/fact.ts";
import type { Flavour, RoutePattern } from "../../model/load-balancer.ts";
import type { Cursor } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";

/** One way to a Service: an Ingress, a Gateway, a route of a proxy's own kind, or the Service's own load balancer. */
export interface WayIn {
  readonly kind:
    | "Ingress"
    | "MultiClusterIngress"
    | "Gateway"
    | "Service"
    | "VirtualService"
    | "HTTPProxy"
    | "IngressRoute";
  readonly name: string;
  /** The Ingress, Gateway or Service; where a Gateway is not in the input, the reference to it. */
  readonly at: Cursor;
  readonly backend: BackendRef;
  readonly door: Door;
  /** The request paths that lead here. */
  readonly paths: readonly Cursor[];
  /** The same with how they are compared; undefined where every request may lead here. */
  readonly patterns?: readonly RoutePattern[];
  /** Behind a Gateway: the name of the route. */
  readonly route?: string;
  /** The rules that lead here, where each has settings of its own. */
  readonly rules?: readonly RouteRule[];
}

/** One rule of a route: what it matches, where it leads, and what it says of timeouts. */
export interface RouteRule {
  readonly at: Cursor;
  readonly paths: readonly Cursor[];
  /** Its reference to the Service. */
  readonly target: Cursor;
}

/** Who answers at the door: a Google load balancer, or a controller whose settings are not read. */
export type Door =
  | { readonly kind: "google"; readonly flavour: Fact<Flavour> }
  | { readonly kind: "other"; readonly name: string; readonly at: Location; readonly controller?: string | undefined };

export interface BackendRef {
  readonly kind: "Service" | "ServiceImport" | "MultiClusterService";
  readonly name: string;
  readonly namespace: string | undefined;
  /** Name or number of the Service's port, where one is named. */
  readonly port: string | undefined;
  /** Where the reference is written. */
  readonly at: Cursor;
}

/** References of one door to the same port of the same Service are one way in, with all their request paths. */
export function mergeWays(ways: readonly WayIn[]): readonly WayIn[] {
  const doors = new Map<Cursor, Map<string, Merged>>();
  for (const way of ways) {
    const { kind, namespace, name, port } = way.backend;
    const merged = doors.get(way.at) ?? new Map<string, Merged>();
    doors.set(way.at, merged);
    const key = JSON.stringify([kind, namespace, name, port]);
    const known = merged.get(key) ?? { way, paths: [], rules: [], patterns: [] };
    merged.set(key, known);
    known.paths.push(...way.paths);
    known.rules.push(...(way.rules ?? []));
    known.patterns.push(way.patterns);
  }
  return [...doors.values()].flatMap((merged) =>
    [...merged.values()].map(({ way, paths, rules, patterns }) => {
      const { patterns: _, ...rest } = way;
      const all = allPatterns(patterns);
      return { ...rest, paths, ...(rules.length > 0 && { rules }), ...(all && { patterns: all }) };
    }),
  );
}

/** What several ways match together; undefined as soon as one of them takes everything. */
export function allPatterns(
  ways: readonly (readonly RoutePattern[] | undefined)[],
): readonly RoutePattern[] | undefined {
  const known = ways.filter((patterns) => patterns !== undefined);
  return known.length < ways.length ? undefined : known.flat();
}

interface Merged {
  readonly way: WayIn;
  readonly paths: Cursor[];
  readonly rules: RouteRule[];
  readonly patterns: (readonly RoutePattern[] | undefined)[];
}
