import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * A node of Spot capacity is taken back with half a minute of notice, of which ordinary pods get 25 s. What
 * `terminationGracePeriodSeconds` says beyond that is not honoured then, and only then: a rollout looks fine, and on
 * the day when capacity is short all clients of a node lose their sockets without a close frame.
 *
 * ## Condition
 *
 * It fails if the pods ask for, or put up with, Spot or preemptible nodes (`nodeSelector`, a toleration or node
 * affinity for `cloud.google.com/gke-spot`, `cloud.google.com/gke-preemptible` or `cloud.google.com/gke-provisioning`),
 * and
 *
 * ```text
 * terminationGracePeriodSeconds  >  25 s (limit gke-spot)
 * ```
 *
 * It is undecided if the grace period cannot be read.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - No grace period is written: the default of 30 s promises nobody anything.
 * - What is known of `preStop`, of the drain of the application or of the load balancer takes more than 25 s less
 *   `slackSeconds`: [shutdown/grace-shorter-than-drain](grace-shorter-than-drain.md) says what is lost.
 *
 * ## How to fix it
 *
 * Let connections go within 20 s (close code 1001 or 1012, and clients that reconnect with jitter), or run sockets on
 * ordinary nodes. A shorter number in the file alone changes nothing but what it promises.
 *
 * @allow rollouts need the long period, and Spot losses are accepted
 */
export const spotGraceLimit: Rule = defineRule({
  id: "shutdown/spot-grace-limit",
  title: "The grace period is longer than Spot capacity gives",
  why: `When Google takes a Spot node back, its pods are killed within half a minute, whatever their grace period says. Clients that
were to be let go in that time lose their connection without a close frame, all of the node's at once.`,
  references: ["https://docs.cloud.google.com/kubernetes-engine/docs/how-to/autopilot-spot-pods"],
  params: {
    slackSeconds: { default: 5, about: "Seconds of a pod's grace period to keep for the process's own exit" },
  },

  *check(path, { slackSeconds }, limits) {
    const traffic = socketFact(path);
    const { graceSeconds: grace, spot } = path.shutdown;
    const cap = limits("gke-spot").max ?? Number.POSITIVE_INFINITY;
    if (!traffic || !grace || !spot) return;
    // What nobody wrote promises nothing.
    if (grace.origin.kind === "default") return;
    // shutdown/grace-shorter-than-drain says it, with what is lost.
    if (longestDrain(path) + slackSeconds > cap) return;
    if (!grace.known) return yield undecided(grace, "whether a pod gets all of its grace period", spot, traffic);
    const evidence = [grace, spot, traffic] as const;
    if (grace.value <= cap) return yield { verdict: "pass", evidence };
    yield {
      verdict: "fail",
      evidence,
      message: `When a Spot node is taken back, connections that are still open after ${seconds(cap)} are killed without a close frame, though ${grace.what} promises them ${seconds(grace.value)}.`,
      fix: { title: `Let connections go within ${cap - slackSeconds} s, or leave Spot capacity`, safety: "unsafe" },
    };
  },
});

/** What is known of the time that anything takes to let connections go; waiting without limit shows no time. */
function longestDrain({ shutdown, loadBalancer }: ConnectionPath): number {
  const [preStop = 0, drain = 0, balancer = 0] = [
    shutdown.preStopSeconds,
    shutdown.drainSeconds,
    loadBalancer?.drainSeconds,
  ].map((fact) => (fact?.known && Number.isFinite(fact.value) ? fact.value : 0));
  return Math.max(preStop + drain, balancer);
}
