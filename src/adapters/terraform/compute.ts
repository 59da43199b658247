import type { KnownFact } from "../../model/fact.ts";
import { limit } from "../../platform/limits.ts";
import { type Entry, findEntry, type MapNode, type Node } from "../../syntax/node.ts";
import { kindOfCollection } from "../compute/kind.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import { labelSpan, type ResourceBlock } from "./block.ts";
import { seenAt } from "./cloud-run.ts";
import type { ProviderDefaults } from "./provider-version.ts";
import { mapView, type Resolve } from "./view.ts";

type Reach = "global" | "region" | "zone";

/** The collections of the Compute API that Terraform's resources go to. */
const COLLECTIONS: Readonly<Record<string, readonly [collection: string, reach: Reach]>> = {
  google_compute_backend_service: ["backendServices", "global"],
  google_compute_region_backend_service: ["backendServices", "region"],
  google_compute_health_check: ["healthChecks", "global"],
  google_compute_region_health_check: ["healthChecks", "region"],
  google_compute_http_health_check: ["httpHealthChecks", "global"],
  google_compute_https_health_check: ["httpsHealthChecks", "global"],
  google_compute_url_map: ["urlMaps", "global"],
  google_compute_region_url_map: ["urlMaps", "region"],
  google_compute_target_http_proxy: ["targetHttpProxies", "global"],
  google_compute_region_target_http_proxy: ["targetHttpProxies", "region"],
  google_compute_target_https_proxy: ["targetHttpsProxies", "global"],
  google_compute_region_target_https_proxy: ["targetHttpsProxies", "region"],
  google_compute_target_grpc_proxy: ["targetGrpcProxies", "global"],
  google_compute_target_ssl_proxy: ["targetSslProxies", "global"],
  google_compute_target_tcp_proxy: ["targetTcpProxies", "global"],
  google_compute_region_target_tcp_proxy: ["targetTcpProxies", "region"],
  google_compute_global_forwarding_rule: ["forwardingRules", "global"],
  google_compute_forwarding_rule: ["forwardingRules", "region"],
  google_compute_region_network_endpoint_group: ["networkEndpointGroups", "region"],
  google_compute_global_network_endpoint_group: ["networkEndpointGroups", "global"],
  google_compute_network_endpoint_group: ["networkEndpointGroups", "zone"],
  google_compute_instance_group: ["instanceGroups", "zone"],
  google_compute_instance_group_manager: ["instanceGroups", "zone"],
  google_compute_region_instance_group_manager: ["instanceGroups", "region"],
};

/** A load balancer's part as the Compute API writes it. */
export function computeResource(
  block: ResourceBlock,
  resolve: Resolve,
  defaults: ProviderDefaults,
): Resource | undefined {
  const link = selfLink(block);
  const kind = kindOfCollection(link?.split("/").at(-2) ?? "");
  if (link === undefined || kind === undefined) return undefined;
  const view = mapView(block.body, resolve);
  const scheme = schemeOf(block, defaults);
  const entries = [...view.entries.flatMap((entry) => renamed(entry, block)), ...unwritten(block, link, scheme?.node)];
  const at = seenAt(block, { ...view, entries });
  const made = scheme?.version && { maker: scheme.version };
  return { group: "compute", version: "terraform", kind, name: block.name, namespace: undefined, at, ...made };
}

/** A resource's address in the API, with its folder in place of the project: modules do not see each other. */
export function selfLink({ type, name, folder, at }: ResourceBlock): string | undefined {
  const known = Object.hasOwn(COLLECTIONS, type) ? COLLECTIONS[type] : undefined;
  if (known === undefined) return undefined;
  const [collection, reach] = known;
  const area = textAt(at, reach)?.split("/").at(-1);
  const isGroup = collection === "networkEndpointGroups" && reach === "region";
  // Which region a serverless group is in tells services of one name apart, so it is never made up.
  const scope = reach === "global" ? "global/" : area === undefined && isGroup ? "" : `${reach}s/${area ?? "-"}/`;
  return `projects/${folder.replaceAll("/", ":")}/${scope}${collection}/${name}`;
}

function renamed(entry: Entry, { type }: ResourceBlock): readonly Entry[] {
  const { key, start, end } = entry;
  if (key === "connectionDrainingTimeoutSec") {
    const value: MapNode = { kind: "map", start, end, entries: [{ ...entry, key: "drainingTimeoutSec" }] };
    return [{ key: "connectionDraining", start, end, value }];
  }
  const isProxy = key === "backendService" && /_target_(?:ssl|tcp)_proxy$/.test(type);
  return [isProxy ? { ...entry, key: "service" } : entry];
}

/** The scheme that nobody wrote, where a version of the provider is named that decides it. */
function schemeOf(
  block: ResourceBlock,
  defaults: ProviderDefaults,
): { readonly node: Node; readonly version?: KnownFact<string> } | undefined {
  const { type, body } = block;
  if (!type.endsWith("_backend_service") || isWritten(body, "load_balancing_scheme")) return undefined;
  const span = labelSpan(block);
  const row = limit(type.includes("_region_") ? "lb-tf-scheme-default-region" : "lb-tf-scheme-default");
  const found = defaults(block, row);
  if (found === undefined) {
    const why = "no load_balancing_scheme is written, and versions of the provider differ in what it is then";
    return { node: { kind: "opaque", ...span, why } };
  }
  const { value, version } = found;
  return { node: { kind: "scalar", ...span, value, style: "quoted", byDefault: row.id }, version };
}

/** What is `null` is not written. */
function isWritten(body: MapNode, key: string): boolean {
  const node = findEntry(body, key)?.value;
  return node !== undefined && !(node.kind === "scalar" && node.value === null);
}

/** What the provider puts where nothing is written, as far as its versions agree. */
function unwritten(block: ResourceBlock, link: string, scheme: Node | undefined): readonly Entry[] {
  const { type, body } = block;
  const span = labelSpan(block);
  const isMissing = (key: string): boolean => !isWritten(body, key);
  const text = (value: string): Node => ({ kind: "scalar", ...span, value, style: "quoted" });
  const opaque = (why: string): Node => ({ kind: "opaque", ...span, why });
  const entries: Entry[] = [{ key: "selfLink", ...span, value: text(link) }];
  if (type === "google_compute_region_network_endpoint_group" && isMissing("network_endpoint_type")) {
    entries.push({ key: "networkEndpointType", ...span, value: text("SERVERLESS") });
  }
  if (scheme) entries.push({ key: "loadBalancingScheme", ...span, value: scheme });
  if (type === "google_compute_region_backend_service" && isMissing("connection_draining_timeout_sec")) {
    const why = "none is written, and versions of the provider differ in what it is then";
    const value: MapNode = {
      kind: "map",
      ...span,
      entries: [{ key: "drainingTimeoutSec", ...span, value: opaque(why) }],
    };
    entries.push({ key: "connectionDraining", ...span, value });
  }
  return entries;
}
