import type { Fact } from "../../../model/fact.ts";
import { descend } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Named, Objects } from "../objects.ts";
import { agreedFacts } from "../proxies/agreed.ts";
import { durationFact } from "../proxies/duration-fact.ts";
import type { Setting } from "../proxies/installed.ts";

/** What the ConfigMaps of HAProxy controllers say of tunnels. */
export function haproxyTunnel(objects: Objects): Setting {
  const known = objects.all("ConfigMap").filter(isControllers);
  const facts = known.flatMap((configMap): readonly Fact<number>[] => {
    const at = descend(configMap.at, "data", "timeout-tunnel");
    const fact = durationFact(`timeout-tunnel of ConfigMap ${configMap.name}`, at, "milliseconds");
    if (fact === undefined) return [];
    return fact.known ? [{ ...fact, assumed: `ConfigMap ${configMap.name} is that of this controller` }] : [fact];
  });
  const fact = agreedFacts(facts, "several ConfigMaps of HAProxy set it differently");
  return { isSeen: known.length > 0, fact };
}

/** As their Helm charts label and name them. */
function isControllers({ at, name }: Named): boolean {
  const label = textAt(at, "metadata", "labels", "app.kubernetes.io/name");
  return /^(?:kubernetes-ingress|haproxy-ingress)$/.test(label ?? "") || /haproxy/.test(name);
}
