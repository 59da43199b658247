import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/path.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

export const lbHealthPathMismatch: Rule = defineRule({
  id: "probe/lb-health-path-mismatch",
  title: "Load balancer and pod are asked different questions about health",
  why: `The load balancer decides with its own health check where connections go. If it asks another path than the readiness
probe, new connections reach a server that is not ready, or a healthy one gets none and clients see 502.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/ingress",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources",
    "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go",
  ],
  params: {},

  *check({ loadBalancer, startup, health }) {
    const check = loadBalancer?.healthCheck;
    const readiness = startup.probes.readiness;
    const ready = readiness?.kind === "http" ? readiness.path : health.readinessPath;
    if (!loadBalancer || !check?.path || !ready || (check.type.known && !/^HTTP/i.test(check.type.value))) return;

    const evidence: Evidence = [check.path, ready, ...(check.notInferred ? [check.notInferred] : [])];
    const unread = firstUnknown(check.type, check.path, ready);
    if (unread)
      return yield undecided(
        unread,
        `whether ${loadBalancerWord(loadBalancer)} and the readiness probe ask the same path`,
        ...evidence,
      );
    if (!check.path.known || !ready.known) return;
    if (check.path.value === ready.value) return yield { verdict: "pass", evidence };

    yield {
      verdict: "fail",
      evidence,
      message: `${capital(loadBalancerWord(loadBalancer))} checks ${check.path.value} (${because(check)}), and readiness is ${ready.value}: it sends clients to a server that is not ready, or none to one that is, whenever the two answer differently. Only status 200 counts for it.`,
      fix: {
        title: `Let the load balancer's health check ask ${ready.value}, or allow this with a reason`,
        safety: "unsafe",
      },
    };
  },
});

function because({ source, notInferred }: HealthCheck): string {
  if (source === "explicit") return "its health check says so";
  if (source === "inferred") return "copied from a readiness probe when the health check was created";
  if (!notInferred?.known) return "the default; no health check sets one, and the readiness probe is not read";
  return `the default; the readiness probe is not copied: ${notInferred.value}`;
}
