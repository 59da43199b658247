import { declared } from "../../model/fact.ts";
import type { AttachmentFault } from "../../model/load-balancer.ts";
import { type Cursor, descend, locate } from "../../syntax/cursor.ts";
import { backendConfigAnnotation, namedConfigs } from "./backend-config.ts";
import { writtenSettings } from "./backend-settings.ts";
import { readJsonAnnotation } from "./json-annotation.ts";
import { append, keyOf, type Named, type Objects } from "./objects.ts";
import type { Workload } from "./workload.ts";

/** The BackendConfigs of each namespace that no annotation in the input names, not even a misplaced one. */
export function unusedConfigs(
  objects: Objects,
  workloads: readonly Workload[],
): ReadonlyMap<string, readonly AttachmentFault[]> {
  if (objects.all("BackendConfig").length === 0) return new Map();
  const named = new Set<string>();
  const read = (object: Cursor, namespace: string | undefined): void => {
    const json = readJsonAnnotation(backendConfigAnnotation(object));
    if (json.kind === "map")
      for (const name of namedConfigs(json.at)) named.add(keyOf("BackendConfig", namespace, name));
  };
  for (const kind of ["Service", "ServicePatch", "MultiClusterService", "Ingress", "MultiClusterIngress"] as const) {
    for (const { at, namespace } of objects.all(kind)) read(at, namespace);
  }
  for (const { at, namespace } of workloads) {
    read(at, namespace);
    read(descend(at, "spec", "template"), namespace);
  }
  const unused = new Map<string, AttachmentFault[]>();
  for (const config of objects.all("BackendConfig")) {
    if (named.has(keyOf("BackendConfig", config.namespace, config.name))) continue;
    append(unused, namespaceKey(config.namespace), faultOf(config));
  }
  return unused;
}

export function namespaceKey(namespace: string | undefined): string {
  return keyOf("", namespace, "");
}

function faultOf({ at, name }: Named): AttachmentFault {
  const owner = `BackendConfig ${name}`;
  return {
    kind: "unused",
    subject: declared(owner, name, locate(descend(at, "metadata", "name"))),
    settings: writtenSettings(owner, descend(at, "spec")),
    detail: "no Service in the input names it in an annotation",
  };
}
