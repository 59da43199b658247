import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { declaredAs, type Fact, type KnownFact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Probe } from "../../model/startup.ts";
import { probeName, type Setting, settingsOf } from "../settings-of-path.ts";
import { undecided } from "../undecided.ts";

/**
 * Somebody raised a timeout in the console during an incident, or the file was changed and never deployed. Clients live
 * by what runs; everything that was concluded from the file is about another service; and the next deployment changes
 * the limits under open connections.
 *
 * ## Condition
 *
 * It compares each declared path with the deployed one of the same Cloud Run service, workload or backend service,
 * where both were read: the request timeout, concurrency, instance counts, session affinity, protocol and probes; of a
 * load balancer the backend timeout, draining, affinity and health check. Every setting whose values differ fails, in
 * either direction. A default on one side and the same value written on the other is no difference. It is undecided
 * when one side cannot be read.
 *
 * In the example `deployed/` holds what `gcloud run services describe` printed; the library takes it as `deployed`.
 *
 * ## When it does not apply
 *
 * - Paths of which only one side was read.
 * - Concurrency and the maximum of instances where one side leaves them out: what fills them in depends on how the
 *   service was created.
 * - A port that is named on one side and numbered on the other.
 *
 * ## How to fix it
 *
 * Decide which of the two is right. Write the deployed value into the file, or deploy the file. Settings that a GKE
 * controller keeps are put back by it, so change the object and not the load balancer.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/1067): A health check was corrected in
 *   the console, the backend became healthy, and after about a minute it was set back.
 * - [PolicyEngine/policyengine-api](https://github.com/PolicyEngine/policyengine-api/pull/3768): The minimum of
 *   instances that kept a service warm had been set by hand and stood in no file, so anybody who made the service anew
 *   would have lost it.
 *
 * @allow raised by hand for the sale week
 */
export const consoleDrift: Rule = defineRule({
  id: "lb/console-drift",
  title: "What runs is not what is declared",
  why: `A value that was changed by hand, or declared and never deployed, makes files and reality differ. Clients live by
what runs, and the next deployment changes it under them.`,
  references: [
    "https://github.com/kubernetes/ingress-gce/issues/399",
    "https://docs.cloud.google.com/run/docs/deploying",
  ],
  needs: "deployed",
  params: {},

  *check(path) {
    const { deployed } = path;
    if (deployed === undefined) return;
    const running = new Map(settingsOf(deployed).map((setting) => [setting.name, setting]));
    const differing = new Set<string>();
    for (const setting of settingsOf(path)) {
      const other = running.get(setting.name);
      // Probes that ask in different ways have nothing else in common.
      if (other === undefined || (setting.detailOf && differing.has(setting.detailOf))) continue;
      const outcome = compared(setting, other);
      if (outcome.verdict === "fail") differing.add(setting.name);
      yield outcome;
    }
    yield* loneProbes(path, deployed);
  },
});

function compared({ name, fact, hasVagueDefault }: Setting, { fact: running }: Setting): Outcome {
  const question = `whether the deployed ${name} is the declared one`;
  if (!fact.known) return undecided(fact, question, running);
  if (!running.known) return undecided(running, question, fact);
  const isFilledIn = hasVagueDefault && [fact, running].some(({ origin }) => origin.kind === "default");
  // A port by its name and one by its number may be the same.
  const isOfOneKind = typeof fact.value === typeof running.value;
  if (fact.value === running.value || isFilledIn || !isOfOneKind) return { verdict: "pass", evidence: [fact, running] };
  return {
    verdict: "fail",
    evidence: [fact, running],
    message: `The deployed ${name} is ${said(running)}, the declared one ${said(fact)}: clients live by what is deployed until the declared one is rolled out.`,
  };
}

/** What is missing for clients where a probe is declared and not deployed. */
const LACK = {
  startup: "clients are let in before it would have passed",
  readiness: "instances that it would hold back take new clients",
  liveness: "instances that it would restart go on serving clients",
} as const;

/** Probes that only one side has. */
function* loneProbes(path: ConnectionPath, deployed: ConnectionPath): Iterable<Outcome> {
  for (const role of ["startup", "readiness", "liveness"] as const) {
    const here = path.startup.probes[role];
    const there = deployed.startup.probes[role];
    if (here && !there) {
      const message = `The declared ${probeName(here)} is not deployed: ${LACK[role]}.`;
      yield { verdict: "fail", evidence: [here.declaration, without(here, deployed)], message };
    }
    if (there && !here) {
      const message = `A ${probeName(there)} is deployed that nobody declared: it decides over instances and their clients until the declared service is rolled out.`;
      yield { verdict: "fail", evidence: [without(there, path), there.declaration], message };
    }
  }
}

function without(probe: Probe, { at }: ConnectionPath): Fact<string> {
  const what = probeName(probe);
  return declaredAs("sentence", what, `no ${what} is written here`, at);
}

function said(fact: KnownFact<unknown>): string {
  const { value, unit } = fact;
  const text =
    typeof value === "number" && unit === "s"
      ? seconds(value)
      : typeof value === "boolean"
        ? value
          ? "on"
          : "off"
        : String(value);
  return fact.origin.kind === "default" ? `${text} by default` : text;
}
