import { defineRule, type Rule } from "../../engine/rule.ts";
import type { AttachmentFault } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { attachmentOutcome, rootFaults } from "../attachment.ts";

type Kind = AttachmentFault["kind"];
/** Mistakes that show by themselves. */
const CERTAIN: ReadonlySet<Kind> = new Set<Kind>(["misplaced", "malformed", "port-mismatch"]);
/** Signs of one, worth a word only where connections depend on the settings. */
const LIKELY: ReadonlySet<Kind> = new Set<Kind>(["unused", "not-in-input", "wrong-target"]);

export const backendconfigNotAttached: Rule = defineRule({
  id: "lb/backendconfig-not-attached",
  title: "BackendConfig does not reach the load balancer",
  why: `GKE reads a BackendConfig only through an annotation on the Service, for the port that the Ingress uses. Anywhere
else it is accepted without a word and ignored: the timeout, draining and affinity it sets never reach a client.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration",
    "https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/backendconfig/v1/types.go",
  ],
  explains: [
    "lb/backend-timeout-cuts-websocket",
    "lb/draining-disabled",
    "lb/session-affinity-missing",
    "probe/lb-health-path-mismatch",
    "app/heartbeat-exceeds-idle-limit",
    "app/heartbeat-missing",
    "shutdown/grace-shorter-than-drain",
  ],
  params: {},

  *check(path) {
    const { loadBalancer } = path;
    const socket = socketFact(path);
    if (loadBalancer?.attachment.via !== "backend-config") return;
    const { applied, faults } = loadBalancer.attachment;
    const relevant = rootFaults(faults).filter(({ kind }) => {
      // An annotation left in the wrong place beside the right one does no harm.
      if (kind === "misplaced" && applied?.known) return false;
      return CERTAIN.has(kind) || (socket && LIKELY.has(kind));
    });
    for (const fault of relevant) yield attachmentOutcome(path, loadBalancer, fault);
    if (relevant.length === 0 && applied?.known && socket) yield { verdict: "pass", evidence: [applied, socket] };
  },
});
