import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Deployment } from "../../model/deployment.ts";
import type { Fact } from "../../model/fact.ts";
import { undecided } from "../undecided.ts";

/**
 * A tag gives a revision an address of its own (`https://candidate---chat-….run.app`), so that connections to it can be
 * tried before clients are sent there. A tag that was asked for and has no URL can be tried by nobody.
 *
 * ## Condition
 *
 * It fails when the service is ready, has taken up the last change, and a tag in `traffic` has no URL in its status. It
 * is undecided when a tag or its URL cannot be read.
 *
 * ## When it does not apply
 *
 * - Services that are only declared.
 * - Services that are not ready or have a change under way: the URL may come in a moment.
 *
 * ## How to fix it
 *
 * Set the tag again (`gcloud run services update-traffic chat --update-tags=candidate=REVISION`), and see that the
 * default URL of the service is not switched off, which takes those of its tags with it.
 *
 * @allow the default URL is off on purpose
 */
export const tagWithoutUrl: Rule = defineRule({
  id: "cloudrun/tag-without-url",
  title: "A tag has no URL",
  why: `A tag gives a revision an address of its own, so that it can be tried before it takes traffic. Without that
address nobody can open a connection to the candidate, and the first to try it are the clients.`,
  references: ["https://docs.cloud.google.com/run/docs/rollouts-rollbacks-traffic-migration"],
  needs: "deployment",
  params: {},

  *check({ deployment }) {
    if (deployment === undefined) return;
    for (const tag of tagsOf(deployment)) {
      if (!tag.known) {
        yield undecided(tag, "whether it has a URL");
        continue;
      }
      const served = deployment.traffic.find((entry) => entry.tag?.known && entry.tag.value === tag.value);
      const { uri } = served ?? {};
      if (uri && !uri.known) yield undecided(uri, `whether the tag ${tag.value} can be connected to`, tag);
      else if (uri) yield { verdict: "pass", evidence: [tag, uri] };
      else if (isSettled(deployment)) {
        yield {
          verdict: "fail",
          evidence: [served?.tag ?? tag],
          message: `The tag ${tag.value} has no URL although the service is ready: no client can connect to the revision behind it before it takes traffic.`,
          fix: { title: "Set the tag again, and see that the service's default URL is switched on", safety: "unsafe" },
        };
      }
    }
  },
});

/** Each tag once, as it was asked for and, failing that, as it is served. */
function tagsOf({ wantedTraffic, traffic }: Deployment): readonly Fact<string>[] {
  const found = new Map<string, Fact<string>>();
  for (const { tag } of [...wantedTraffic, ...traffic]) {
    if (tag === undefined) continue;
    const name = tag.known ? tag.value : "";
    if (!found.has(name)) found.set(name, tag);
  }
  return [...found.values()];
}

/** While a change is being carried out, a tag may get its URL in a moment; that is another rule's business. */
function isSettled({ ready, reconciling, generation, observedGeneration }: Deployment): boolean {
  if (!ready?.state.known || ready.state.value !== "true") return false;
  if (reconciling && (!reconciling.known || reconciling.value)) return false;
  if (!generation || !observedGeneration) return true;
  return generation.known && observedGeneration.known && generation.value === observedGeneration.value;
}
