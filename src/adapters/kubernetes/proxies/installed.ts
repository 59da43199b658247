import type { Fact } from "../../../model/fact.ts";
import { contourIdle } from "../contour/contour-config.ts";
import { haproxyTunnel } from "../haproxy/haproxy-config.ts";
import { ingressNginxConfigMaps } from "../ingress-nginx-config.ts";
import { indexMesh, type Mesh } from "../istio/mesh.ts";
import { type IngressesOfClass, ingressesOfClass } from "../nginx-reload.ts";
import type { Named, Objects } from "../objects.ts";

/** What is set for a whole proxy, found once for all the ways that lead through it. */
export interface Installed {
  readonly mesh: Mesh;
  /** Contour's stream idle timeout. */
  contour(): Setting;
  /** HAProxy's tunnel timeout. */
  haproxy(): Setting;
  /** The ConfigMaps of ingress-nginx's controllers. */
  ingressNginx(): readonly Named[];
  ingresses(): IngressesOfClass;
}

/** A setting of a proxy's own configuration. */
export interface Setting {
  /** Whether the configuration is in the input at all. */
  readonly isSeen: boolean;
  /** Undefined where nothing is set. */
  readonly fact: Fact<number> | undefined;
}

export function indexInstalled(objects: Objects): Installed {
  return {
    mesh: indexMesh(objects),
    contour: once(() => contourIdle(objects)),
    haproxy: once(() => haproxyTunnel(objects)),
    ingressNginx: once(() => ingressNginxConfigMaps(objects)),
    ingresses: once(() => ingressesOfClass(objects)),
  };
}

/** Worked out with the first question, for most systems never ask it. */
function once<T extends object>(work: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= work();
    return known;
  };
}
