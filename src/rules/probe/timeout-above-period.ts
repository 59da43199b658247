import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Probe } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";
import { writtenFirst } from "../written-first.ts";

/**
 * The kubelet asks one question of a probe at a time. If it may wait 20 s for an answer and is told to ask every 5 s,
 * it asks a server that hangs every 20 s, not every 5. `failureThreshold x periodSeconds` is what people count on, and
 * `failureThreshold x timeoutSeconds` is what they get: for so long new clients are sent to a server that does not
 * answer, and those that are connected hang. Kubernetes allows it.
 *
 * ## Condition
 *
 * On Kubernetes, for the readiness and the liveness probe, it fails if
 *
 * ```text
 * timeoutSeconds  >  periodSeconds
 * ```
 *
 * What is not written is 1 s and 10 s. It is undecided if one of the two cannot be read.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - The start-up probe, whose window only grows.
 * - A readiness probe that GKE copies into a health check: Google Cloud refuses that, and
 *   [probe/lb-check-timeout-above-interval](lb-check-timeout-above-interval.md) says so.
 * - Cloud Run, which refuses such a probe: [probe/platform-limit-exceeded](platform-limit-exceeded.md).
 *
 * ## How to fix it
 *
 * Shorten the timeout to what a healthy server never needs. If answers really take that long, raise the period too, so
 * that the numbers say what happens.
 *
 * @allow the handler takes 15 s by design, and the window was measured
 */
export const timeoutAbovePeriod: Rule = defineRule({
  id: "probe/timeout-above-period",
  title: "A probe waits longer for an answer than until the next question",
  why: `The kubelet asks again only when the last question is over. A server that hangs is found out by the timeout and not by the
period, so clients stay connected to it, and new ones are sent there, for longer than the probe's period says.`,
  references: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    "https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (path.platform !== "kubernetes" || traffic === undefined) return;
    for (const probe of probesOf(path)) yield judge(probe, traffic);
  },
});

/** A slow start-up probe only makes the window longer; a copied readiness probe is refused by the load balancer first. */
function probesOf({ startup, loadBalancer }: ConnectionPath): readonly Probe[] {
  const { readiness, liveness } = startup.probes;
  const isCopied = loadBalancer?.healthCheck?.source === "inferred";
  return [isCopied ? undefined : readiness, liveness]
    .flatMap((probe) => probe ?? [])
    .filter(({ kind }) => kind !== "unknown");
}

function judge({ role, timeoutSeconds, periodSeconds, failureThreshold }: Probe, traffic: Fact<string>): Outcome {
  const evidence = [...writtenFirst(timeoutSeconds, periodSeconds), failureThreshold, traffic] as const;
  const [first, ...rest] = evidence;
  const unread = firstUnknown(timeoutSeconds, periodSeconds);
  if (unread) return undecided(unread, `whether the ${role} probe is slower than its period`, ...evidence);
  if (!timeoutSeconds.known || !periodSeconds.known || timeoutSeconds.value <= periodSeconds.value)
    return { verdict: "pass", evidence: [first, ...rest] };
  const times = failureThreshold.known ? failureThreshold.value : 1;
  const real = exact(times * timeoutSeconds.value);
  const meant = exact(times * periodSeconds.value);
  const sum = `${times} x ${timeoutSeconds.value} = ${seconds(real)} instead of ${times} x ${periodSeconds.value} = ${seconds(meant)}`;
  const fate = role === "liveness" ? "keeps its clients waiting" : "is sent new clients";
  return {
    verdict: "fail",
    evidence: [first, ...rest],
    message: `A server that hangs ${fate} for ${sum}: the ${role} probe waits ${seconds(timeoutSeconds.value)} for an answer, and only then asks again.`,
    fix: { title: `Set ${timeoutSeconds.what} to ${periodSeconds.value} s or less`, safety: "unsafe" },
  };
}
