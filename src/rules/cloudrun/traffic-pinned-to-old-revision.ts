import { defineRule, type Rule } from "../../engine/rule.ts";
import type { TrafficEntry } from "../../model/deployment.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * As soon as traffic names a revision (a rollback in the console, `--no-traffic`, `update-traffic --to-revisions`), it
 * stays there. Every later deployment succeeds, its revision becomes ready, and no client ever meets it.
 *
 * ## Condition
 *
 * It fails when a revision that is not the latest ready one is named for a share of the traffic, while the latest ready
 * one gets none and has no tag. It is undecided while the traffic is split between the two, which may be a rollout
 * under way, or when a name or a share cannot be read.
 *
 * ## When it does not apply
 *
 * - Services that are only declared: which revision is the latest, only a running service knows.
 * - A candidate: the latest ready revision takes no traffic and has a tag, so that it can be tried first.
 * - An older revision that has a tag and no traffic.
 *
 * ## How to fix it
 *
 * `gcloud run services update-traffic chat --to-latest`, once the new revision has been tried. In a pipeline that
 * deploys with `--no-traffic --tag candidate`, make that its last step.
 *
 * ## Incidents
 *
 * - [fullsend-ai/fullsend](https://github.com/fullsend-ai/fullsend/issues/6945): A rollback by hand had named a
 *   revision. A later deploy reported success, and the old revision went on serving.
 * - [open-orbis/open-orbis](https://github.com/open-orbis/open-orbis/pull/401): Two revisions in a row got no traffic,
 *   and one that was two days old served until somebody noticed.
 *
 * @allow rolled back until the incident is understood
 */
export const trafficPinnedToOldRevision: Rule = defineRule({
  id: "cloudrun/traffic-pinned-to-old-revision",
  title: "Traffic stays on an old revision",
  why: `Once traffic names a revision, it stays there: what is deployed afterwards becomes ready and serves nobody. The
deployment looks green, and clients go on meeting the old timeouts and the old code.`,
  references: ["https://docs.cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration"],
  needs: "deployment",
  params: {},

  *check({ deployment }) {
    const latest = deployment?.latestReadyRevision;
    if (deployment === undefined || latest === undefined) return;
    const { traffic } = deployment;
    const unreadable = firstUnknown(latest, ...traffic.flatMap(({ revision, percent }) => [revision, percent]));
    if (unreadable) return yield undecided(unreadable, "which revision takes the traffic");
    if (!latest.known) return;

    const pinned = traffic.filter((entry) => !entry.isLatest && shareOf(entry) > 0 && nameOf(entry) !== latest.value);
    const [first] = pinned;
    const held = first?.revision;
    if (!held) return yield { verdict: "pass", evidence: [latest] };
    const percent = pinned.reduce((sum, entry) => sum + shareOf(entry), 0);
    const own = traffic.filter((entry) => entry.isLatest || nameOf(entry) === latest.value);
    // A candidate with an address of its own is waiting to be let in: that is how one looks at a revision beforehand.
    const tag = own.find((entry) => entry.tag)?.tag;
    const rest = 100 - percent;
    if (tag && rest <= 0) return yield { verdict: "pass", evidence: [held, tag, latest] };
    if (own.some((entry) => shareOf(entry) > 0)) {
      const message = `${percent} % of new connections go to ${nameOf(first)}, ${rest} % to ${latest.value}, the latest that is ready: whether that is a rollout under way or one that was forgotten, the service does not say.`;
      return yield { verdict: "undecided", evidence: [held, first.percent, latest], message };
    }

    yield {
      verdict: "fail",
      evidence: [held, first.percent, latest],
      message: `${percent} % of new connections go to ${nameOf(first)}, which the traffic names: ${latest.value} is the latest that is ready and serves nobody.`,
      fix: {
        title: "Send the traffic to the latest revision: gcloud run services update-traffic --to-latest",
        safety: "unsafe",
      },
    };
  },
});

function nameOf({ revision }: TrafficEntry): string | undefined {
  return revision?.known ? revision.value : undefined;
}

function shareOf({ percent }: TrafficEntry): number {
  return percent.known ? percent.value : 0;
}
