import { descend } from "../../../syntax/cursor.ts";
import type { OtherDoor } from "../ingress-nginx.ts";
import type { WayIn } from "../way-in.ts";

/** The controllers whose settings are read, but for ingress-nginx. `haproxy-ingress` is the community's own. */
export type Controller = "istio" | "contour" | "traefik" | "kong" | "haproxy" | "haproxy-ingress" | "envoy-gateway";

const OF_KIND: Readonly<Partial<Record<WayIn["kind"], Controller>>> = {
  VirtualService: "istio",
  HTTPProxy: "contour",
  IngressRoute: "traefik",
};

/** By what an IngressClass or GatewayClass names. */
const OF_CLASS: readonly (readonly [RegExp, Controller])[] = [
  [/^istio\.io\//, "istio"],
  [/^projectcontour\.io\//, "contour"],
  [/^traefik\.io\//, "traefik"],
  [/(?:^|\.)konghq\.com\//, "kong"],
  [/^haproxy\.org\//, "haproxy"],
  [/^haproxy-ingress\.github\.io\//, "haproxy-ingress"],
  [/^gateway\.envoyproxy\.io\//, "envoy-gateway"],
];

/** As their own documentation names the classes. The two HAProxy controllers share a name. */
const OF_NAME: Readonly<Record<string, Controller>> = {
  istio: "istio",
  contour: "contour",
  traefik: "traefik",
  kong: "kong",
  eg: "envoy-gateway",
  "envoy-gateway": "envoy-gateway",
};

/** Who answers at the door, where it is somebody whose settings are read. */
export function controllerOf(way: WayIn, { name, controller }: OtherDoor): Controller | undefined {
  const own = OF_KIND[way.kind];
  if (own) return own;
  if (controller !== undefined) return OF_CLASS.find(([pattern]) => pattern.test(controller))?.[1];
  // Of a Gateway that is not in the input only its own name is known.
  const isUnseen = way.kind === "Gateway" && descend(way.at, "spec", "gatewayClassName").node === undefined;
  return !isUnseen && Object.hasOwn(OF_NAME, name) ? OF_NAME[name] : undefined;
}
