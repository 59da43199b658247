import { textAt } from "../read.ts";
import type { Named, Objects } from "./objects.ts";

/** The ConfigMaps of ingress-nginx's controllers. */
export function ingressNginxConfigMaps(objects: Objects): readonly Named[] {
  return objects.all("ConfigMap").filter(isControllers);
}

/** As its Helm chart and its manifests label and name it. */
function isControllers({ at, name }: Named): boolean {
  const label = textAt(at, "metadata", "labels", "app.kubernetes.io/name");
  return label === "ingress-nginx" || /^(?:ingress-nginx|nginx-ingress)-controller$|^nginx-configuration$/.test(name);
}
