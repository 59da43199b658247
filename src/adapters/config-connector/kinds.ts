/** The collections of the Compute API that Config Connector's kinds go to. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  ComputeBackendService: "backendServices",
  ComputeForwardingRule: "forwardingRules",
  ComputeHTTPHealthCheck: "httpHealthChecks",
  ComputeHTTPSHealthCheck: "httpsHealthChecks",
  ComputeHealthCheck: "healthChecks",
  ComputeInstanceGroup: "instanceGroups",
  ComputeInstanceGroupManager: "instanceGroups",
  ComputeNetworkEndpointGroup: "networkEndpointGroups",
  ComputeRegionNetworkEndpointGroup: "networkEndpointGroups",
  ComputeTargetGRPCProxy: "targetGrpcProxies",
  ComputeTargetHTTPProxy: "targetHttpProxies",
  ComputeTargetHTTPSProxy: "targetHttpsProxies",
  ComputeTargetSSLProxy: "targetSslProxies",
  ComputeTargetTCPProxy: "targetTcpProxies",
  ComputeURLMap: "urlMaps",
};

/** The collection of a kind, or undefined for those that no connection passes. */
export function collectionOf(kind: string): string | undefined {
  return Object.hasOwn(COLLECTIONS, kind) ? COLLECTIONS[kind] : undefined;
}

/** The kinds that a reference may name, by its key. */
const REFERENCES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  backendServiceRef: ["ComputeBackendService"],
  healthCheckRef: ["ComputeHealthCheck"],
  httpHealthCheckRef: ["ComputeHTTPHealthCheck"],
  instanceGroupRef: ["ComputeInstanceGroup", "ComputeInstanceGroupManager"],
  networkEndpointGroupRef: ["ComputeNetworkEndpointGroup", "ComputeRegionNetworkEndpointGroup"],
  serviceRef: ["RunService"],
  targetGRPCProxyRef: ["ComputeTargetGRPCProxy"],
  targetHTTPProxyRef: ["ComputeTargetHTTPProxy"],
  targetHTTPSProxyRef: ["ComputeTargetHTTPSProxy"],
  targetSSLProxyRef: ["ComputeTargetSSLProxy"],
  targetTCPProxyRef: ["ComputeTargetTCPProxy"],
  urlMapRef: ["ComputeURLMap"],
};

export function kindsMeantBy(reference: string): readonly [string, ...string[]] | undefined {
  return Object.hasOwn(REFERENCES, reference) ? REFERENCES[reference] : undefined;
}
