import type { Hop } from "../../../model/hop.ts";
import { contourHop } from "../contour/contour-hop.ts";
import { envoyGatewayHop } from "../envoy-gateway/envoy-gateway-hop.ts";
import type { Front } from "../front.ts";
import { haproxyHop } from "../haproxy/haproxy-hop.ts";
import { ingressNginx, type OtherDoor } from "../ingress-nginx.ts";
import { istioHop } from "../istio/istio-hop.ts";
import { kongHop } from "../kong/kong-hop.ts";
import { traefikHop } from "../traefik/traefik-hop.ts";
import { type Controller, controllerOf } from "./controller.ts";

/** What the controller's proxy does to a socket on this way in; undefined where its settings are not read. */
export function controllerHop(front: Front, door: OtherDoor, label: string): Hop | undefined {
  const controller = controllerOf(front.way, door);
  return controller ? READERS[controller](front, label) : ingressNginx(front, door, label);
}

type Reader = (front: Front, label: string) => Hop;

const READERS: Readonly<Record<Controller, Reader>> = {
  istio: istioHop,
  contour: contourHop,
  traefik: traefikHop,
  kong: kongHop,
  haproxy: (front, label) => haproxyHop(front, label, "haproxy"),
  "haproxy-ingress": (front, label) => haproxyHop(front, label, "haproxy-ingress"),
  "envoy-gateway": envoyGatewayHop,
};
