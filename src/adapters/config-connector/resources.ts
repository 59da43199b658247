import { Cursor, descend, locateKey } from "../../syntax/cursor.ts";
import { type Entry, findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import type { Span } from "../../text/span.ts";
import { kindOfCollection } from "../compute/kind.ts";
import { placeholderIn } from "../read.ts";
import type { Resource } from "../resource.ts";
import { collectionOf } from "./kinds.ts";
import { type ManagedObject, projectOf } from "./managed-object.ts";
import { type Follow, indexReferences } from "./references.ts";
import { mapView } from "./view.ts";

const GROUPS: ReadonlySet<string> = new Set(["compute.cnrm.cloud.google.com", "run.cnrm.cloud.google.com"]);

/** The resources with what Config Connector makes seen as the APIs would give it; all others stay as they are. */
export function seeConfigConnector(resources: readonly Resource[]): readonly Resource[] {
  const own = resources.filter(({ group }) => GROUPS.has(group));
  if (own.length === 0) return resources;
  const { objects, from } = indexReferences(own);
  const seen = new Map(objects.map((object) => [object.resource, seenAs(object, from(object))]));
  return resources.flatMap((resource) => (seen.has(resource) ? (seen.get(resource) ?? []) : resource));
}

function seenAs(object: ManagedObject, follow: Follow): Resource | undefined {
  const { kind, group } = object.resource;
  if (group === "run.cnrm.cloud.google.com") return kind === "RunService" ? runService(object) : undefined;
  const api = kindOfCollection(collectionOf(kind) ?? "");
  if (api === undefined) return undefined;
  const { body, span } = written(object.resource);
  const view = mapView(body, follow);
  // A target proxy calls the backend service behind it just that, and a forwarding rule does not.
  const renamed = view.entries.map((entry) =>
    entry.key === "backendService" && /^target/.test(api) ? { ...entry, key: "service" } : entry,
  );
  const entries = [...renamed, nameEntry(object), ...unwritten(object, view, span)];
  const at = seenAt(object, { ...view, entries });
  return { group: "compute", version: "config-connector", kind: api, name: apiName(object), namespace: undefined, at };
}

function runService(object: ManagedObject): Resource {
  const { kind, start, end, entries } = written(object.resource).body;
  const at = seenAt(object, { kind, start, end, entries: [...entries, nameEntry(object)] });
  const namespace = projectOf(object.resource);
  return { group: "run.googleapis.com", version: "v2", kind: "Service", name: apiName(object), namespace, at };
}

/** What is not set would stand below `spec`. */
function seenAt({ resource }: ManagedObject, view: Node): Cursor {
  const spec = descend(resource.at, "spec");
  return new Cursor(resource.at.document, view, locateKey(spec).span, spec);
}

function written({ at }: Resource): { readonly body: MapNode; readonly span: Span } {
  const spec = descend(at, "spec");
  const { start, end } = locateKey(spec).span;
  return {
    body: spec.node?.kind === "map" ? spec.node : { kind: "map", start, end, entries: [] },
    span: { start, end },
  };
}

function apiName({ name }: ManagedObject): string | undefined {
  return name === "" || placeholderIn(name) !== undefined ? undefined : name;
}

function nameEntry({ resource, name }: ManagedObject): Entry {
  const { node } = resource.at;
  const own = findEntry(findEntry(node, "spec")?.value, "resourceID");
  const entry = own?.value.kind === "scalar" ? own : findEntry(findEntry(node, "metadata")?.value, "name");
  const place = entry ?? locateKey(resource.at).span;
  const at = entry?.value ?? place;
  return {
    key: "name",
    start: place.start,
    end: place.end,
    value: { kind: "scalar", start: at.start, end: at.end, value: name, style: "quoted" },
  };
}

/** What Config Connector puts where nothing is written, as far as anybody says. */
function unwritten({ resource, link }: ManagedObject, view: MapNode, span: Span): readonly Entry[] {
  const isMissing = (key: string): boolean => findEntry(view, key) === undefined;
  const entry = (key: string, value: Node): Entry => ({ key, ...span, value });
  const text = (value: string): Node => ({ kind: "scalar", ...span, value, style: "quoted" });
  const opaque = (why: string): Node => ({ kind: "opaque", ...span, why });
  const entries = [entry("selfLink", text(link))];
  if (resource.kind === "ComputeRegionNetworkEndpointGroup" && isMissing("networkEndpointType")) {
    entries.push(entry("networkEndpointType", text("SERVERLESS")));
  }
  if (resource.kind !== "ComputeBackendService") return entries;
  if (isMissing("loadBalancingScheme")) {
    const why = "no loadBalancingScheme is written, and what Config Connector makes it then is not documented";
    entries.push(entry("loadBalancingScheme", opaque(why)));
  }
  if (isMissing("connectionDraining")) {
    const why = "none is written, and what Config Connector makes it then is not documented";
    const value: MapNode = { kind: "map", ...span, entries: [entry("drainingTimeoutSec", opaque(why))] };
    entries.push(entry("connectionDraining", value));
  }
  return entries;
}
