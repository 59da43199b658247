import { defineRule, type Rule } from "../../engine/rule.ts";
import type { AttachmentFault } from "../../model/load-balancer.ts";
import { socketFact } from "../../model/traffic.ts";
import { attachmentOutcome, isAboutHealth, rootFaults } from "../attachment.ts";
import { heartbeatInQuestion, isHarmless } from "../backend-timeout.ts";
import { HEARTBEAT_PARAMS } from "../heartbeat.ts";
import { undecided } from "../undecided.ts";

/**
 * Behind a GKE Gateway the backend's timeout, draining and affinity come from a GCPBackendPolicy whose `targetRef`
 * names the Service (or ServiceImport) in its own namespace. A BackendConfig has no effect there, a policy that targets
 * something else has none either, and HTTPRoute `timeouts` are not supported. What remains are defaults made for short
 * requests.
 *
 * ## Condition
 *
 * It fails when long-lived connections are in evidence and
 *
 * - a policy that means this backend names the wrong group, kind, name or namespace,
 * - a BackendConfig is attached to the backend of a Gateway and no policy is,
 * - a GCPBackendPolicy targets the backend of an Ingress, where it counts for nothing,
 * - no HealthCheckPolicy targets the backend and its readiness probe asks for another path than `/`. That `/` does not
 *   answer 200 is an assumption, and the finding is one step less severe; or
 * - no GCPBackendPolicy targets the backend, and the default timeout cuts sessions: it is shorter than the session and
 *   no heartbeat keeps it off (`H + jitterShare x H + slackSeconds <= margin x T`).
 *
 * It is undecided when the Gateway is not in the input, or its class or a heartbeat that decides cannot be read.
 *
 * ## When it does not apply
 *
 * - Gateways of other classes than GKE's.
 * - Plain HTTP traffic.
 * - No policy, but heartbeats that come in time: the defaults do no harm then.
 *
 * ## How to fix it
 *
 * Add the policy in the Service's namespace, or correct its `targetRef`. A ServiceImport has the group `net.gke.io` and
 * needs a policy of its own.
 *
 * ## Incidents
 *
 * - [kubernetes-sigs/gateway-api](https://github.com/kubernetes-sigs/gateway-api/issues/1612): A WebSocket behind a
 *   Gateway of GKE was dropped every 30 s, and the HTTPRoute offered nothing to set.
 *
 * @allow the policy is deployed by the platform team
 */
export const gatewayPolicyNotAttached: Rule = defineRule({
  id: "lb/gateway-policy-not-attached",
  title: "No policy reaches the backend of a GKE Gateway",
  why: `A GKE Gateway takes timeout, draining and affinity of a backend from a GCPBackendPolicy whose targetRef names the
Service, and from nothing else. Without one, clients get the defaults, which are made for short requests.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources",
    "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/gcpbackendpolicy_types.go",
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
  params: HEARTBEAT_PARAMS,

  *check(path, params) {
    const { loadBalancer } = path;
    const socket = socketFact(path);
    if (!socket || !loadBalancer) return;
    const { applied, faults, via } = loadBalancer.attachment;
    if (via !== "gateway-policy") {
      // Behind an Ingress such a policy counts for nothing; all else there is lb/backendconfig-not-attached.
      if (via !== "backend-config") return;
      for (const fault of faults) if (fault.kind === "no-effect") yield attachmentOutcome(path, loadBalancer, fault);
      return;
    }

    const relevant = rootFaults(faults).filter((fault) => {
      // A BackendConfig beside the policy that applies is a leftover.
      if (fault.kind === "no-effect") return !applied;
      // The defaults are fault enough only where they cut a session.
      return !isAboutDefaults(fault) || !isHarmless(path, params);
    });
    const proof = applied ?? loadBalancer.timeoutSeconds;
    if (relevant.length === 0 && proof) return yield { verdict: "pass", evidence: [proof, socket] };
    const unread = heartbeatInQuestion(path);
    for (const fault of relevant) {
      if (isAboutDefaults(fault) && unread)
        yield undecided(unread, "whether the defaults cut sessions", fault.subject, socket);
      else yield attachmentOutcome(path, loadBalancer, fault);
    }
  },
});

/** No policy at all, so that the defaults are what clients get. */
function isAboutDefaults(fault: AttachmentFault): boolean {
  return fault.kind === "no-policy" && !isAboutHealth(fault);
}
