import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

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
