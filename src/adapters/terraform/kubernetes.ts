import { descend } from "../../syntax/cursor.ts";
import { findEntry } from "../../syntax/node.ts";
import { placeholderIn, textAt } from "../read.ts";
import type { Resource } from "../resource.ts";
import type { ResourceBlock } from "./block.ts";
import { seenAt } from "./cloud-run.ts";
import { KUBERNETES } from "./dialect.ts";
import { insideHeredocs } from "./heredoc.ts";
import { withPlaceholders } from "./placeholders.ts";
import { mapView, type Resolve } from "./view.ts";

/** The kinds that the provider's resources make, with their API group. A version in the name changes neither. */
const KINDS: Readonly<Record<string, readonly [kind: string, group: string]>> = {
  config_map: ["ConfigMap", ""],
  daemon_set: ["DaemonSet", "apps"],
  daemonset: ["DaemonSet", "apps"],
  deployment: ["Deployment", "apps"],
  horizontal_pod_autoscaler: ["HorizontalPodAutoscaler", "autoscaling"],
  ingress: ["Ingress", "networking.k8s.io"],
  ingress_class: ["IngressClass", "networking.k8s.io"],
  pod: ["Pod", ""],
  replication_controller: ["ReplicationController", ""],
  service: ["Service", ""],
  stateful_set: ["StatefulSet", "apps"],
};

/** `kubernetes_deployment`, `kubernetes_ingress_v1` and the like as the Kubernetes API has them. */
export function kubernetesResource(block: ResourceBlock, resolve: Resolve): Resource | undefined {
  const known = kindOf(block);
  if (known === undefined) return undefined;
  const [kind, group] = known;
  const { document } = block.at;
  const view = insideHeredocs(mapView(block.body, resolve, KUBERNETES), document);
  const at = seenAt(block, withPlaceholders(view, document.source));
  const namespace = textAt(at, "metadata", "namespace");
  return { group, version: "v1", kind, name: kubernetesName(block), namespace, at };
}

export function isKubernetes(block: ResourceBlock): boolean {
  return kindOf(block) !== undefined || /^kubernetes_namespace(?:_v\d+)?$/.test(block.type);
}

/** Its name, or its label where the name is only known when it is applied. */
export function kubernetesName({ body, at, name: label }: ResourceBlock): string {
  const isBlock = findEntry(body, "metadata")?.value.kind === "map";
  const name = isBlock ? textAt(descend(at, "metadata", "name")) : undefined;
  return name === undefined || name === "" || placeholderIn(name) !== undefined ? label : name;
}

function kindOf({ type }: ResourceBlock): readonly [string, string] | undefined {
  const name = /^kubernetes_([a-z_]+?)(?:_v\d[a-z0-9]*)?$/.exec(type)?.[1] ?? "";
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}
