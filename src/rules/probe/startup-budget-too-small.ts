import { defineRule, type Limits, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Startup } from "../../model/startup.ts";
import { addition, exact, roundUp } from "../numbers.ts";
import { sequentialTimeouts, total } from "../startup-phases.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * The window of the start-up probe is all the time a start has. If starts take longer, the platform kills the instance
 * and begins again: a deploy fails, or, worse, an instance added under load never joins, while clients wait or are
 * refused.
 *
 * ## Condition
 *
 * With `B = initialDelaySeconds + failureThreshold x periodSeconds` of the start-up probe (on Kubernetes without one:
 * of the liveness probe) and `p95` the start measured in this environment, it fails if
 *
 * ```text
 * B  <  margin x p95
 * ```
 *
 * If nothing was measured here, the timeouts of the declared dependencies stand in: the longest of each phase, summed
 * over the phases. That is how long the application is ready to wait, so it fails if
 *
 * ```text
 * B  <  sum over the phases of the longest dependency timeout
 * ```
 *
 * and this finding counts as resting on an assumption. Passing that comparison proves nothing, and is no pass.
 *
 * It is undecided if a number cannot be read, or if starts were measured in other environments only.
 *
 * ## When it does not apply
 *
 * - Nothing was measured and no dependency timeout is declared.
 * - Kubernetes without a start-up or liveness probe: nobody gives the start up.
 *
 * ## How to fix it
 *
 * Raise `failureThreshold` and keep `periodSeconds` short, so that quick starts are noticed quickly. Cloud Run has a
 * ceiling ([probe/platform-limit-exceeded](platform-limit-exceeded.md)); a start that needs more has to become shorter.
 *
 * ## Incidents
 *
 * - [PolicyEngine/policyengine-api](https://github.com/PolicyEngine/policyengine-api/pull/3765): Starts took 417 s at
 *   the 95th percentile, and the window was at most 480 s; the one that was chosen still ended six in a hundred.
 *
 * @allow the measurement includes image pull, which the probe does not count
 */
export const startupBudgetTooSmall: Rule = defineRule({
  id: "probe/startup-budget-too-small",
  title: "The platform gives up a start before it can be over",
  why: `The probe's window is all the time a start has. One that takes longer is killed and begins again: a deploy fails, or,
worse, an instance that is added under load never joins, while clients wait or are refused.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
  ],
  params: {
    margin: { default: 1.5, about: "How many times the measured start (p95) the window has to allow" },
  },

  *check(path, { margin }, limits) {
    const { startup, environment } = path;
    const budget = startup.budgetSeconds;
    const need = needOf(startup, margin, environment);
    if (budget === undefined || need === undefined) return;
    // A window has three parts; the number of attempts is the one to change.
    const probe = startup.probes.startup ?? startup.probes.liveness;
    const evidence = [probe?.failureThreshold ?? budget, budget, ...need.facts] as const;
    const unread = firstUnknown(...evidence);
    if (unread) return yield undecided(unread, "whether the platform waits long enough for a start", ...evidence);
    if (!budget.known) return;
    if (budget.value < need.seconds) {
      return yield {
        verdict: "fail",
        evidence,
        message: `The platform ends a start after ${seconds(budget.value)}, and ${need.why}: ${need.sum} is more than ${seconds(budget.value)}. The instance is killed before it is ready, and clients that wait for it are refused.`,
        fix: { title: fixFor(path, need.seconds, limits), safety: "unsafe" },
      };
    }
    if (need.kind === "measured") yield { verdict: "pass", evidence };
    if (need.kind === "elsewhere") {
      const message = `Starts were measured in other environments but not in ${environment}: whether ${seconds(budget.value)} are enough here cannot be told.`;
      yield { verdict: "undecided", evidence, message };
    }
  },
});

/** What a start needs, as far as anybody said; the timeouts of dependencies can only show that a window is too small. */
interface Need {
  readonly kind: "measured" | "timeouts" | "elsewhere";
  readonly facts: readonly Fact<number>[];
  readonly seconds: number;
  readonly why: string;
  readonly sum: string;
}

function needOf(startup: Startup, margin: number, environment: string): Need | undefined {
  const { measuredSeconds: measured } = startup;
  if (measured) {
    const needed = exact(margin * measured.value);
    const sum = `${margin} x ${measured.value} = ${seconds(needed)}`;
    const why = `a start takes ${seconds(measured.value)} in ${environment}`;
    return { kind: "measured", facts: [measured], seconds: needed, why, sum };
  }
  const timeouts = sequentialTimeouts(startup);
  const elsewhere = Object.values(startup.measuredByEnvironment);
  if (timeouts.length === 0 && elsewhere.length === 0) return undefined;
  return {
    kind: elsewhere.length > 0 ? "elsewhere" : "timeouts",
    facts: [...timeouts.map((timeout) => ({ ...timeout, assumed: UNMEASURED })), ...elsewhere],
    seconds: total(timeouts),
    why: "the timeouts that it may have to sit out one after the other take longer",
    sum: addition(timeouts.map(({ value }) => value)),
  };
}

const UNMEASURED = "a start may take as long as the timeouts of its dependencies, for none was measured";

function fixFor({ platform, startup }: ConnectionPath, needed: number, limits: Limits): string {
  const max = limits("run-startup-product-max").max ?? Number.POSITIVE_INFINITY;
  if (platform === "cloud-run" && needed > max)
    return `Shorten the start: Cloud Run waits no longer than ${max} s for it`;
  const probe = startup.probes.startup;
  if (probe?.kind !== "default-tcp" && probe?.periodSeconds.known && probe.initialDelaySeconds.known) {
    const failures = Math.ceil(exact((needed - probe.initialDelaySeconds.value) / probe.periodSeconds.value));
    return `Raise ${probe.failureThreshold.what} to ${failures}`;
  }
  return `Write a startup probe with failureThreshold x periodSeconds of at least ${roundUp(needed)} s`;
}
