import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/load-balancer.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * A Google Cloud load balancer decides with a health check of its own where connections go. What it asks is often not
 * what one thinks: GKE Ingress copies a readiness probe only under conditions and only when it creates the health
 * check, and GKE Gateway never does. The answer must be exactly 200; a redirect or 204 that satisfies the kubelet or
 * Cloud Run counts as down.
 *
 * This is advice. A shallow path on purpose, so that a pod that drains is not also taken out by the load balancer, is a
 * known and good pattern: allow it with that reason.
 *
 * ## Condition
 *
 * It fails if the HTTP path that the load balancer checks is not the path of the readiness probe (where there is no
 * HTTP readiness probe: `health.readiness` in `holdopen.yaml`). What the load balancer checks is, in this order:
 *
 * 1. the path of an attached `BackendConfig`, `HealthCheckPolicy` or Compute health check;
 * 2. on GKE Ingress, the path of the readiness probe, if it can be copied: `httpGet` without `host`, with no header but
 *    `Host`, a scheme that fits the Service port, on the port that the Service targets, in the first pod that the
 *    Service selects;
 * 3. `/`.
 *
 * The message says which of them it is, and why a readiness probe was not copied. Paths are compared as they are
 * written. It is undecided if one of the paths cannot be read.
 *
 * ## When it does not apply
 *
 * - Health checks of another type (TCP, gRPC).
 * - Serverless network endpoint groups, which have no health check.
 * - A path that was copied: later changes of the probe do not reach it, but no file shows that.
 * - No readiness path is known.
 *
 * ## How to fix it
 *
 * Write the health check down (`BackendConfig` for Ingress, `HealthCheckPolicy` for Gateway) and let it ask a path that
 * answers exactly 200.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/317): The readiness probe asked
 *   `/health`, and the load balancer asked `/`. A maintainer explained that a probe is only read when the health check
 *   is made.
 * - [PostHog/charts-clickhouse](https://github.com/PostHog/charts-clickhouse/issues/203): The load balancer asked `/`
 *   instead of `/_health`, and took the redirect there for a failure.
 *
 * @allow shallow on purpose, readiness flips while draining
 */
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
    if (!loadBalancer || !check?.path || !ready) return;

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

/** A copied path is the one that it was copied from. */
function because({ source, notInferred }: HealthCheck): string {
  if (source === "explicit") return "its health check says so";
  if (!notInferred?.known) return "the default; no health check sets one, and the readiness probe is not read";
  return `the default; the readiness probe is not copied: ${notInferred.value}`;
}
