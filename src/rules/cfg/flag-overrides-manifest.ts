import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * A Cloud Run service is declared in a file (a manifest, or Terraform), and a script or a pipeline deploys it with
 * flags that say something else. The last one to deploy decides, so that a limit that was right yesterday is another
 * one today.
 *
 * ## Condition
 *
 * It fails for each setting that a flag of `gcloud run deploy` or `gcloud run services update` sets to another value
 * than the file of the same service, if that file is not applied behind it with `gcloud run services replace`. The
 * other rules judge the value of the flag. It is undecided for a flag whose value is filled in later.
 *
 * ## When it does not apply
 *
 * - Services without evidence of sockets.
 * - Flags that agree with the file, settings of the file that cannot be read, and the image, which is another each
 *   time.
 * - Services whose name is in several files: nothing tells which of them is meant.
 *
 * ## How to fix it
 *
 * Keep the setting in one place: take the flag out of the command, or the key out of the file.
 *
 * @allow the pipeline is moved to Terraform
 */
export const flagOverridesManifest: Rule = defineRule({
  id: "cfg/flag-overrides-manifest",
  title: "A command sets what the service's file says otherwise",
  why: `Which of the two holds depends on who was the last to deploy. Clients see sessions of one length today and of
another after the next deployment, and nobody has changed the file that they look at.`,
  references: ["https://docs.cloud.google.com/sdk/gcloud/reference/run/deploy"],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    if (!socket) return;
    for (const { flag, file } of path.overrides ?? []) {
      if (!file.known) continue;
      if (!flag.known) {
        yield undecided(flag, `whether clients get the ${file.value} that the file of the service says`, file, socket);
        continue;
      }
      yield {
        verdict: "fail",
        evidence: [flag, file, socket],
        message: `${flag.what} sets ${flag.value} where the file of the service says ${file.value}: what clients get depends on which of the two was deployed last.`,
        fix: { title: "Write the setting in one of the two places", safety: "unsafe" },
      };
    }
  },
});
