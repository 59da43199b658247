import type { Hop } from "../../../model/hop.ts";
import type { Front } from "../front.ts";

/**
 * Traefik takes an upgraded connection out of its HTTP server, whose read, write and idle timeouts end there, and copies
 * bytes without any clock. So it is a party that cuts nothing.
 */
export function traefikHop(_front: Front, label: string): Hop {
  return { name: label, kind: "proxy", software: "traefik" };
}
