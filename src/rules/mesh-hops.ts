import type { Hop, ProxySoftware } from "../model/hop.ts";
import type { ConnectionPath } from "../model/path.ts";

/** What is Envoy underneath: a mesh's sidecars and gateways, and the controllers that are made of it. */
const ENVOYS: ReadonlySet<ProxySoftware> = new Set<ProxySoftware>(["istio", "envoy", "contour"]);

export function meshHops({ hops }: ConnectionPath): readonly Hop[] {
  return hops.filter(isMeshHop);
}

export function isMeshHop({ software }: Hop): boolean {
  return software !== undefined && ENVOYS.has(software);
}
