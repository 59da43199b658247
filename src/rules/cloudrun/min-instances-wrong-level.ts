import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { isMinimum } from "../minimum-annotations.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * Cloud Run takes a minimum for each revision (`autoscaling.knative.dev/minScale` on the template) and one for the
 * service as a whole (`run.googleapis.com/minScale` on the service). On the wrong level neither counts, and the first
 * client waits for a cold start. Where both are set to different numbers, how many instances wait for clients cannot be
 * told from either.
 *
 * ## Condition
 *
 * It fails when one of the two annotations stands on the other's level, and when both levels have a minimum and the
 * numbers differ. It is undecided when one of the two numbers cannot be read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here.
 * - Manual scaling, where one number is minimum and maximum.
 * - Annotations that the Admin API v2 refuses: `cloudrun/annotation-wrong-level` speaks of those.
 *
 * ## How to fix it
 *
 * Set the minimum on the service, and leave it out of the template: a minimum of a revision goes on for as long as the
 * revision is kept.
 *
 * @allow one revision is kept warm by itself
 */
export const minInstancesWrongLevel: Rule = defineRule({
  id: "cloudrun/min-instances-wrong-level",
  title: "The minimum of instances is set on the wrong level, or on both",
  why: `The minimum can be set for each revision and for the service as a whole. Where it stands on the wrong level nothing
is kept warm, and the first client waits for a cold start; where both are set, nobody can tell from one of them how many
instances wait for clients.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/min-instances",
    "https://run.googleapis.com/$discovery/rest?version=v1",
  ],
  params: {},

  *check(path) {
    const { run } = path;
    const socket = socketFact(path);
    if (run === undefined || socket === undefined) return;
    for (const { setting, key, belongs } of run.misplaced) {
      if (!isMinimum(key) || belongs === "nowhere") continue;
      const own = belongs === "revision";
      yield {
        verdict: "fail",
        evidence: [setting, socket],
        message: `On the ${own ? "service" : "template"} ${key} sets nothing: no instance is kept for it, and a client that comes while none runs waits for a start.`,
        fix: {
          title: own ? "Use run.googleapis.com/minScale here" : "Use autoscaling.knative.dev/minScale here",
          safety: "unsafe",
        },
      };
    }
    const { minimums } = run;
    if (minimums === undefined) return;
    const { revision, service } = minimums;
    const evidence = [revision, service, socket] as const;
    const unread = firstUnknown(revision, service);
    if (unread) return yield undecided(unread, "whether both levels name the same minimum", ...evidence);
    if (!revision.known || !service.known) return;
    if (revision.value === service.value) return yield { verdict: "pass", evidence };
    yield {
      verdict: "fail",
      evidence,
      message: `The minimum of instances is ${revision.value} for each revision and ${service.value} for the service as a whole: how many wait for clients depends on which revisions there are, and a change of one of the numbers may change nothing.`,
      fix: { title: "Set the minimum on the service only", safety: "unsafe" },
    };
  },
});
