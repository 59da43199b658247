import { descend } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Workload } from "../workload.ts";
import type { Mesh } from "./mesh.ts";

const INJECT = "sidecar.istio.io/inject";

/** Whether Istio puts its proxy into the pods, as far as labels and annotations in the input show. */
export function isInjected({ at, kind, namespace, labels }: Workload, mesh: Mesh): boolean {
  const metadata = kind === "Pod" ? descend(at, "metadata") : descend(at, "spec", "template", "metadata");
  const own = labels.get(INJECT) ?? textAt(metadata, "annotations", INJECT);
  if (own !== undefined) return own === "true";
  if (labels.has("istio.io/rev")) return true;
  return mesh.isInjected(namespace);
}
