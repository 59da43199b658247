import { descend } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Objects } from "../objects.ts";
import { sameNamespace } from "../objects.ts";
import type { Workload } from "../workload.ts";

const INJECT = "sidecar.istio.io/inject";

/** Whether Istio puts its proxy into the pods, as far as labels and annotations in the input show. */
export function isInjected({ at, kind, namespace, labels }: Workload, objects: Objects): boolean {
  const metadata = kind === "Pod" ? descend(at, "metadata") : descend(at, "spec", "template", "metadata");
  const own = labels.get(INJECT) ?? textAt(metadata, "annotations", INJECT);
  if (own !== undefined) return own === "true";
  if (labels.has("istio.io/rev")) return true;
  return objects.all("Namespace").some((found) => {
    if (!sameNamespace(found.name, namespace)) return false;
    const word = textAt(found.at, "metadata", "labels", "istio-injection");
    if (word !== undefined) return word === "enabled";
    return textAt(found.at, "metadata", "labels", "istio.io/rev") !== undefined;
  });
}
