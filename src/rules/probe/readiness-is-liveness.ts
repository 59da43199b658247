import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Probe } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";
import { exact } from "../numbers.ts";
import { trafficGates } from "../traffic-gate.ts";
import { undecided } from "../undecided.ts";

/**
 * Liveness and readiness are different questions. A liveness route answers as soon as the process runs, and must not
 * depend on anything else; readiness is whether a client can be served now. If traffic is let in by the answer to the
 * first question, sockets of the first clients open before the database, the cache or the other services are there, and
 * fail on their first message. The same holds after an outage.
 *
 * ## Condition
 *
 * The probe that lets traffic in is the readiness probe (on Cloud Run, which takes a started instance for ready, the
 * start-up probe). It fails if that probe asks over HTTP, and
 *
 * 1. it asks the `health.liveness` of `holdopen.yaml`, while `health.readiness` is another path;
 * 2. or its path ends in `live`, `livez`, `liveness`, `alive` or `ping`;
 * 3. or, on Kubernetes, the liveness probe asks the same path and port, and its `failureThreshold x periodSeconds` is
 *    not more than that of the readiness probe. One route for both is common advice as long as a pod is taken out well
 *    before it is restarted.
 *
 * The second and third rest on what a route is called, or on its giving one answer to both, which lowers the finding by
 * one step. It is undecided if a path cannot be read.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - `health.readiness` in `holdopen.yaml` is the path that the probe asks.
 * - Probes of another kind: for TCP see [probe/tcp-probe-false-ready](tcp-probe-false-ready.md).
 * - A start-up probe on Kubernetes that asks the liveness route, which is what it is for, where there is a readiness
 *   probe or a liveness probe of that path.
 *
 * ## How to fix it
 *
 * Give readiness a route of its own that answers 200 only when sockets can be served, and 503 before. If the one route
 * does check that, let the liveness probe be the more patient one, and name the route as `health.readiness` in
 * `holdopen.yaml`.
 *
 * ## Incidents
 *
 * - [managoat/fountain](https://github.com/managoat/fountain/pull/230): Both probes asked a page that always answers
 *   200, so a pod that could not reach its database stayed ready and kept getting requests.
 * - [candelahq/candela](https://github.com/candelahq/candela/pull/750): The start-up probe on Cloud Run asked the route
 *   that answers 200 at once, and was moved to the one that asks the storage.
 *
 * @allow the route answers 503 until the services are up
 */
export const readinessIsLiveness: Rule = defineRule({
  id: "probe/readiness-is-liveness",
  title: "The probe that lets traffic in asks whether the process lives",
  why: `A liveness route answers as soon as the process runs. If it decides when traffic is sent, the first clients of each new
instance meet a server that has not started all it needs: their sockets open, and fail on the first message.`,
  references: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    "https://kubernetes.io/docs/concepts/workloads/pods/probes/",
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const gate = trafficGates(path).at(-1);
    if (!traffic || gate?.kind !== "http" || !gate.path) return;
    const outcome = byConfig(path, gate, gate.path) ?? byName(path, gate, gate.path) ?? byProbe(path, gate, gate.path);
    if (outcome) yield { ...outcome, evidence: [...outcome.evidence, traffic] };
  },
});

/** What the user says of the routes goes before what they are called. */
function byConfig({ health }: ConnectionPath, gate: Probe, asked: Fact<string>): Outcome | undefined {
  const { livenessPath: alive, readinessPath: ready } = health;
  if (!ready?.known) return undefined;
  const evidence: Evidence = [asked, ready, ...(alive ? [alive] : [])];
  if (!asked.known) return undecided(asked, "whether the probe that lets traffic in asks for readiness", ...evidence);
  if (asked.value === ready.value) return { verdict: "pass", evidence };
  if (!alive?.known || asked.value !== alive.value) return undefined;
  return {
    verdict: "fail",
    evidence,
    message: `${early(gate)}: it asks ${asked.value}, which is the liveness route, and readiness is ${ready.value}.`,
    fix: { title: `Let the ${gate.role} probe ask ${ready.value}`, safety: "unsafe" },
  };
}

const ALIVE = /\/(?:live|livez|liveness|alive|ping)\/?$/i;

function byName(_path: ConnectionPath, gate: Probe, asked: Fact<string>): Outcome | undefined {
  if (!asked.known || !ALIVE.test(asked.value)) return undefined;
  const assumed = `${asked.value} tells no more than its name, that the process lives`;
  return {
    verdict: "fail",
    evidence: [{ ...asked, assumed }],
    message: `${early(gate)}: it asks ${asked.value}.`,
    fix: { title: `Let the ${gate.role} probe ask a route that answers once sockets can be served`, safety: "unsafe" },
  };
}

/** One route for both is common advice on Kubernetes, as long as the liveness probe is the more patient one. */
function byProbe({ platform, startup }: ConnectionPath, gate: Probe, asked: Fact<string>): Outcome | undefined {
  const { liveness } = startup.probes;
  if (platform !== "kubernetes" || gate.role !== "readiness" || liveness?.kind !== "http" || !liveness.path)
    return undefined;
  const evidence: Evidence = [asked, liveness.path];
  const question = "whether readiness and liveness are the same question";
  if (!asked.known) return undecided(asked, question, ...evidence);
  if (!liveness.path.known) return undecided(liveness.path, question, ...evidence);
  if (asked.value !== liveness.path.value || isOtherPort(gate, liveness)) return { verdict: "pass", evidence };
  const [removed, restarted] = [patience(gate), patience(liveness)];
  if (removed === undefined || restarted === undefined) return undefined;
  if (restarted > removed) return { verdict: "pass", evidence: [...evidence, liveness.failureThreshold] };
  const assumed = `${asked.value} answers the same to both probes`;
  return {
    verdict: "fail",
    evidence: [{ ...asked, assumed }, liveness.path, liveness.failureThreshold],
    message: `Readiness and liveness both ask ${asked.value}, and a pod is restarted after ${seconds(restarted)}, no later than it is taken out after ${seconds(removed)}. If the route waits for what sockets need, a short outage of that restarts the pods and cuts all sockets; if it does not, clients are let in too early.`,
    fix: { title: "Give readiness a route of its own, or liveness a higher failureThreshold", safety: "unsafe" },
  };
}

function early({ role }: Probe): string {
  return `The ${role} probe lets clients in as soon as the process lives, before it can serve their sockets`;
}

function isOtherPort({ port: a }: Probe, { port: b }: Probe): boolean {
  return a?.known === true && b?.known === true && a.value !== b.value;
}

/** How long a probe may fail before anything follows from it. */
function patience({ periodSeconds: period, failureThreshold: failures }: Probe): number | undefined {
  return period.known && failures.known ? exact(period.value * failures.value) : undefined;
}
