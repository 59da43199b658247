import { defineRule, type Rule } from "../../engine/rule.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * A health check that names no port asks the port that clients are sent to. Many servers answer health on a port of
 * their own, and the readiness probe asks there. Then the pods are ready, the load balancer finds none of them healthy,
 * and all clients get 502.
 *
 * ## Condition
 *
 * It fails behind a GKE Ingress or Gateway if nothing says which port the load balancer asks, its path is that of the
 * readiness probe, and
 *
 * ```text
 * port of the readiness probe  is no  targetPort of the Service
 * ```
 *
 * Ports that go by a name are compared by their numbers. That the route is not answered on the serving port as well is
 * an assumption, and the finding is one step less severe.
 *
 * It is undecided if one of the two ports cannot be read.
 *
 * ## When it does not apply
 *
 * - The health check names its port (`port`, `portName`, or a `portSpecification` such as `USE_SERVING_PORT`): that is
 *   meant.
 * - The Service sends clients to the readiness probe's port too, under another of its ports: the application may answer
 *   on all of them.
 * - The paths differ: [probe/lb-health-path-mismatch](lb-health-path-mismatch.md) says so, and its message names the
 *   reason.
 * - A readiness probe without a path: [probe/lb-health-not-inferred](lb-health-not-inferred.md).
 * - The readiness probe is copied, which GKE does for the serving port alone.
 *
 * ## How to fix it
 *
 * Write the port where health is served into the health check: `port` of a BackendConfig, `portSpecification:
 * USE_FIXED_PORT` and `port` of a HealthCheckPolicy. Behind network endpoint groups that is the container's port. If
 * the serving port answers the route too and is meant, write that port.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/647): A readiness probe on another port
 *   than the application's was not taken over. Google's documentation has said so since.
 *
 * @allow both ports answer /ready
 */
export const lbHealthPortMismatch: Rule = defineRule({
  id: "probe/lb-health-port-mismatch",
  title: "Load balancer and pod are asked on different ports",
  why: `A health check that names no port asks the one that clients are sent to. If the route is served on another port, as the
readiness probe says, every pod is ready and none is healthy: all clients get 502.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources",
    "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go",
  ],
  params: {},

  *check({ loadBalancer, startup }) {
    const check = loadBalancer?.healthCheck;
    const readiness = startup.probes.readiness;
    if (!loadBalancer || !check?.path || readiness?.kind !== "http" || !readiness.path) return;
    const { path, port, readinessPort: other } = check;
    // Other paths are probe/lb-health-path-mismatch.
    if (!path.known || !readiness.path.known || path.value !== readiness.path.value) return;
    if (!port || !other) return yield { verdict: "pass", evidence: [path, readiness.declaration] };
    const unread = firstUnknown(port, other);
    if (unread)
      return yield undecided(unread, `whether ${loadBalancerWord(loadBalancer)} asks where readiness is`, path);
    if (!port.known || !other.known) return;
    const assumed = `port ${port.value} does not answer ${path.value} with 200`;
    yield {
      verdict: "fail",
      evidence: [{ ...other, assumed }, path, port],
      message: `${capital(loadBalancerWord(loadBalancer))} asks for ${path.value} on port ${port.value}, where it sends clients, and the readiness probe asks on port ${other.value}. If ${path.value} is served there alone, its pods are ready and all clients get 502.`,
      fix: {
        title: `Write the port of the health check down: ${other.value}, or ${port.value} if that is meant`,
        safety: "unsafe",
      },
    };
  },
});
