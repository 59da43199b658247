import { type Cursor, descend } from "../../syntax/cursor.ts";
import { sourceName } from "../../syntax/document.ts";
import { findEntry } from "../../syntax/node.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { type Choice, type Chooser, chooser, folderOf } from "./copies.ts";
import { compareNames, filledInLater } from "./names.ts";

/** The kinds that are read here. */
export type Kind =
  | "Deployment"
  | "StatefulSet"
  | "DaemonSet"
  | "ReplicaSet"
  | "ReplicationController"
  | "Rollout"
  | "Pod"
  | "Service"
  | "ServicePatch"
  | "ConfigMap"
  | "HorizontalPodAutoscaler"
  | "Ingress"
  | "IngressClass"
  | "MultiClusterIngress"
  | "MultiClusterService"
  | "BackendConfig"
  | "Gateway"
  | "HTTPRoute"
  | "GRPCRoute"
  | "GCPBackendPolicy"
  | "GCPSessionAffinityPolicy"
  | "HealthCheckPolicy"
  | "GatewayClass"
  | "Namespace"
  | "VirtualService"
  | "DestinationRule"
  | "IstioGateway"
  | "EnvoyFilter"
  | "HTTPProxy"
  | "ContourConfiguration"
  | "IngressRoute"
  | "KongIngress"
  | "BackendTrafficPolicy"
  | "ClientTrafficPolicy";

/** Each with every API group it has ever been in. */
const GROUPS: Readonly<Record<Kind, readonly string[]>> = {
  Deployment: ["apps", "extensions"],
  StatefulSet: ["apps"],
  DaemonSet: ["apps", "extensions"],
  ReplicaSet: ["apps", "extensions"],
  ReplicationController: [""],
  Rollout: ["argoproj.io"],
  Pod: [""],
  Service: [""],
  /** What kustomize lays over a Service: it looks like one and has no ports. */
  ServicePatch: [],
  ConfigMap: [""],
  HorizontalPodAutoscaler: ["autoscaling"],
  Ingress: ["extensions", "networking.k8s.io"],
  IngressClass: ["networking.k8s.io"],
  MultiClusterIngress: ["networking.gke.io"],
  MultiClusterService: ["networking.gke.io"],
  BackendConfig: ["cloud.google.com"],
  Gateway: ["gateway.networking.k8s.io"],
  HTTPRoute: ["gateway.networking.k8s.io"],
  GRPCRoute: ["gateway.networking.k8s.io"],
  GCPBackendPolicy: ["networking.gke.io"],
  GCPSessionAffinityPolicy: ["networking.gke.io"],
  HealthCheckPolicy: ["networking.gke.io"],
  GatewayClass: ["gateway.networking.k8s.io"],
  Namespace: [""],
  VirtualService: ["networking.istio.io"],
  DestinationRule: ["networking.istio.io"],
  /** Istio's own Gateway, which shares no more than its kind with that of the Gateway API. */
  IstioGateway: [],
  EnvoyFilter: ["networking.istio.io"],
  HTTPProxy: ["projectcontour.io"],
  ContourConfiguration: ["projectcontour.io"],
  IngressRoute: ["traefik.io", "traefik.containo.us"],
  KongIngress: ["configuration.konghq.com"],
  BackendTrafficPolicy: ["gateway.envoyproxy.io"],
  ClientTrafficPolicy: ["gateway.envoyproxy.io"],
};

/** A resource that has a name. */
export interface Named extends Resource {
  readonly name: string;
}

/** The Kubernetes objects of the input by kind, namespace and name. */
export interface Objects {
  all(kind: Kind): readonly Named[];
  /** The object of that name; of several copies the one whose file is nearest to `near`. */
  find(kind: Kind, namespace: string | undefined, name: string, near: Cursor): Named | undefined;
  /** The same, with the copies that may count in its place. */
  choose(kind: Kind, namespace: string | undefined, name: string, near: Cursor): Choice<Named> | undefined;
  /** Chooses among any objects that stand for one another. */
  chooser(copies: readonly [Named, ...Named[]]): Chooser<Named>;
  /** An object that may turn out to be the one of that name once placeholders are filled in. */
  findOpen(kind: Kind, namespace: string | undefined, name: string): Named | undefined;
  /** The objects of that name in any namespace. */
  named(kind: Kind, name: string): readonly Named[];
  /** Every copy of the object of that name. */
  copies(kind: Kind, namespace: string | undefined, name: string): readonly Named[];
}

export function indexObjects(resources: readonly Resource[]): Objects {
  const byKind = new Map<Kind, Named[]>();
  const byName = new Map<string, Copies>();
  const unwritten = new Map<Kind, readonly Named[]>();
  const anywhere = new Map<Kind, ReadonlyMap<string, readonly Named[]>>();
  let doors: ReadonlySet<string> | undefined;
  const hasDoor = (place: string): boolean => {
    doors ??= doorPlaces(byKind);
    return doors.has(place);
  };
  const choose: Objects["choose"] = (kind, namespace, name, near) => {
    const copies = byName.get(keyOf(kind, namespace, name));
    if (copies === undefined) return undefined;
    copies.chooser ??= chooser(copies.list, hasDoor);
    return copies.chooser(near);
  };
  for (const found of resources) {
    const kind = kindOf(found);
    // A placeholder is a name as good as any here: what refers to the object is written with the same one.
    const name = found.name ?? textAt(found.at, "metadata", "name");
    if (kind === undefined || name === undefined || isDeletion(found)) continue;
    const resource = isNamed(found) ? found : { ...found, name };
    append(byKind, kind, resource);
    const key = keyOf(kind, resource.namespace, name);
    const copies = byName.get(key);
    if (copies === undefined) byName.set(key, { list: [resource] });
    else copies.list.push(resource);
  }
  return {
    all: (kind) => byKind.get(kind) ?? [],
    copies: (kind, namespace, name) => byName.get(keyOf(kind, namespace, name))?.list ?? [],
    find: (kind, namespace, name, near) => choose(kind, namespace, name, near)?.object,
    choose,
    chooser: (copies) => chooser(copies, hasDoor),
    findOpen(kind, namespace, name) {
      const isOpen = filledInLater(namespace, name) !== undefined;
      if (!unwritten.has(kind)) unwritten.set(kind, (byKind.get(kind) ?? []).filter(hasPlaceholder));
      return (isOpen ? byKind : unwritten).get(kind)?.find((object) => {
        const places = compareNamespaces(object.namespace, namespace);
        return places !== "different" && compareNames(object.name, name) !== "different";
      });
    },
    named(kind, name) {
      if (!anywhere.has(kind)) anywhere.set(kind, groupByName(byKind.get(kind) ?? []));
      return anywhere.get(kind)?.get(name) ?? [];
    },
  };
}

/** Whether two namespaces are the same one; what names none is taken to be in `default`. */
export function sameNamespace(a: string | undefined, b: string | undefined): boolean {
  return (a ?? DEFAULT) === (b ?? DEFAULT);
}

/** The same while placeholders may still become anything. */
export function compareNamespaces(a: string | undefined, b: string | undefined): "same" | "open" | "different" {
  return compareNames(a ?? DEFAULT, b ?? DEFAULT);
}

export function keyOf(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? DEFAULT}/${name}`;
}

/** An annotation's place, written or not. */
export function annotation(object: Cursor, key: string): Cursor {
  return descend(object, "metadata", "annotations", key);
}

/** Whether the annotation is written. Most are not, and that is asked often. */
export function isAnnotated({ node }: Cursor, key: string): boolean {
  const metadata = findEntry(node, "metadata")?.value;
  return findEntry(findEntry(metadata, "annotations")?.value, key) !== undefined;
}

export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const DEFAULT = "default";

interface Copies {
  readonly list: [Named, ...Named[]];
  /** Made when it is first asked for. */
  chooser?: Chooser<Named>;
}

function isNamed(resource: Resource): resource is Named {
  return resource.name !== undefined;
}

function hasPlaceholder({ namespace, name }: Named): boolean {
  return filledInLater(namespace, name) !== undefined;
}

function groupByName(all: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const groups = new Map<string, Named[]>();
  for (const object of all) append(groups, object.name, object);
  return groups;
}

const DOORS = ["Ingress", "HTTPRoute", "GRPCRoute", "VirtualService", "HTTPProxy", "IngressRoute"] as const;

/** The files, and their folders, in which a way in with backends of its own is written. */
function doorPlaces(byKind: ReadonlyMap<Kind, readonly Named[]>): ReadonlySet<string> {
  const places = new Set<string>();
  for (const kind of DOORS) {
    for (const { at } of byKind.get(kind) ?? []) {
      const isWhole = ["rules", "defaultBackend", "backend", "routes", "http"].some(
        (key) => descend(at, "spec", key).node !== undefined,
      );
      const file = sourceName(at.document.source.source);
      if (isWhole) places.add(file).add(folderOf(file));
    }
  }
  return places;
}

function kindOf({ kind, group, at }: Resource): Kind | undefined {
  if (kind === "Gateway" && group === "networking.istio.io") return "IstioGateway";
  if (!isKind(kind) || !GROUPS[kind].some((known) => known === group)) return undefined;
  return kind === "Service" && isPatch(at) ? "ServicePatch" : kind;
}

function isPatch(service: Cursor): boolean {
  const spec = descend(service, "spec");
  return descend(spec, "ports").node === undefined && textAt(spec, "type") !== "ExternalName";
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(GROUPS, kind);
}

/** A kustomize patch that takes the object away. */
function isDeletion({ at }: Resource): boolean {
  return findEntry(at.node, "$patch") !== undefined && textAt(at, "$patch") === "delete";
}
