import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Rollout } from "../../model/shutdown.ts";
import { socketFact } from "../../model/traffic.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * Every pod that a rollout stops closes all its sockets, and that cannot be helped. How many stop at once can: with
 * `Recreate` all do, before the first new pod starts, and a large `maxUnavailable` takes a large part of them before
 * anything has taken their place. All those clients reconnect in the same seconds, to the pods that are left or to
 * none.
 *
 * ## Condition
 *
 * For a Deployment, it fails if the strategy is `Recreate`, or if
 *
 * ```text
 * pods that may be missing  >  largestShare x pods, rounded down, but at least 1
 * ```
 *
 * where a percentage in `maxUnavailable` is rounded down, and 1 pod is taken where `maxUnavailable` and `maxSurge` both
 * come to 0. Of a single pod none may be missing. With a HorizontalPodAutoscaler both its fewest and its most pods are
 * looked at. Not written are `RollingUpdate`, 25 % and 25 %. It is undecided if the strategy, a count or a percentage
 * cannot be read and decides it.
 *
 * Pods that are stopped as soon as as many new ones are ready (`maxSurge`) are not counted: their clients find a place.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - StatefulSets, which go one by one unless told otherwise, DaemonSets and Argo Rollouts.
 * - Deployments without pods (`replicas: 0`).
 * - Evictions: a PodDisruptionBudget is not read, because nothing shows that there is none.
 *
 * ## How to fix it
 *
 * Let new pods come first: `maxUnavailable: 0` and a small `maxSurge`. Where a volume forces `Recreate`, expect every
 * rollout to end all sessions, and let clients come back with jitter.
 *
 * ## Incidents
 *
 * - [BasedHardware/omi](https://github.com/BasedHardware/omi/issues/5518): A restart of all pods closed every socket at
 *   once, and the clients that came back kept the service down for about ten hours.
 * - [Team-Commonly/commonly](https://github.com/Team-Commonly/commonly/issues/654): With `Recreate` and one replica,
 *   each deploy brought 60 to 90 s of 503.
 *
 * @allow the volume can be mounted once only, rollouts are announced
 */
export const rolloutKillsMany: Rule = defineRule({
  id: "shutdown/rollout-kills-many",
  title: "A rollout takes many pods away at once",
  why: `Every pod that a rollout stops closes all its sockets. If many stop before others have taken their place, a large part of
the clients reconnects in the same seconds, to the pods that are left, or to none.`,
  references: [
    "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/",
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
  ],
  params: {
    largestShare: {
      default: 0.25,
      about: "Part of the pods that a rollout may take away before others are ready; one pod of several always may be",
    },
  },

  *check(path, { largestShare }) {
    const traffic = socketFact(path);
    const { rollout } = path.shutdown;
    const counts = countsOf(path);
    if (!traffic || !rollout || counts.every((count) => count.known && count.value === 0)) return;
    const outcome = judge(rollout, counts, largestShare);
    yield { ...outcome, evidence: [...outcome.evidence, traffic] };
  },
});

/** The fewest and the most pods; the same fact where nothing scales them. */
function countsOf({ capacity: { minInstances, maxInstances } }: ConnectionPath): readonly Fact<number>[] {
  const counts = new Set([minInstances, maxInstances].flatMap((fact) => fact ?? []));
  return [...counts];
}

function judge(rollout: Rollout, counts: readonly Fact<number>[], share: number): Outcome {
  const { strategy, maxUnavailable, maxSurge } = rollout;
  const question = "how many pods a rollout takes away at once";
  if (!strategy.known) return undecided(strategy, question);
  if (strategy.value === "Recreate") {
    const message = `On each rollout all pods are stopped before the first new one starts (strategy Recreate): every client loses its socket at once, and none can come back until then.`;
    const title = "Use strategy RollingUpdate with maxUnavailable 0 and maxSurge 1";
    return { verdict: "fail", evidence: [strategy, ...counts], message, fix: { title, safety: "unsafe" } };
  }
  const evidence = [maxUnavailable, maxSurge, ...counts] as const;
  for (const count of counts) {
    const taken = count.known ? takenOf(rollout, count.value) : undefined;
    if (!count.known || taken === undefined || taken <= allowedOf(count.value, share)) continue;
    return {
      verdict: "fail",
      evidence,
      message: `With ${pods(count.value)} a rollout takes ${taken === count.value ? "all of them" : taken} away before others are ready (maxUnavailable ${rollout.maxUnavailable.known ? rollout.maxUnavailable.value : ""}): ${Math.round((100 * taken) / count.value)} % of the clients lose their socket in the same seconds.`,
      fix: { title: "Set maxUnavailable to 0 and maxSurge to 1", safety: "unsafe" },
    };
  }
  const unread = firstUnknown(maxUnavailable, maxSurge, ...counts);
  return unread ? undecided(unread, question, ...evidence) : { verdict: "pass", evidence };
}

/** One pod of several is the least that a rollout can do; the only pod is all of them. */
function allowedOf(count: number, share: number): number {
  return count === 1 ? 0 : Math.max(1, Math.floor(exact(share * count)));
}

/** Kubernetes rounds what may be missing down and what may be too much up, and takes one away where both would be 0. */
function takenOf({ maxUnavailable, maxSurge }: Rollout, count: number): number | undefined {
  if (!maxUnavailable.known) return undefined;
  const taken = Math.min(count, Math.floor(podsIn(maxUnavailable.value, count)));
  if (taken > 0) return taken;
  if (!maxSurge.known) return undefined;
  return Math.ceil(podsIn(maxSurge.value, count)) > 0 ? 0 : Math.min(1, count);
}

function podsIn(share: string, count: number): number {
  return share.endsWith("%") ? exact((Number(share.slice(0, -1)) * count) / 100) : Number(share);
}

function pods(count: number): string {
  return count === 1 ? "1 pod" : `${count} pods`;
}
