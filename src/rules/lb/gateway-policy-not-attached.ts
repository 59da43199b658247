import { defineRule, type Rule } from "../../engine/rule.ts";
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
 * It is undecided when the Gateway is not in the input or its class cannot be read.
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
    const relevant = rootFaults(faults).filter((fault) => {
      if (via !== "gateway-policy") return via === "backend-config" && fault.kind === "no-effect";
      // A BackendConfig beside the policy that applies is a leftover.
      if (fault.kind === "no-effect") return !applied;
      // The defaults are fault enough only where they cut a session.
      return fault.kind !== "no-policy" || isAboutHealth(fault) || !isHarmless(path, params);
    });
    const unread = heartbeatInQuestion(path);
    for (const fault of relevant) {
      const hangsOnHeartbeat = fault.kind === "no-policy" && !isAboutHealth(fault);
      if (hangsOnHeartbeat && unread)
        yield undecided(unread, "whether the defaults cut sessions", fault.subject, socket);
      else yield attachmentOutcome(path, loadBalancer, fault);
    }
    const proof = applied ?? loadBalancer.timeoutSeconds;
    if (via === "gateway-policy" && relevant.length === 0 && proof)
      yield { verdict: "pass", evidence: [proof, socket] };
  },
});
