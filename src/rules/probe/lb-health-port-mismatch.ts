import { defineRule, type Rule } from "../../engine/rule.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
    const isOverHttp = check.type.known && /^HTTP/i.test(check.type.value);
    // Other paths are probe/lb-health-path-mismatch.
    if (!isOverHttp || !path.known || !readiness.path.known || path.value !== readiness.path.value) return;
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
