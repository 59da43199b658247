import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Deployment, ReadyCondition } from "../../model/deployment.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import { shortened } from "../shortened.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * A deployment has ended when Cloud Run calls the service ready, not when the command that began it returns. Until then
 * clients meet the revision before, a mixture of two, or nobody; a new revision whose container does not start never
 * serves a single client, while the old one makes everything look well.
 *
 * ## Condition
 *
 * It reads what a deployed service says of itself: an answer of the Admin API v2, or `gcloud run services describe`. It
 * fails when the condition `Ready` is false or not decided yet, when the service is still being reconciled, when Cloud
 * Run has not taken up the last change (`observedGeneration` behind `generation`), or when the revision that was read
 * by itself is not ready. Google's own reason and message are quoted. It is undecided when a state cannot be read.
 *
 * ## When it does not apply
 *
 * - Services that are only declared: a manifest without a status says nothing of this.
 *
 * ## How to fix it
 *
 * Look at the logs of the revision that was created last: mostly the container did not listen on `$PORT` within the
 * start-up window, or exited. While a change is being carried out, wait and ask again.
 *
 * @allow the region is being moved
 */
export const revisionNotReady: Rule = defineRule({
  id: "cloudrun/revision-not-ready",
  title: "The deployed revision is not ready",
  why: `Until Cloud Run calls a service ready, clients meet an older revision, a mixture of two, or nobody. Whatever is
measured on it meanwhile says little of what was deployed.`,
  references: [
    "https://docs.cloud.google.com/run/docs/troubleshooting",
    "https://docs.cloud.google.com/run/docs/managing/revisions",
  ],
  needs: "deployment",
  params: {},

  *check({ deployment }) {
    if (deployment === undefined) return;
    yield* ofService(deployment);
    yield* ofRevision(deployment);
  },
});

function* ofService(deployment: Deployment): Iterable<Outcome> {
  const { ready, generation, observedGeneration, reconciling } = deployment;
  if (ready?.state.known && ready.state.value === "false") {
    const evidence = evidenceOf(ready, [deployment.latestCreatedRevision, deployment.latestReadyRevision]);
    return yield { verdict: "fail", evidence, message: notReady(deployment, ready) };
  }
  if (generation?.known && observedGeneration?.known && observedGeneration.value < generation.value) {
    const message = `Clients meet an older state of the service: Cloud Run has dealt with change ${observedGeneration.value} of ${generation.value}.`;
    return yield { verdict: "fail", evidence: [observedGeneration, generation], message };
  }
  if (ready?.state.known && ready.state.value === "unknown") {
    return yield { verdict: "fail", evidence: evidenceOf(ready, [reconciling]), message: underWay(ready) };
  }
  if (reconciling?.known && reconciling.value) {
    return yield { verdict: "fail", evidence: [reconciling], message: underWay(undefined) };
  }
  const unknown = firstUnknown(ready?.state, generation, observedGeneration, reconciling);
  if (unknown) return yield undecided(unknown, "whether the service is ready");
  if (ready) yield { verdict: "pass", evidence: [ready.state] };
}

/** The revision that was read by itself, where it is not the one that the service's own condition speaks of. */
function* ofRevision({ revision, latestCreatedRevision, ready }: Deployment): Iterable<Outcome> {
  if (revision?.ready === undefined || !revision.name.known) return;
  const { state } = revision.ready;
  const isSaid = latestCreatedRevision?.known && latestCreatedRevision.value === revision.name.value;
  if (isSaid && ready?.state.known && ready.state.value !== "true") return;
  if (!state.known) return yield undecided(state, `whether revision ${revision.name.value} is ready`);
  if (state.value === "true") return yield { verdict: "pass", evidence: [state] };
  const outcome = state.value === "false" ? "is not ready" : "is still being started";
  yield {
    verdict: "fail",
    evidence: evidenceOf(revision.ready, [revision.name]),
    message: `Revision ${revision.name.value} ${outcome}${because(revision.ready)}: handshakes that are sent to it fail or wait.`,
  };
}

function notReady({ latestCreatedRevision, latestReadyRevision }: Deployment, ready: ReadyCondition): string {
  const created = latestCreatedRevision?.known ? latestCreatedRevision.value : undefined;
  if (latestReadyRevision === undefined) {
    return `No revision was ever ready${because(ready)}: every opening handshake fails.`;
  }
  const last = latestReadyRevision.known ? latestReadyRevision.value : undefined;
  if (created === undefined || last === undefined || created === last) {
    return `Cloud Run calls the service not ready${because(ready)}: clients do not meet what was asked for.`;
  }
  return `Cloud Run could not bring up revision ${created}${because(ready)}. Clients stay on ${last}: what was deployed with the new revision reaches nobody.`;
}

function underWay(ready: ReadyCondition | undefined): string {
  const why = ready === undefined ? "" : because(ready);
  return `A change of the service is still being carried out${why}: clients meet one state now and another in a moment.`;
}

/** ` (HealthCheckContainerError: the container failed to start)`, as far as the condition says. */
function because({ reason, message }: ReadyCondition): string {
  const said = [reason, message].flatMap((fact) => (fact?.known ? [shortened(fact.value)] : []));
  return said.length === 0 ? "" : ` (${said.join(": ")})`;
}

function evidenceOf(
  { state, reason, message }: ReadyCondition,
  rest: readonly (Fact<unknown> | undefined)[],
): Evidence {
  return [state, ...[reason, message, ...rest].filter((fact) => fact !== undefined)];
}
