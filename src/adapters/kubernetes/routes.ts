import type { Cursor } from "../../syntax/cursor.ts";
import { gatewayWays } from "./gateway.ts";
import { ingressWays } from "./ingress.ts";
import { serviceWay } from "./load-balancer-service.ts";
import type { Named, Objects } from "./objects.ts";
import { indexSelection } from "./selection.ts";
import { readService, type Service } from "./service.ts";
import { mergeWays, type WayIn } from "./way-in.ts";
import type { Workload } from "./workload.ts";

/** From the door to the pods. Without a way in the Service is for the cluster alone, or for a door that nobody wrote down. */
export interface Route {
  readonly way: WayIn | undefined;
  readonly service: Service | undefined;
  readonly workload: Workload | undefined;
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
  const ways = mergeWays([...ingressWays(objects), ...gatewayWays(objects), ...own]);
  const routes = ways.flatMap((way) => {
    // A Service's own load balancer leads to itself, not to a copy of it in another file.
    const found = way.kind === "Service" ? services.get(way.at) : targetOf(way, objects, read);
    return behind(way, found, select);
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

function targetOf({ backend, at }: WayIn, objects: Objects, read: (found: Named) => Service): Service | undefined {
  const kind = backend.kind === "MultiClusterService" ? "MultiClusterService" : "Service";
  const found = objects.find(kind, backend.namespace, backend.name, at);
  return found && read(found);
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
