import { defineRule, type Rule } from "../../engine/rule.ts";
import type { AttachmentFault } from "../../model/load-balancer.ts";
import { socketFact } from "../../model/traffic.ts";
import { attachmentOutcome, rootFaults } from "../attachment.ts";

type Kind = AttachmentFault["kind"];
/** Mistakes that show by themselves. */
const CERTAIN: ReadonlySet<Kind> = new Set<Kind>(["misplaced", "malformed", "port-mismatch"]);
/** Signs of one, worth a word only where connections depend on the settings. */
const LIKELY: ReadonlySet<Kind> = new Set<Kind>(["unused", "not-in-input", "wrong-target"]);

/**
 * GKE reads a BackendConfig through one annotation only, on the **Service**, for the port that the Ingress uses. On the
 * Ingress or the Deployment, with JSON that does not parse, or for another port, it is accepted and ignored. Nothing
 * reports that, and the clients get the default timeout and no draining.
 *
 * ## Condition
 *
 * It fails when the path's backend has no BackendConfig and
 *
 * - the annotation stands on an object that the controller does not look at,
 * - its text is not a JSON object of the right shape,
 * - it names a port that the Ingress does not use, and no `default`, or
 * - a BackendConfig in the same namespace is named by nothing in the input.
 *
 * The last one counts only where long-lived connections are in evidence. It is undecided when the annotation names an
 * object that is not in the input, or when it cannot be told which controller handles the Ingress.
 *
 * ## When it does not apply
 *
 * - Behind a Gateway: see [lb/gateway-policy-not-attached](gateway-policy-not-attached.md).
 * - The annotation is a placeholder, or a patch in the input adds it.
 * - `beta.cloud.google.com/backend-config` and the annotation on a MultiClusterService count as attached.
 *
 * ## How to fix it
 *
 * Move the annotation to the Service. Use `default`, or under `ports` the name or number of the Service's port that the
 * Ingress refers to. After the rollout `kubectl describe ingress` shows an event when the object cannot be used.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/1803): The annotation stood on the
 *   Ingress: two hours were wanted, 30 s applied.
 *
 * @allow attached by a chart that is not in this repository
 */
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
    // An annotation left in the wrong place beside the right one does no harm.
    if (applied) {
      if (socket) yield { verdict: "pass", evidence: [applied, socket] };
      return;
    }
    for (const fault of rootFaults(faults)) {
      const isRelevant = CERTAIN.has(fault.kind) || (socket && LIKELY.has(fault.kind));
      if (isRelevant) yield attachmentOutcome(path, loadBalancer, fault);
    }
  },
});
