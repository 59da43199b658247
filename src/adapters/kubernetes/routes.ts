import { type Cursor, descend, locateKey } from "../../syntax/cursor.ts";
import { placeName } from "./backend-settings.ts";
import { type Choice, differ } from "./copies.ts";
import { gatewayWays } from "./gateway.ts";
import { ingressWays } from "./ingress.ts";
import { serviceWay } from "./load-balancer-service.ts";
import type { Named, Objects } from "./objects.ts";
import { proxyWays } from "./proxies/proxy-ways.ts";
import { indexSelection } from "./selection.ts";
import { readService, type Service } from "./service.ts";
import { mergeWays, type WayIn } from "./way-in.ts";
import type { Workload } from "./workload.ts";

/** From the door to the pods. Without a way in the Service is for the cluster alone, or for a door that nobody wrote down. */
export interface Route {
  readonly way: WayIn | undefined;
  readonly service: Service | undefined;
  readonly workload: Workload | undefined;
  /** Set where several copies of the Service differ and none is the nearest. */
  readonly serviceInQuestion?: string;
  /** Set where the Service selects several workloads, and what holds for one pod may not for another. */
  readonly assumed?: string;
}

/** One route for each Service, way in and workload; then what no door leads to, each workload once. */
export function findRoutes(objects: Objects, workloads: readonly Workload[]): readonly Route[] {
  const select = indexSelection(workloads, objects);
  const services = new Map<Cursor, Service>();
  const read = (found: Named): Service => {
    const service = services.get(found.at) ?? readService(found);
    services.set(found.at, service);
    return service;
  };
  const all = [...objects.all("Service"), ...objects.all("MultiClusterService")].map(read);
  const own = all.flatMap((service) => serviceWay(service) ?? []);
  const ways = mergeWays([...ingressWays(objects), ...gatewayWays(objects), ...proxyWays(objects), ...own]);
  const routes = ways.flatMap((way) => {
    // A Service's own load balancer leads to itself, not to a copy of it in another file.
    if (way.kind === "Service") return behind(way, services.get(way.at), select);
    const choice = targetOf(way, objects);
    const why = choice && questionOf(choice);
    const routes = behind(way, choice && read(choice.object), select);
    return why ? routes.map((route) => ({ ...route, serviceInQuestion: why })) : routes;
  });
  const reached = new Set(routes.map(({ workload }) => workload));
  for (const service of all) {
    for (const workload of select(service)) {
      if (reached.has(workload)) continue;
      reached.add(workload);
      routes.push({ way: undefined, service, workload });
    }
  }
  const alone = workloads.filter((workload) => !workload.isOwned && !reached.has(workload));
  return [...routes, ...alone.map((workload) => ({ way: undefined, service: undefined, workload }))];
}

function targetOf({ backend }: WayIn, objects: Objects): Choice<Named> | undefined {
  const kind = backend.kind === "MultiClusterService" ? "MultiClusterService" : "Service";
  return objects.choose(kind, backend.namespace, backend.name, backend.at);
}

/** Why it cannot be told which copy counts, for a load balancer's settings hang on it. */
function questionOf({ object, tied, layers }: Choice<Named>): string | undefined {
  const annotations = (copy: Named): Cursor => descend(copy.at, "metadata", "annotations");
  const isOther = (layer: Named): boolean =>
    annotations(layer).node !== undefined && differ(annotations(layer), annotations(object));
  const other = tied[0] ?? layers.find(isOther);
  if (other === undefined) return undefined;
  const places = [object, other].map(({ at }) => placeName(locateKey(descend(at, "metadata"))));
  return `several files declare Service ${object.name} differently: ${places.join(", ")}`;
}

function behind(
  way: WayIn,
  service: Service | undefined,
  select: (service: Service) => readonly Workload[],
): readonly Route[] {
  const workloads = service ? select(service) : [];
  if (workloads.length === 0) return [{ way, service, workload: undefined }];
  if (workloads.length === 1) return workloads.map((workload) => ({ way, service, workload }));
  return workloads.map((workload) => {
    const assumed = `a pod of ${workload.kind} ${workload.name} is the first that GKE finds behind Service ${service?.name}`;
    return { way, service, workload, assumed };
  });
}
