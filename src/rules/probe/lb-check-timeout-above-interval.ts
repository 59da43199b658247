import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/load-balancer.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";
import { writtenFirst } from "../written-first.ts";

/**
 * A health check of Google Cloud asks every so often and waits so long for an answer; it may not wait longer than until
 * the next question. Kubernetes allows what Google Cloud refuses, so a `BackendConfig` is stored by the cluster, or a
 * readiness probe works for the kubelet, and the health check made from it is turned down. The load balancer stays as
 * it was, or is never made.
 *
 * ## Condition
 *
 * It fails if the timeout of the health check is above its interval. Each of the two is, in this order:
 *
 * 1. what an attached `BackendConfig`, `HealthCheckPolicy` or Compute health check says;
 * 2. on GKE Ingress, what is copied from the readiness probe (`timeoutSeconds`, and `periodSeconds`, to which instance
 *    groups add 60 s). A copy is made once, so this counts as an assumption and lowers the finding by one step;
 * 3. the default: 15 s and 15 s on GKE Ingress with network endpoint groups, 60 s and 60 s with instance groups, 5 s
 *    and 5 s elsewhere.
 *
 * So a timeout alone may exceed an interval that nobody wrote. It is undecided if one of the two cannot be read.
 *
 * ## When it does not apply
 *
 * - Health checks of which nothing is written.
 * - A health check that a backend service names and that is not in the input.
 * - Cloud Run, whose own rule is [probe/platform-limit-exceeded](platform-limit-exceeded.md).
 *
 * ## How to fix it
 *
 * Shorten the timeout, or raise the interval. Write both: then no default comes between them.
 *
 * ## Incidents
 *
 * - [bitnami/charts](https://github.com/bitnami/charts/issues/9313): The period of a probe was set to 2 s, its timeout
 *   stayed at the chart's 3 s, and the load balancer could not be made.
 * - [GoogleCloudPlatform/click-to-deploy](https://github.com/GoogleCloudPlatform/click-to-deploy/pull/934): An Ingress
 *   was put before a service whose probe has a timeout of 30 s, more than its period, and the health check was refused.
 *
 * @allow the health check is replaced by hand, see runbook 12
 */
export const lbCheckTimeoutAboveInterval: Rule = defineRule({
  id: "probe/lb-check-timeout-above-interval",
  title: "The load balancer's health check is refused",
  why: `Google Cloud takes no health check that waits longer for an answer than from one question to the next. The load balancer
is not made, or keeps its old settings, and clients get none of what was meant to be deployed with it.`,
  references: [
    "https://compute.googleapis.com/$discovery/rest?version=v1",
    "https://github.com/GoogleCloudPlatform/gke-gateway-api/blob/main/apis/networking/v1/healthcheck_types.go",
    "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go",
  ],
  params: {},

  *check({ loadBalancer }) {
    const check = loadBalancer?.healthCheck;
    // Nobody wrote a default, and none of them contradicts itself.
    if (!check || check.source === "default") return;
    const { timeoutSeconds: timeout, intervalSeconds: interval } = check;
    // Neither is written, or the whole check is not in the input.
    if (!timeout.known && !interval.known && timeout.why === interval.why) return;
    const evidence = writtenFirst(copied(timeout, check), interval);
    const unread = firstUnknown(timeout, interval);
    if (unread) return yield undecided(unread, "whether Google Cloud takes the health check", ...evidence);
    if (!timeout.known || !interval.known) return;
    if (timeout.value <= interval.value) return yield { verdict: "pass", evidence };

    const limit = `${seconds(timeout.value)} is more than the ${seconds(interval.value)} from one question to the next`;
    const from = check.source === "inferred" ? ", copied from the readiness probe," : "";
    yield {
      verdict: "fail",
      evidence,
      message: `${capital(loadBalancerWord(loadBalancer))} gets no such health check: the timeout${from} may not exceed the interval, and ${limit}. It is not made, or clients stay on its old settings.`,
      fix: { title: `Set ${timeout.what} to ${interval.value} s or less`, safety: "unsafe" },
    };
  },
});

/** A copy is made once: what an older probe said may still be what runs. */
function copied(timeout: Fact<number>, { source }: HealthCheck): Fact<number> {
  if (source !== "inferred" || !timeout.known) return timeout;
  return { ...timeout, assumed: "the health check is made from the readiness probe as it is now" };
}
