import { type Entry, findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import { kindsMeantBy } from "./kinds.ts";
import type { Follow } from "./references.ts";

/** How the API calls what Config Connector calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  backend: "backends",
  backendServiceRef: "backendService",
  hostRule: "hostRules",
  ipProtocol: "IPProtocol",
  pathMatcher: "pathMatchers",
  pathRule: "pathRules",
  serviceRef: "service",
  urlMapRef: "urlMap",
};

/** Fields that are one address to the API, and a map with a reference of one kind or another here. */
const ADDRESSES: ReadonlySet<string> = new Set(["defaultService", "group", "healthChecks", "service", "target"]);

/** The same nodes under the names that the Compute API gives them, so that one reader serves both. Every span stays. */
export function computeView(node: Node, follow: Follow): Node {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => computeView(item, follow)) };
  return node.kind === "map" ? mapView(node, follow) : node;
}

export function mapView({ start, end, entries }: MapNode, follow: Follow): MapNode {
  return { kind: "map", start, end, entries: entries.map((entry) => entryView(entry, follow)) };
}

function entryView(entry: Entry, follow: Follow): Entry {
  const { key, start, end, value } = entry;
  if (key === "connectionDrainingTimeoutSec") {
    const inner: MapNode = { kind: "map", start, end, entries: [{ ...entry, key: "drainingTimeoutSec" }] };
    return { key: "connectionDraining", start, end, value: inner };
  }
  const name = Object.hasOwn(NAMES, key) ? (NAMES[key] ?? key) : key;
  if (kindsMeantBy(key) !== undefined) return { key: name, start, end, value: follow(key, value) };
  if (ADDRESSES.has(key)) return { key: name, start, end, value: addressed(value, follow) };
  return { key: name, start, end, value: computeView(value, follow) };
}

function addressed(node: Node, follow: Follow): Node {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => addressed(item, follow)) };
  if (node.kind !== "map") return node;
  const reference = node.entries.find(({ key }) => kindsMeantBy(key) !== undefined);
  if (reference !== undefined) return follow(reference.key, reference.value);
  const other = node.entries.find(({ key, value }) => key.endsWith("Ref") && findEntry(value, "name") !== undefined);
  if (other === undefined) return mapView(node, follow);
  return { kind: "opaque", start: other.start, end: other.end, why: `${other.key} leads to no backend service` };
}
