import type { Fact } from "../../model/fact.ts";
import type { Flavour } from "../../model/path.ts";
import type { Cursor } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";

/** One way from outside the cluster to a Service: an Ingress, a Gateway, or the Service's own load balancer. */
export interface WayIn {
  readonly kind: "Ingress" | "MultiClusterIngress" | "Gateway" | "Service";
  readonly name: string;
  /** The Ingress, Gateway or Service; where a Gateway is not in the input, the reference to it. */
  readonly at: Cursor;
  readonly backend: BackendRef;
  readonly door: Door;
  /** The request paths that lead here. */
  readonly paths: readonly Cursor[];
  /** Behind a Gateway: the name of the route. */
  readonly route?: string;
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
  const doors = new Map<Cursor, Map<string, { readonly way: WayIn; readonly paths: Cursor[] }>>();
  for (const way of ways) {
    const { kind, namespace, name, port } = way.backend;
    const merged = doors.get(way.at) ?? new Map();
    doors.set(way.at, merged);
    const key = JSON.stringify([kind, namespace, name, port]);
    const known = merged.get(key);
    if (known) known.paths.push(...way.paths);
    else merged.set(key, { way, paths: [...way.paths] });
  }
  return [...doors.values()].flatMap((merged) => [...merged.values()].map(({ way, paths }) => ({ ...way, paths })));
}
