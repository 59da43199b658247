import { defineRule, type Rule } from "../../engine/rule.ts";
import type { TrafficEntry } from "../../model/deployment.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
    if (deployment === undefined || latest === undefined || deployment.traffic.length === 0) return;
    const { traffic } = deployment;
    const unreadable = firstUnknown(latest, ...traffic.flatMap(({ revision, percent }) => [revision, percent]));
    if (unreadable) return yield undecided(unreadable, "which revision takes the traffic");
    if (!latest.known) return;

    const pinned = traffic.filter((entry) => !entry.isLatest && shareOf(entry) > 0 && nameOf(entry) !== latest.value);
    const [first] = pinned;
    const held = first?.revision;
    if (!first || !held) return yield { verdict: "pass", evidence: [latest] };
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
