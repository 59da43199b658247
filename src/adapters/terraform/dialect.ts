/** How the resources of one provider spell what their API has. Everything that is not listed differs only in its case. */
export interface Dialect {
  /** Blocks that the API calls otherwise, mostly because it has a list of them. */
  readonly blocks: Readonly<Record<string, string>>;
  /** Names in which more than the case differs. */
  readonly names: Readonly<Record<string, string>>;
  /** Blocks that may be repeated are lists to the API, however often they are written. */
  readonly lists: ReadonlySet<string>;
  /** Blocks of those names that are but one, by the block they stand in: `service.port`. */
  readonly single: ReadonlySet<string>;
  /** Maps whose keys are the user's own. */
  readonly free: ReadonlySet<string>;
}

const API_BLOCKS = {
  backend: "backends",
  host_rule: "hostRules",
  path_matcher: "pathMatchers",
  path_rule: "pathRules",
};

/** Cloud Run and Compute. */
export const GOOGLE: Dialect = {
  blocks: API_BLOCKS,
  names: {},
  lists: new Set([
    ...Object.keys(API_BLOCKS),
    "containers",
    "env",
    "env_from",
    "match_rules",
    "ports",
    "route_rules",
    "traffic",
    "volume_mounts",
    "volumes",
    "weighted_backend_services",
  ]),
  single: new Set(),
  free: new Set(["annotations", "labels", "limits"]),
};

const KUBERNETES_BLOCKS = {
  allowed_topologies: "allowedTopologies",
  container: "containers",
  env: "env",
  env_from: "envFrom",
  http_header: "httpHeaders",
  image_pull_secrets: "imagePullSecrets",
  init_container: "initContainers",
  items: "items",
  match_expressions: "matchExpressions",
  metric: "metrics",
  owner_references: "ownerReferences",
  path: "paths",
  port: "ports",
  readiness_gate: "readinessGates",
  rule: "rules",
  sources: "sources",
  tls: "tls",
  toleration: "tolerations",
  volume: "volumes",
  volume_claim_template: "volumeClaimTemplates",
  volume_mount: "volumeMounts",
};

/** The provider for Kubernetes: one block for each item of a list, in the singular. */
export const KUBERNETES: Dialect = {
  blocks: KUBERNETES_BLOCKS,
  names: {
    client_ip: "clientIP",
    cluster_ip: "clusterIP",
    cluster_ips: "clusterIPs",
    external_ips: "externalIPs",
    host_ip: "hostIP",
    load_balancer_ip: "loadBalancerIP",
    target_cpu_utilization_percentage: "targetCPUUtilizationPercentage",
  },
  lists: new Set(Object.keys(KUBERNETES_BLOCKS)),
  single: new Set(["service.port", "object.metric", "pods.metric", "external.metric"]),
  free: new Set(["annotations", "data", "labels", "limits", "match_labels", "node_selector", "requests"]),
};
