import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * A HorizontalPodAutoscaler that goes by CPU sees the work that sockets make, and quiet sockets make none. At night, or
 * after a burst of messages, it takes away pods that hold thousands of them. In the other direction it adds none while
 * pods fill up with clients that only stay connected, until one of them runs out of memory or file descriptors.
 *
 * ## Condition
 *
 * It fails if all metrics of the HorizontalPodAutoscaler of the workload are CPU or memory (of the pod or of a
 * container). Without metrics it goes by CPU; that default lowers the finding by one step. It is undecided if a metric
 * cannot be read, or `behavior.scaleDown`.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Sessions that need not survive anything (`session` is 0).
 * - Any metric of type `Pods`, `Object` or `External`, which may be about connections.
 * - The number of pods is fixed, or never lowered (`behavior.scaleDown.selectPolicy: Disabled`).
 * - Autoscalers of other kinds (KEDA), which are not read.
 *
 * ## How to fix it
 *
 * Export the number of open sockets and scale by it as well; the largest answer counts. Let scale-in take one pod at a
 * time, so that its clients are spread over the others before the next one goes.
 *
 * @allow every message costs CPU, and clients leave when they are quiet
 */
export const hpaIgnoresSockets: Rule = defineRule({
  id: "gke/hpa-ignores-sockets",
  title: "The autoscaler does not see open sockets",
  why: `A quiet socket costs next to no CPU. An autoscaler that goes by CPU and memory removes pods that are full of them, which cuts
all their clients, and adds none when pods are full of clients that only stay connected.`,
  references: ["https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const { autoscaling, minInstances, maxInstances } = path.capacity;
    if (!traffic || !autoscaling || isShort(path)) return;
    const [first, ...rest] = autoscaling.metrics;
    if (first === undefined) return;
    const evidence = [first, ...rest, ...[maxInstances].flatMap((fact) => fact ?? []), traffic] as const;
    const { metrics, name, scaleIn } = autoscaling;
    const isFixed = minInstances?.known && maxInstances?.known && minInstances.value >= maxInstances.value;
    const staysOn = scaleIn?.known && scaleIn.value === "Disabled";
    if (isFixed || staysOn || metrics.some(isOther)) return yield { verdict: "pass", evidence };
    const unread = metrics.find((metric) => !metric.known) ?? scaleIn;
    if (unread && !unread.known)
      return yield undecided(unread, "whether the autoscaler sees open sockets", ...evidence);

    const seen = [...new Set(metrics.flatMap((metric) => (metric.known ? [metric.value] : [])))].join(" and ");
    yield {
      verdict: "fail",
      evidence,
      message: `${name} goes by ${seen} alone, which says little of how many clients are connected: pods are removed while they hold sockets, and each removal cuts all of the pod's.`,
      fix: {
        title:
          "Scale by the number of open sockets (a metric of type Pods or External), and let behavior.scaleDown remove one pod at a time",
        safety: "unsafe",
      },
    };
  },
});

/** Sessions that need not survive anything lose nothing. */
function isShort({ sessionSeconds: session }: ConnectionPath): boolean {
  return session.value === 0;
}

/** Whether a metric may be about connections. */
function isOther(metric: Fact<string>): boolean {
  return metric.known && !["cpu", "memory"].includes(metric.value);
}
