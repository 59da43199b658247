import type { Fact } from "../../../model/fact.ts";
import { contourIdle } from "../contour/contour-config.ts";
import { haproxyTunnel } from "../haproxy/haproxy-config.ts";
import { indexMesh, type Mesh } from "../istio/mesh.ts";
import { type IngressesOfClass, ingressesOfClass } from "../nginx-reload.ts";
import type { Objects } from "../objects.ts";

/** What is set for a whole proxy, found once for all the ways that lead through it. */
export interface Installed {
  readonly mesh: Mesh;
  /** Contour's stream idle timeout. */
  contour(): Setting;
  /** HAProxy's tunnel timeout. */
  haproxy(): Setting;
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
  let contour: Setting | undefined;
  let haproxy: Setting | undefined;
  let ingresses: IngressesOfClass | undefined;
  return {
    mesh: indexMesh(objects),
    contour() {
      contour ??= contourIdle(objects);
      return contour;
    },
    haproxy() {
      haproxy ??= haproxyTunnel(objects);
      return haproxy;
    },
    ingresses() {
      ingresses ??= ingressesOfClass(objects);
      return ingresses;
    },
  };
}
