import { type ContourConfig, contourConfigs } from "../contour/contour-config.ts";
import { haproxyConfigs } from "../haproxy/haproxy-config.ts";
import { indexMesh, type Mesh } from "../istio/mesh.ts";
import type { Named, Objects } from "../objects.ts";

/** What is set for a whole proxy, found once for all the ways that lead through it. */
export interface Installed {
  readonly mesh: Mesh;
  contour(): readonly ContourConfig[];
  haproxy(): readonly Named[];
}

export function indexInstalled(objects: Objects): Installed {
  let contour: readonly ContourConfig[] | undefined;
  let haproxy: readonly Named[] | undefined;
  return {
    mesh: indexMesh(objects),
    contour() {
      contour ??= contourConfigs(objects);
      return contour;
    },
    haproxy() {
      haproxy ??= haproxyConfigs(objects);
      return haproxy;
    },
  };
}
