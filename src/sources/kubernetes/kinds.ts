/** A kind of object that is read, and what is not seen where it may not be. */
export interface ReadKind {
  readonly kind: string;
  /** Empty for the core group. */
  readonly group: string;
  /** The versions the adapters understand, the best first. */
  readonly versions: readonly [string, ...string[]];
  readonly plural: string;
  /** What the answer lacks without it: ends the sentence "…, so". */
  readonly cost: string;
}

const WORKLOAD_COST = "probes, shutdown and settings of pods it runs are not seen";
const POLICY_COST = "the load balancer's settings are taken to be the defaults, which they may not be";
const ROUTE_COST = "a way in through one is not seen";

export const GATEWAY: ReadKind = {
  kind: "Gateway",
  group: "gateway.networking.k8s.io",
  versions: ["v1", "v1beta1"],
  plural: "gateways",
  cost: "the class and the address of the load balancer are not seen",
};

export const GATEWAY_POLICY: ReadKind = {
  kind: "GCPGatewayPolicy",
  group: "networking.gke.io",
  versions: ["v1"],
  plural: "gcpgatewaypolicies",
  cost: "what it sets on the Gateway is not seen",
};

/** Permits routes of other namespaces to lead here. */
export const REFERENCE_GRANT: ReadKind = {
  kind: "ReferenceGrant",
  group: "gateway.networking.k8s.io",
  versions: ["v1", "v1beta1"],
  plural: "referencegrants",
  cost: "a way in through a route of another namespace is not seen",
};

export const CONFIG_MAP: ReadKind = {
  kind: "ConfigMap",
  group: "",
  versions: ["v1"],
  plural: "configmaps",
  cost: "settings of the application that are kept in one are not seen",
};

export const POD: ReadKind = {
  kind: "Pod",
  group: "",
  versions: ["v1"],
  plural: "pods",
  cost: "what runs behind the Service is not seen",
};

export const SERVICE: ReadKind = {
  kind: "Service",
  group: "",
  versions: ["v1"],
  plural: "services",
  cost: "which other Services share its load balancer is not seen",
};

export const ROUTES: readonly ReadKind[] = [
  route("HTTPRoute", "httproutes", ["v1", "v1beta1"]),
  route("GRPCRoute", "grpcroutes", ["v1"]),
];

/** What is read of the Service's namespace. Never Secrets. */
export const NAMESPACE_KINDS: readonly ReadKind[] = [
  SERVICE,
  workload("Deployment", "apps", "deployments", "v1"),
  workload("StatefulSet", "apps", "statefulsets", "v1"),
  workload("DaemonSet", "apps", "daemonsets", "v1"),
  workload("Rollout", "argoproj.io", "rollouts", "v1alpha1"),
  {
    kind: "HorizontalPodAutoscaler",
    group: "autoscaling",
    versions: ["v2", "v1"],
    plural: "horizontalpodautoscalers",
    cost: "how many pods there may be is not seen",
  },
  {
    kind: "PodDisruptionBudget",
    group: "policy",
    versions: ["v1"],
    plural: "poddisruptionbudgets",
    cost: "how many pods may stop at once is not seen",
  },
  { kind: "Ingress", group: "networking.k8s.io", versions: ["v1"], plural: "ingresses", cost: ROUTE_COST },
  GATEWAY,
  ...ROUTES,
  REFERENCE_GRANT,
  policy("BackendConfig", "cloud.google.com", "backendconfigs", ["v1", "v1beta1"]),
  policy("FrontendConfig", "networking.gke.io", "frontendconfigs", ["v1beta1"]),
  policy("GCPBackendPolicy", "networking.gke.io", "gcpbackendpolicies", ["v1"]),
  policy("GCPSessionAffinityPolicy", "networking.gke.io", "gcpsessionaffinitypolicies", ["v1"]),
  policy("HealthCheckPolicy", "networking.gke.io", "healthcheckpolicies", ["v1"]),
  GATEWAY_POLICY,
];

/** Belongs to no namespace; says which controller an Ingress is for. */
export const INGRESS_CLASS: ReadKind = {
  kind: "IngressClass",
  group: "networking.k8s.io",
  versions: ["v1"],
  plural: "ingressclasses",
  cost: "whether an Ingress of a class with another name is Google's is not seen",
};

/** The address of a kind's objects: `api/v1/namespaces/web/services`. */
export function resourceOf({ group, plural }: ReadKind, version: string, namespace?: string): string {
  const root = group === "" ? `api/${version}` : `apis/${group}/${version}`;
  return namespace === undefined ? `${root}/${plural}` : `${root}/namespaces/${namespace}/${plural}`;
}

export function apiVersionOf({ group }: ReadKind, version: string): string {
  return group === "" ? version : `${group}/${version}`;
}

function workload(kind: string, group: string, plural: string, version: string): ReadKind {
  return { kind, group, versions: [version], plural, cost: WORKLOAD_COST };
}

function route(kind: string, plural: string, versions: ReadKind["versions"]): ReadKind {
  return { kind, group: "gateway.networking.k8s.io", versions, plural, cost: ROUTE_COST };
}

function policy(kind: string, group: string, plural: string, versions: ReadKind["versions"]): ReadKind {
  return { kind, group, versions, plural, cost: POLICY_COST };
}
