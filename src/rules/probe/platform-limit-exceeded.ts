import { defineRule, type Limits, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { Probe } from "../../model/startup.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";
import { writtenFirst } from "../written-first.ts";

/**
 * Cloud Run takes the probes of Kubernetes with ceilings of its own. A revision that exceeds one is refused: the deploy
 * fails, and clients stay on the old revision with whatever the new one was meant to mend.
 *
 * ## Condition
 *
 * On Cloud Run it fails if
 *
 * | probe | condition | limit |
 * | --- | --- | --- |
 * | any | `timeoutSeconds > periodSeconds` (equal is accepted) | |
 * | start-up | `failureThreshold x periodSeconds > 600` | `run-startup-product-max` |
 * | start-up | `initialDelaySeconds > 600` | `run-startup-ranges-docs-initial-delay` |
 * | liveness | `initialDelaySeconds > 3600`, `periodSeconds > 3600` | `run-liveness-ranges-…` |
 * | readiness | `periodSeconds > 300` | `run-readiness-fields-period` |
 * | liveness, readiness | `tcpSocket` or `exec`; start-up: `exec` | |
 *
 * Google's newest page allows a start-up probe 600 s where its API description and older pages say 240 s, and a
 * liveness probe's initial delay 600 s where the API says 3600 s. Between the two numbers it is undecided: nobody
 * outside can tell. A start-up window of 601 to 1800 s is allowed with a GPU only, which is an assumption here and
 * lowers the finding by one step.
 *
 * ## When it does not apply
 *
 * - Kubernetes and plain Knative, which have none of these limits.
 * - The TCP probe that Cloud Run adds where none is written.
 *
 * ## How to fix it
 *
 * Stay within the smaller of two numbers, and keep each attempt short: many quick attempts find a quick start sooner
 * than one long one.
 *
 * ## Incidents
 *
 * - [GoogleCloudPlatform/cymbal-superstore](https://github.com/GoogleCloudPlatform/cymbal-superstore/issues/7): A new
 *   version could not be deployed until the timeout of a probe was set below its period, and the page went on showing
 *   the old data.
 *
 * @allow deployed with 480 s since September, accepted
 */
export const platformLimitExceeded: Rule = defineRule({
  id: "probe/platform-limit-exceeded",
  title: "Cloud Run refuses the probe",
  why: `Cloud Run has ceilings that Kubernetes has not. A revision whose probe exceeds one is refused: the deploy fails, and
clients stay on the old revision with whatever the new one was meant to mend.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://run.googleapis.com/$discovery/rest?version=v1",
  ],
  params: {},

  *check({ platform, startup }, _params, limits) {
    if (platform !== "cloud-run") return;
    const probes = Object.values(startup.probes).filter(({ isAccepted }) => !isAccepted);
    const outcomes = probes.flatMap((probe) => [...judge(probe, limits)]);
    yield* outcomes.filter(({ verdict }) => verdict === "fail");
    yield* outcomes.filter(({ verdict }) => verdict === "undecided").slice(0, 1);
    const [first, ...rest] = probes.map(({ declaration }) => declaration);
    if (first && outcomes.length === 0) yield { verdict: "pass", evidence: [first, ...rest] };
  },
});

function* judge(probe: Probe, limits: Limits): Iterable<Outcome> {
  const { role, kind, declaration, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = probe;
  if (REFUSED[role].includes(kind)) {
    const message = `Cloud Run has no ${kind} ${role} probe and refuses the revision: clients stay on the previous one.`;
    const fix = { title: `Use an httpGet or grpc ${role} probe`, safety: "unsafe" } as const;
    yield { verdict: "fail", evidence: [declaration], message, fix };
  }
  const unread = firstUnknown(initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold);
  if (unread) yield undecided(unread, "whether Cloud Run accepts the probe");
  for (const { field, ids } of CEILINGS[role]) yield* exceeds(probe[field], ids, limits);
  if (role === "startup") yield* productExceeds(periodSeconds, failureThreshold, limits);
  if (periodSeconds.known && timeoutSeconds.known && timeoutSeconds.value > periodSeconds.value) {
    const message = `Cloud Run refuses the revision: its ${role} probe waits ${seconds(timeoutSeconds.value)} for an answer, which is more than the ${seconds(periodSeconds.value)} from one attempt to the next. Clients stay on the previous revision.`;
    const title = `Set ${timeoutSeconds.what} to ${periodSeconds.value} s or less, or raise periodSeconds`;
    yield {
      verdict: "fail",
      evidence: writtenFirst(timeoutSeconds, periodSeconds),
      message,
      fix: { title, safety: "unsafe" },
    };
  }
}

function* exceeds(fact: Fact<number>, ids: Ceilings, limits: Limits): Iterable<Outcome> {
  const [low, high] = range(ids, limits);
  if (!fact.known || fact.value <= low) return;
  const title = `Set ${fact.what} to ${low} s or less`;
  if (fact.value > high) {
    const message = `Cloud Run refuses the revision: ${fact.what} is ${seconds(fact.value)} and may be ${seconds(high)} at most. Clients stay on the previous revision.`;
    yield { verdict: "fail", evidence: [fact], message, fix: { title, safety: "unsafe" } };
  } else yield disputed(`${fact.what} is ${seconds(fact.value)}`, low, high, [fact]);
}

function* productExceeds(period: Fact<number>, failures: Fact<number>, limits: Limits): Iterable<Outcome> {
  if (!period.known || !failures.known) return;
  const [low, high] = range(["run-startup-strict-max", "run-startup-product-max"], limits);
  const product = exact(failures.value * period.value);
  if (product <= low) return;
  const sum = `failureThreshold x periodSeconds of the startup probe is ${failures.value} x ${period.value} = ${seconds(product)}`;
  if (product <= high) return yield disputed(sum, low, high, writtenFirst(failures, period));
  const gpuMax = limits("run-startup-product-gpu-max").max ?? high;
  const assumed = `the service has no GPU, with which Cloud Run would wait up to ${gpuMax} s`;
  const evidence = writtenFirst(failures, product > gpuMax ? period : { ...period, assumed });
  const message = `Cloud Run refuses the revision: ${sum}, and ${seconds(high)} is the most it allows. Clients stay on the previous revision.`;
  const title = `Set failureThreshold x periodSeconds of the startup probe to ${low} s or less`;
  yield { verdict: "fail", evidence, message, fix: { title, safety: "unsafe" } };
}

function disputed(value: string, low: number, high: number, evidence: Evidence): Outcome {
  const message = `${value}: Google's pages and API disagree on whether the most is ${low} s or ${high} s, so the deploy may be refused, which would leave clients on the previous revision.`;
  return { verdict: "undecided", evidence, message };
}

/** What the sources agree to allow, and what none of them allows to exceed. */
function range(ids: Ceilings, limits: Limits): readonly [number, number] {
  const values = ids.map((id) => limits(id).max ?? Number.POSITIVE_INFINITY);
  return [Math.min(...values), Math.max(...values)];
}

type Ceilings = readonly [LimitId, ...LimitId[]];

/** Two ids: Google's pages and its API disagree. A timeout needs no ceiling of its own, for the period is one. */
const CEILINGS: Readonly<
  Record<Probe["role"], readonly { readonly field: "initialDelaySeconds" | "periodSeconds"; readonly ids: Ceilings }[]>
> = {
  startup: [
    {
      field: "initialDelaySeconds",
      ids: ["run-startup-ranges-api-initial-delay", "run-startup-ranges-docs-initial-delay"],
    },
  ],
  liveness: [
    {
      field: "initialDelaySeconds",
      ids: ["run-liveness-ranges-initial-delay", "run-liveness-ranges-api-initial-delay"],
    },
    { field: "periodSeconds", ids: ["run-liveness-ranges-period"] },
  ],
  readiness: [{ field: "periodSeconds", ids: ["run-readiness-fields-period"] }],
};

/** Ways of asking that Kubernetes has and Cloud Run has not. */
const REFUSED: Readonly<Record<Probe["role"], readonly Probe["kind"][]>> = {
  startup: ["exec"],
  liveness: ["exec", "tcp"],
  readiness: ["exec", "tcp"],
};
