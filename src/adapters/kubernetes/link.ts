import type { AttachmentFault } from "../../model/load-balancer.ts";
import { type Cursor, descend, locate } from "../../syntax/cursor.ts";
import { type Location, sourceName } from "../../syntax/document.ts";
import type { Container } from "../container.ts";
import type { Linked, PathDraft } from "../draft.ts";
import { readLabels } from "../labels.ts";
import { type LimitTable, textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { type Doors, indexDoors } from "./doors.ts";
import { evidenceIn } from "./evidence.ts";
import type { Fronted } from "./front.ts";
import { indexPolicies, type Policies } from "./gateway-policy.ts";
import { behindOuter, indexOuterDoors, type OuterDoor } from "./istio/outer-door.ts";
import { sidecarHops } from "./istio/sidecar-hop.ts";
import { readFront } from "./load-balancer.ts";
import { indexObjects, keyOf, type Named, type Objects } from "./objects.ts";
import { type IdParts, pathIds } from "./path-ids.ts";
import { capacityOf, shutdownOf, startupBudget } from "./pod-life.ts";
import { type PodReader, podReader } from "./pod-reader.ts";
import { type Installed, indexInstalled } from "./proxies/installed.ts";
import { findRoutes, type Route } from "./routes.ts";
import { findPort, type Service, type ServicePort } from "./service.ts";
import { namespaceKey, unusedConfigs } from "./unused-configs.ts";
import { readWorkloads } from "./workload.ts";

/** Joins Kubernetes objects to connection paths: one for each Service and way in, then the workloads no way leads to. */
export function linkKubernetes(resources: readonly Resource[], limits: LimitTable): Linked {
  const objects = indexObjects(resources);
  const workloads = readWorkloads(objects);
  const pods = podReader(objects, limits);
  const routes = findRoutes(objects, workloads);
  const doors = indexDoors(routes.flatMap(({ way }) => way ?? []));
  const context: Context = {
    objects,
    policies: indexPolicies(objects),
    doors,
    installed: indexInstalled(objects),
    outer: indexOuterDoors(routes, objects),
    pods,
    scalers: autoscalers(objects),
    limits,
  };
  const found = routes.map((route) => ({ route, ...draftOf(route, context) }));
  found.sort((a, b) => compare(a.parts.join(), b.parts.join()));
  const ids = pathIds(found.map(({ parts }) => parts));
  const paths = found.map(({ route, draft }, index) => ({ route, draft: { ...draft, id: ids[index] ?? "" } }));
  paths.sort((a, b) => compare(a.draft.id, b.draft.id));
  const drafts = withUnused(paths, unusedConfigs(objects, workloads));
  return { drafts, problems: pods.problems() };
}

interface Context {
  readonly objects: Objects;
  readonly policies: Policies;
  readonly doors: Doors;
  readonly installed: Installed;
  readonly outer: OuterDoor;
  readonly pods: PodReader;
  /** By the workload they scale. */
  readonly scalers: ReadonlyMap<string, Named>;
  readonly limits: LimitTable;
}

interface Path {
  readonly route: Route;
  readonly draft: PathDraft;
}

function draftOf(route: Route, context: Context): { readonly parts: IdParts; readonly draft: Omit<PathDraft, "id"> } {
  const { way, service, workload } = route;
  const { pods, installed, limits } = context;
  const { port, containers, front } = fronted(route, context);
  const serving = containers[0];
  const budget = serving && startupBudget(serving);
  const scaler = workload && context.scalers.get(keyOf(workload.kind, workload.namespace, workload.name));
  const { name = "", namespace } = service ?? workload ?? way?.backend ?? {};
  const at = placeOf(route);
  return {
    parts: idParts(route, name, namespace, at),
    draft: {
      platform: "kubernetes",
      at,
      subject: workload
        ? { kind: workload.subject, name: workload.name, namespace: workload.namespace }
        : { kind: "service", name, namespace },
      evidence: evidenceIn({ way, service, port, workload, serving }),
      hops: [...(front?.hops ?? []), ...sidecarHops(workload, port, installed.mesh, limits)],
      containers,
      shutdown: workload ? shutdownOf(workload, serving, limits) : {},
      capacity: workload ? capacityOf(workload, scaler, limits) : {},
      appDocuments: workload && serving ? pods.files(workload, serving) : [],
      proxyFiles: workload && serving ? pods.proxyFiles(workload, serving) : [],
      ...(workload && readLabels({ at: workload.at, group: "" }, `${workload.kind} ${workload.name}`)),
      ...(front?.loadBalancer && { loadBalancer: front.loadBalancer }),
      ...(budget && { startupBudgetSeconds: budget }),
      ...(service && { host: hostOf(service) }),
    },
  };
}

interface Seen {
  readonly port: ServicePort | undefined;
  readonly containers: readonly Container[];
  readonly front: Fronted | undefined;
}

/** What stands in front of a route's pods; behind a gateway of Istio's, also what stands in front of that. */
function fronted(route: Route, context: Context): Seen {
  const { way, service, workload, assumed, serviceInQuestion } = route;
  const { objects, policies, doors, installed, pods, limits } = context;
  const { port, inQuestion: portInQuestion } = service ? findPort(service, way?.backend.port) : {};
  const containers = workload ? pods.containers(workload, port?.target) : [];
  if (way === undefined) return { port, containers, front: undefined };
  const front = readFront({
    ...{ way, service, port, workload, containers, objects, policies, doors, installed, limits },
    ...(portInQuestion && { portInQuestion }),
    ...(serviceInQuestion && { serviceInQuestion }),
    ...(assumed && { assumed }),
  });
  const outer = context.outer(way);
  const before = outer && fronted(outer, context).front;
  return { port, containers, front: before ? behindOuter(front, before) : front };
}

function hostOf({ name, namespace, ports }: Service): NonNullable<PathDraft["host"]> {
  return { name, namespace, ports: ports.flatMap(({ number }) => number ?? []) };
}

function idParts({ way, workload }: Route, name: string, namespace: string | undefined, at: Location): IdParts {
  return [
    namespace === undefined ? name : `${namespace}/${name}`,
    way ? ` via ${way.kind} ${way.name}` : "",
    way?.backend.port === undefined ? "" : ` port ${way.backend.port}`,
    workload ? ` to ${workload.name}` : "",
    ` in ${sourceName((way?.at ?? at).document.source.source)}`,
  ];
}

function placeOf({ way, service, workload }: Route): Location {
  const object = (service ?? workload)?.at;
  const place = object ? descend(object, "metadata", "name") : way?.backend.at;
  if (place === undefined) throw new TypeError("a route without a way in, a Service or a workload");
  return locate(place);
}

function autoscalers(objects: Objects): ReadonlyMap<string, Named> {
  const scalers = new Map<string, Named>();
  for (const scaler of objects.all("HorizontalPodAutoscaler")) {
    const target: Cursor = descend(scaler.at, "spec", "scaleTargetRef");
    scalers.set(keyOf(textAt(target, "kind") ?? "", scaler.namespace, textAt(target, "name") ?? ""), scaler);
  }
  return scalers;
}

/**
 * Tells each BackendConfig that nobody uses to one path it may have been meant for, one with sockets if there is any.
 * Where a Service or an annotation of the namespace is not to be seen, that may be what uses it.
 */
function withUnused(
  paths: readonly Path[],
  unused: ReadonlyMap<string, readonly AttachmentFault[]>,
): readonly PathDraft[] {
  if (unused.size === 0) return paths.map(({ draft }) => draft);
  const chosen = new Map<string, PathDraft | undefined>();
  for (const { route, draft } of paths) {
    if (route.way?.kind !== "Ingress" || route.way.door.kind !== "google") continue;
    const key = namespaceKey(route.way.backend.namespace);
    const timeout = draft.loadBalancer?.timeoutSeconds;
    if (!timeout?.known) chosen.set(key, undefined);
    if (!timeout?.known || draft.loadBalancer?.attachment.applied) continue;
    const before = chosen.get(key);
    const isBetter = before !== undefined && before.evidence.length === 0 && draft.evidence.length > 0;
    if (isBetter || !chosen.has(key)) chosen.set(key, draft);
  }
  const byDraft = new Map([...chosen].map(([key, draft]) => [draft, unused.get(key) ?? []] as const));
  return paths.map(({ draft }) => withFaults(draft, byDraft.get(draft) ?? []));
}

function withFaults(draft: PathDraft, faults: readonly AttachmentFault[]): PathDraft {
  const { loadBalancer } = draft;
  if (faults.length === 0 || loadBalancer === undefined) return draft;
  const attachment = { ...loadBalancer.attachment, faults: [...loadBalancer.attachment.faults, ...faults] };
  return { ...draft, loadBalancer: { ...loadBalancer, attachment } };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
