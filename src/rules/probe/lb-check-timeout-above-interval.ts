import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { HealthCheck } from "../../model/path.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";
import { writtenFirst } from "../written-first.ts";

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
    if (!loadBalancer || !check || check.source === "default") return;
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
