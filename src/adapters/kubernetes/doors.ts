import { compareNames, filledInLater } from "./names.ts";
import { compareNamespaces, keyOf } from "./objects.ts";
import type { BackendRef, WayIn } from "./way-in.ts";

/** Which Services Google's load balancers lead to, by the kind of way in. */
export interface Doors {
  /** Whether such a way leads to the backend, or may once placeholders are filled in. */
  reach(by: WayIn["kind"], backend: Pick<BackendRef, "kind" | "name" | "namespace">): boolean;
}

export function indexDoors(ways: readonly WayIn[]): Doors {
  const written = new Set<string>();
  const open: WayIn[] = [];
  for (const way of ways) {
    if (way.door.kind !== "google") continue;
    const { kind, name, namespace } = way.backend;
    written.add(`${way.kind} ${keyOf(kind, namespace, name)}`);
    if (filledInLater(name, namespace) !== undefined) open.push(way);
  }
  return {
    reach: (by, { kind, name, namespace }) =>
      written.has(`${by} ${keyOf(kind, namespace, name)}`) ||
      open.some(
        ({ kind: door, backend }) =>
          door === by &&
          backend.kind === kind &&
          compareNames(backend.name, name) !== "different" &&
          compareNamespaces(backend.namespace, namespace) !== "different",
      ),
  };
}
