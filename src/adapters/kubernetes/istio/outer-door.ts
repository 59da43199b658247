import type { LoadBalancer } from "../../../model/load-balancer.ts";
import type { Cursor } from "../../../syntax/cursor.ts";
import { descend, entriesOf } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Fronted } from "../front.ts";
import type { Objects } from "../objects.ts";
import type { Route } from "../routes.ts";
import type { WayIn } from "../way-in.ts";
import { gatewaysOf } from "./virtual-service.ts";

/** The one door of Google's that leads to the pods of an Istio gateway; undefined where there is none, or several. */
export type OuterDoor = (way: WayIn) => Route | undefined;

export function indexOuterDoors(routes: readonly Route[], objects: Objects): OuterDoor {
  const doors = routes.filter(({ way, service }) => service !== undefined && way?.door.kind === "google");
  const found = new Map<Cursor, readonly Route[]>();
  const behind = (gateway: Cursor): readonly Route[] => {
    const known = found.get(gateway) ?? doors.filter((route) => leadsTo(route, gateway));
    found.set(gateway, known);
    return known;
  };
  return (way) => {
    if (way.kind !== "VirtualService" || doors.length === 0) return undefined;
    const namespace = textAt(way.at, "metadata", "namespace");
    const routes = gatewaysOf(way.at, namespace, objects).flatMap(({ at }) => behind(at));
    const [first] = routes;
    return routes.every((route) => route.way?.at === first?.way?.at) ? first : undefined;
  };
}

/** A gateway finds its pods by labels in any namespace, and so does the Service that leads there. */
function leadsTo({ service, workload }: Route, gateway: Cursor): boolean {
  const labels = new Map([...(service?.selector ?? []), ...(workload?.labels ?? [])]);
  const wanted = entriesOf(descend(gateway, "spec", "selector"));
  return wanted.length > 0 && wanted.every(([key, value]) => labels.get(key) === textAt(value));
}

/**
 * The outer load balancer and then the gateway. What the load balancer asks and keeps are the gateway's own pods, so
 * that its health check, keep-alive and affinity are nothing to the server behind.
 */
export function behindOuter(inner: Fronted, { hops, loadBalancer }: Fronted): Fronted {
  return { hops: [...hops, ...inner.hops], ...(loadBalancer && { loadBalancer: forGateway(loadBalancer) }) };
}

function forGateway(outer: LoadBalancer): LoadBalancer {
  const {
    healthCheck: _check,
    backendKeepAliveSeconds: _keepAlive,
    affinity: _affinity,
    drainSeconds,
    ...rest
  } = outer;
  // Without draining whoever is behind is cut off; with it, the gateway's pods are what must live that long.
  return drainSeconds?.known && drainSeconds.value === 0 ? { ...rest, drainSeconds } : rest;
}
