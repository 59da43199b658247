import { contourWays } from "../contour/contour-ways.ts";
import { virtualServiceWays } from "../istio/virtual-service.ts";
import type { Objects } from "../objects.ts";
import { traefikWays } from "../traefik/traefik-ways.ts";
import type { WayIn } from "../way-in.ts";

/** The ways in that proxies have kinds of their own for. */
export function proxyWays(objects: Objects): readonly WayIn[] {
  return [...virtualServiceWays(objects), ...contourWays(objects), ...traefikWays(objects)];
}
