import { type Cursor, descend } from "../../syntax/cursor.ts";
import { findEntry } from "../../syntax/node.ts";
import { textAt } from "../read.ts";

/** The Compute resources that a connection passes, by the name of their collection in a URL. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  backendServices: "backendService",
  forwardingRules: "forwardingRule",
  healthChecks: "healthCheck",
  httpHealthChecks: "httpHealthCheck",
  httpsHealthChecks: "httpsHealthCheck",
  networkEndpointGroups: "networkEndpointGroup",
  targetGrpcProxies: "targetGrpcProxy",
  targetHttpProxies: "targetHttpProxy",
  targetHttpsProxies: "targetHttpsProxy",
  targetSslProxies: "targetSslProxy",
  targetTcpProxies: "targetTcpProxy",
  urlMaps: "urlMap",
};

/** The kind of the resources in a collection, or undefined for those that no connection passes. */
export function kindOfCollection(collection: string): string | undefined {
  return Object.hasOwn(COLLECTIONS, collection) ? COLLECTIONS[collection] : undefined;
}

/**
 * What kind of Compute resource stands here: by its `kind`, by its own address, or, as `gcloud … export` leaves out the
 * first and people leave out the second, by the fields that no other kind has.
 */
export function computeKind(at: Cursor): string | undefined {
  const kind = textAt(at, "kind");
  if (kind !== undefined) return kind.startsWith("compute#") ? kind.slice("compute#".length) : undefined;
  const link = textAt(at, "selfLink");
  if (link?.includes("/projects/")) {
    const collection = link.split("/").at(-2) ?? "";
    return kindOfCollection(collection) ?? collection;
  }
  return kindByShape(at);
}

function kindByShape(at: Cursor): string | undefined {
  const has = (...keys: readonly string[]): boolean => keys.some((key) => findEntry(at.node, key) !== undefined);
  const refersTo = (collection: string, ...keys: readonly string[]): boolean =>
    keys.some((key) => textAt(at, key)?.includes(`${collection}/`));
  if (has("networkEndpointType")) return "networkEndpointGroup";
  if (has("IPAddress", "IPProtocol", "portRange") && has("target", "backendService")) return "forwardingRule";
  if (has("loadBalancingScheme") && has("backends", "protocol")) return "backendService";
  if (isHealthCheck(has)) return "healthCheck";
  if (refersTo("urlMaps", "urlMap"))
    return has("sslCertificates", "certificateMap") ? "targetHttpsProxy" : "targetHttpProxy";
  if (has("proxyHeader") && refersTo("backendServices", "service")) {
    return has("sslCertificates", "certificateMap") ? "targetSslProxy" : "targetTcpProxy";
  }
  const isMap = descend(at, "pathMatchers").node?.kind === "list" && has("hostRules", "defaultService");
  if (isMap || refersTo("backendServices", "defaultService")) return "urlMap";
  return undefined;
}

const PROTOCOL_CHECKS = ["httpHealthCheck", "httpsHealthCheck", "http2HealthCheck", "tcpHealthCheck", "sslHealthCheck"];

function isHealthCheck(has: (...keys: readonly string[]) => boolean): boolean {
  return has("type") && (has(...PROTOCOL_CHECKS, "grpcHealthCheck") || has("checkIntervalSec"));
}
