import type { Pointer } from "../../syntax/node.ts";

/** How the value of a flag is written where the API keeps it. */
export type Form = "text" | "upper" | "seconds" | "list";

/** A kind of Compute resource that gcloud makes, and where the API keeps what each flag says. */
export interface ComputeCommandKind {
  readonly collection: string;
  readonly flags: Readonly<Record<string, readonly [way: Pointer, form: Form]>>;
}

const BACKEND_SERVICE: ComputeCommandKind["flags"] = {
  protocol: [["protocol"], "upper"],
  timeout: [["timeoutSec"], "seconds"],
  "load-balancing-scheme": [["loadBalancingScheme"], "upper"],
  "connection-draining-timeout": [["connectionDraining", "drainingTimeoutSec"], "seconds"],
  "session-affinity": [["sessionAffinity"], "upper"],
  "port-name": [["portName"], "text"],
  "health-checks": [["healthChecks"], "list"],
};

/** The groups of `gcloud compute`, by their names. */
export const COMPUTE_KINDS: Readonly<Record<string, ComputeCommandKind>> = {
  "backend-services": { collection: "backendServices", flags: BACKEND_SERVICE },
  "url-maps": { collection: "urlMaps", flags: { "default-service": [["defaultService"], "text"] } },
  "target-http-proxies": { collection: "targetHttpProxies", flags: { "url-map": [["urlMap"], "text"] } },
  "target-https-proxies": { collection: "targetHttpsProxies", flags: { "url-map": [["urlMap"], "text"] } },
  "target-tcp-proxies": { collection: "targetTcpProxies", flags: { "backend-service": [["service"], "text"] } },
  "target-ssl-proxies": { collection: "targetSslProxies", flags: { "backend-service": [["service"], "text"] } },
  "forwarding-rules": {
    collection: "forwardingRules",
    flags: {
      "load-balancing-scheme": [["loadBalancingScheme"], "upper"],
      "backend-service": [["backendService"], "text"],
    },
  },
  "network-endpoint-groups": {
    collection: "networkEndpointGroups",
    flags: {
      "network-endpoint-type": [["networkEndpointType"], "upper"],
      "cloud-run-service": [["cloudRun", "service"], "text"],
      "cloud-run-url-mask": [["cloudRun", "urlMask"], "text"],
    },
  },
};

/** A health check keeps what it asks under the name of its protocol. */
export function healthCheckKind(protocol: string): ComputeCommandKind | undefined {
  if (!/^(?:http|https|http2|tcp|ssl|grpc)$/.test(protocol)) return undefined;
  const block = `${protocol}HealthCheck`;
  return {
    collection: "healthChecks",
    flags: {
      "check-interval": [["checkIntervalSec"], "seconds"],
      timeout: [["timeoutSec"], "seconds"],
      "request-path": [[block, "requestPath"], "text"],
      port: [[block, "port"], "text"],
      "port-name": [[block, "portName"], "text"],
    },
  };
}

/** The proxies that a forwarding rule may lead to, by its flag. */
export const TARGETS: Readonly<Record<string, string>> = {
  "target-http-proxy": "targetHttpProxies",
  "target-https-proxy": "targetHttpsProxies",
  "target-tcp-proxy": "targetTcpProxies",
  "target-ssl-proxy": "targetSslProxies",
};
