import { textAt } from "../../read.ts";
import type { Named, Objects } from "../objects.ts";

/** The ConfigMaps of HAProxy controllers, as their Helm charts label and name them. */
export function haproxyConfigs(objects: Objects): readonly Named[] {
  return objects.all("ConfigMap").filter(({ at, name }) => {
    const label = textAt(at, "metadata", "labels", "app.kubernetes.io/name");
    return /^(?:kubernetes-ingress|haproxy-ingress)$/.test(label ?? "") || /haproxy/.test(name);
  });
}
