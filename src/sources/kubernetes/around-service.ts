import type { Problem } from "../../syntax/document.ts";
import type { Api } from "./api.ts";
import { type JsonObject, objectsAt, textAt, valueAt } from "./json.ts";
import { CONFIG_MAP, GATEWAY, GATEWAY_POLICY, INGRESS_CLASS, NAMESPACE_KINDS, POD, ROUTES } from "./kinds.ts";
import { type Found, problemAt } from "./object-document.ts";
import { getObject, listKind, type ReadResult, together } from "./read-kind.ts";
import {
  annotationOf,
  ingressLeadsTo,
  isSelected,
  namespaceOf,
  parentsOf,
  routeRulesTo,
  selectorOf,
} from "./references.ts";
import { isLabel, type ServiceName } from "./service-name.ts";

/**
 * Reads what stands around a Service: its namespace whole, for what looks unused may be used by a neighbour, and of
 * other namespaces what the Service's own ways in name.
 */
export async function readAround(api: Api, service: Found, name: ServiceName): Promise<ReadResult> {
  const lists = NAMESPACE_KINDS.map((kind) => listKind(api, kind, name.namespace));
  const near = withService(together(await Promise.all(lists)), service);
  const routes = await foreignRoutes(api, near.found, name);
  const [doors, classes, settings, pods] = await Promise.all([
    foreignGateways(api, [...near.found, ...routes.found], name),
    ingressClasses(api, near.found, name),
    configMaps(api, near.found, service.object),
    podsWithoutOwner(api, near.found, service.object, name),
  ]);
  return together([near, routes, doors, classes, settings, pods]);
}

/** Kinds whose objects are looked up by name are looked up so often at most. */
const MOST_LOOKED_UP = 50;

/** Who may not list Services may still read this one. */
function withService(result: ReadResult, service: Found): ReadResult {
  const isListed = result.found.some(({ resource }) => resource === service.resource);
  return isListed ? result : { ...result, found: [service, ...result.found] };
}

export function ofKind(found: readonly Found[], ...kinds: readonly string[]): readonly JsonObject[] {
  return found.flatMap(({ object }) => (kinds.includes(textAt(object, "kind") ?? "") ? [object] : []));
}

/** Routes of other namespaces lead here only where a ReferenceGrant of this one lets them. */
async function foreignRoutes(api: Api, found: readonly Found[], service: ServiceName): Promise<ReadResult> {
  const from = ofKind(found, "ReferenceGrant")
    .filter((grant) => objectsAt(grant, "spec", "to").some((to) => isGranted(to, service)))
    .flatMap((grant) => objectsAt(grant, "spec", "from"))
    .filter((source) => ROUTES.some(({ kind }) => kind === textAt(source, "kind")))
    .flatMap((source) => textAt(source, "namespace") ?? []);
  const namespaces = [...new Set(from)].filter((name) => name !== service.namespace && isLabel(name));
  const lists = namespaces
    .slice(0, MOST_LOOKED_UP)
    .flatMap((namespace) => ROUTES.map((kind) => listKind(api, kind, namespace)));
  const result = together(await Promise.all(lists));
  return { ...result, found: result.found.filter(({ object }) => routeRulesTo(object, service).length > 0) };
}

function isGranted(to: JsonObject, service: ServiceName): boolean {
  return textAt(to, "kind") === "Service" && (textAt(to, "name") ?? service.name) === service.name;
}

/** The Gateways of other namespaces that the Service's routes are attached to, with the policies on them. */
async function foreignGateways(api: Api, found: readonly Found[], service: ServiceName): Promise<ReadResult> {
  const routes = ofKind(found, "HTTPRoute", "GRPCRoute").filter((route) => routeRulesTo(route, service).length > 0);
  const parents = routes.flatMap(parentsOf).filter(({ namespace }) => namespace !== service.namespace);
  const wanted = new Map(parents.map(({ namespace, name }) => [`${namespace}/${name}`, { namespace, name }]));
  const safe = [...wanted.values()].filter(({ namespace, name }) => isLabel(namespace) && isLabel(name));
  const few = safe.slice(0, MOST_LOOKED_UP);
  const gateways = await Promise.all(few.map(({ namespace, name }) => getObject(api, GATEWAY, namespace, name)));
  const namespaces = [...new Set(few.map(({ namespace }) => namespace))];
  const policies = together(await Promise.all(namespaces.map((one) => listKind(api, GATEWAY_POLICY, one))));
  const isWanted = ({ object }: Found): boolean =>
    wanted.has(`${namespaceOf(object)}/${textAt(object, "spec", "targetRef", "name")}`);
  return together([...gateways, { ...policies, found: policies.found.filter(isWanted) }]);
}

/** Needed only where an Ingress of the Service names a class of its own, or none. */
async function ingressClasses(api: Api, found: readonly Found[], service: ServiceName): Promise<ReadResult> {
  const own = ofKind(found, "Ingress").filter((ingress) => ingressLeadsTo(ingress, service));
  const classes = own.map(
    (one) => annotationOf(one, "kubernetes.io/ingress.class") ?? textAt(one, "spec", "ingressClassName"),
  );
  const isPlain = classes.every((name) => name === "gce" || name === "gce-internal");
  return isPlain ? NOTHING : listKind(api, INGRESS_CLASS);
}

const NOTHING: ReadResult = { found: [], problems: [] };

/** Templates of the pods that the Service selects. */
function templatesBehind(found: readonly Found[], service: JsonObject): readonly unknown[] {
  const selector = selectorOf(service);
  if (selector === undefined) return [];
  return ofKind(found, "Deployment", "StatefulSet", "DaemonSet", "Rollout")
    .map((workload) => valueAt(workload, "spec", "template"))
    .filter((template) => isSelected(valueAt(template, "metadata", "labels"), selector));
}

/** The ConfigMaps that the Service's pods read, one by one: a namespace's others are nobody's business. */
async function configMaps(api: Api, found: readonly Found[], service: JsonObject): Promise<ReadResult> {
  const names = new Set(templatesBehind(found, service).flatMap((template) => configMapsOf(valueAt(template, "spec"))));
  const all = [...names].filter((name) => /^[a-z0-9][-a-z0-9.]{0,252}$/.test(name)).sort();
  const namespace = namespaceOf(service);
  const results = await Promise.all(
    all.slice(0, MOST_LOOKED_UP).map((name) => getObject(api, CONFIG_MAP, namespace, name)),
  );
  const { found: read, problems } = together(results);
  return { found: read, problems: firstOfEachMessage(problems) };
}

function configMapsOf(pod: unknown): readonly string[] {
  const containers = [...objectsAt(pod, "containers"), ...objectsAt(pod, "initContainers")];
  const named = [
    ...containers.flatMap((one) => objectsAt(one, "envFrom")).map((from) => textAt(from, "configMapRef", "name")),
    ...containers
      .flatMap((one) => objectsAt(one, "env"))
      .map((one) => textAt(one, "valueFrom", "configMapKeyRef", "name")),
    ...objectsAt(pod, "volumes").flatMap((volume) => [
      textAt(volume, "configMap", "name"),
      ...objectsAt(volume, "projected", "sources").map((source) => textAt(source, "configMap", "name")),
    ]),
  ];
  return named.flatMap((name) => name ?? []);
}

/** One refusal for a kind says what fifty would. */
function firstOfEachMessage(problems: readonly Problem[]): readonly Problem[] {
  return problems.slice(0, 1);
}

/** Where no workload that is read runs the Service's pods, the pods themselves are what there is to see. */
async function podsWithoutOwner(
  api: Api,
  found: readonly Found[],
  service: JsonObject,
  { namespace, name }: ServiceName,
): Promise<ReadResult> {
  const selector = selectorOf(service);
  if (selector === undefined || templatesBehind(found, service).length > 0) return NOTHING;
  const { found: pods, problems } = await listKind(api, POD, namespace);
  const selected = pods.filter(({ object }) => isSelected(valueAt(object, "metadata", "labels"), selector));
  if (selected.length > 0 || problems.length > 0) return { found: selected, problems };
  const labels = selector.map((pair) => pair.join("=")).join(",");
  const message = `no workload and no pod of namespace ${namespace} has the labels that the Service selects (${labels})`;
  return { found: [], problems: [problemAt(`api/v1/namespaces/${namespace}/services/${name}`, message)] };
}
