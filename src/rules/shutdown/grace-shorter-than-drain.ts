import { defineRule, type Limits, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * On SIGTERM a good server lets its connections go one by one, with a close frame, so that clients come back spread out
 * over time. SIGKILL ends that. If the grace period is shorter than what the drain takes, all clients that are left
 * break at once, on every deploy, and find out only when they next send something.
 *
 * ## Condition
 *
 * On Kubernetes, where `preStop` runs inside the grace period, it fails if
 *
 * ```text
 * preStop + drain of the application + slackSeconds  >  terminationGracePeriodSeconds
 * drainingTimeoutSec of the load balancer + slackSeconds  >  terminationGracePeriodSeconds
 * ```
 *
 * A part that nobody set counts for nothing; with neither `preStop` nor a drain there is no first comparison. On Spot
 * capacity the grace period is never longer than 25 s (limit `gke-spot`), whatever is written. On Cloud Run it is 10 s
 * (`run-shutdown`), cannot be changed, and it fails if
 *
 * ```text
 * drain of the application + cloudRunSlackSeconds  >  10 s
 * ```
 *
 * It is undecided if a number cannot be read. A drain without limit is no number:
 * [shutdown/unbounded-graceful-wait](unbounded-graceful-wait.md) speaks of it.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Neither a preStop hook, nor a drain time, nor connection draining is known.
 * - Draining of the load balancer is off: that is [lb/draining-disabled](../lb/draining-disabled.md).
 *
 * ## How to fix it
 *
 * On Kubernetes raise `terminationGracePeriodSeconds`. On Cloud Run and on Spot capacity shorten the drain: tell
 * clients to go (close code 1001 or 1012) and let them reconnect with jitter.
 *
 * ## Incidents
 *
 * - [BasedHardware/omi](https://github.com/BasedHardware/omi/issues/5523): Transcriptions run for minutes, and a pod
 *   had the default of 30 s to end them.
 *
 * @allow the drain ends early once all sessions are handed over
 */
export const graceShorterThanDrain: Rule = defineRule({
  id: "shutdown/grace-shorter-than-drain",
  title: "The process is killed before its connections are let go",
  why: `Between SIGTERM and SIGKILL a server closes its connections in its own time, so that clients reconnect one by one. If
the grace period is shorter, all that are left break at once on every deploy, without a close frame.`,
  references: [
    "https://docs.cloud.google.com/run/docs/container-contract",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/",
    "https://docs.cloud.google.com/load-balancing/docs/enabling-connection-draining",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/autopilot-spot-pods",
  ],
  params: {
    slackSeconds: { default: 5, about: "Seconds of a pod's grace period to keep for the process's own exit" },
    cloudRunSlackSeconds: { default: 2, about: "The same on Cloud Run, whose grace period cannot be raised" },
  },

  *check(path, { slackSeconds, cloudRunSlackSeconds }, limits) {
    const traffic = socketFact(path);
    const slack = path.platform === "cloud-run" ? cloudRunSlackSeconds : slackSeconds;
    const grace = graceOf(path, slack, limits);
    if (traffic === undefined || grace === undefined) return;
    const outcomes = [ownDrain(path, grace), loadBalancerDrain(path, grace)].flatMap((outcome) => outcome ?? []);
    const told = outcomes.map((outcome) => ({ ...outcome, evidence: [...outcome.evidence, traffic] as const }));
    yield* told.filter(({ verdict }) => verdict !== "undecided");
    yield* told.filter(({ verdict }) => verdict === "undecided").slice(0, 1);
  },
});

/** The time a process really gets. */
interface Grace {
  readonly fact: Fact<number>;
  /** The longest that it can be, where it cannot be read. */
  readonly seconds: number;
  /** What it rests on besides. */
  readonly more: readonly Fact<unknown>[];
  /** What the platform gives at most: beyond that only the drain can give way. */
  readonly most: number;
  readonly said: string;
  readonly slack: number;
}

function graceOf({ platform, shutdown }: ConnectionPath, slack: number, limits: Limits): Grace | undefined {
  const { graceSeconds: fact, spot } = shutdown;
  if (fact === undefined) return undefined;
  const value = fact.known ? fact.value : Number.POSITIVE_INFINITY;
  const said = `the ${seconds(value)} from SIGTERM to SIGKILL`;
  if (!spot) {
    const most = platform === "cloud-run" ? value : Number.POSITIVE_INFINITY;
    return { fact, seconds: value, more: [], most, said, slack };
  }
  const cap = limits("gke-spot").max ?? Number.POSITIVE_INFINITY;
  const capped = `the ${seconds(cap)} that a pod gets on Spot capacity`;
  return { fact, seconds: Math.min(value, cap), more: [spot], most: cap, said: value < cap ? said : capped, slack };
}

/** What the process itself takes: its preStop hook, which runs inside the grace period, then its own drain. */
function ownDrain({ shutdown }: ConnectionPath, grace: Grace): Outcome | undefined {
  const { preStopSeconds: preStop, drainSeconds } = shutdown;
  // A wait without limit is no number to add: shutdown/unbounded-graceful-wait speaks of it.
  const drain = drainSeconds?.known && !Number.isFinite(drainSeconds.value) ? undefined : drainSeconds;
  const [first, ...rest] = [drain, preStop].filter((fact) => fact !== undefined);
  if (first === undefined) return undefined;
  const parts = [preStop, drain].flatMap((fact) => (fact?.known ? [fact.value] : []));
  const needed = exact(parts.reduce((sum, value) => sum + value, grace.slack));
  const isRaisable = needed <= grace.most;
  const evidence = isRaisable
    ? ([grace.fact, first, ...rest, ...grace.more] as const)
    : ([first, ...rest, grace.fact, ...grace.more] as const);

  if (needed > grace.seconds) {
    const room = exact(grace.seconds - grace.slack - (preStop?.known && first !== preStop ? preStop.value : 0));
    const sum = `${parts.join(" + ")} + ${grace.slack} = ${seconds(needed)} is more than ${grace.said}`;
    const names = [preStop, drain].flatMap((fact) => (fact?.known ? [fact.what] : [])).join(" + ");
    return {
      verdict: "fail",
      evidence,
      message: `Connections that are still open after ${seconds(grace.seconds)} are killed without a close frame, and letting them go takes longer: ${sum} (${names} + time to exit).`,
      fix: {
        title: isRaisable
          ? `Raise ${grace.fact.what} to ${Math.ceil(needed)} s`
          : `Lower ${first.what} to ${Math.max(0, room)} s`,
        safety: "unsafe",
      },
    };
  }
  const unread = firstUnknown(grace.fact, drain, preStop);
  if (unread) return undecided(unread, "whether the process is killed before its connections are let go", ...evidence);
  return { verdict: "pass", evidence };
}

/** The load balancer leaves connections alone for so long, which helps only while the pod is there to serve them. */
function loadBalancerDrain({ loadBalancer }: ConnectionPath, grace: Grace): Outcome | undefined {
  const drain = loadBalancer?.drainSeconds;
  if (loadBalancer === undefined || drain === undefined || (drain.known && drain.value === 0)) return undefined;
  const question = "whether connection draining outlasts the pod";
  if (!drain.known) return undecided(drain, question, grace.fact, ...grace.more);
  const needed = drain.value + grace.slack;
  const isRaisable = needed <= grace.most;
  const evidence = isRaisable
    ? ([grace.fact, drain, ...grace.more] as const)
    : ([drain, grace.fact, ...grace.more] as const);
  if (needed > grace.seconds) {
    return {
      verdict: "fail",
      evidence,
      message: `${capital(loadBalancerWord(loadBalancer))} leaves connections ${seconds(drain.value)} to end, and the pod is killed earlier: ${drain.value} + ${grace.slack} = ${seconds(needed)} is more than ${grace.said}. What is still open then breaks without a close frame.`,
      fix: {
        title: isRaisable
          ? `Raise ${grace.fact.what} to ${needed} s`
          : `Lower ${drain.what} to ${Math.max(0, exact(grace.seconds - grace.slack))} s`,
        safety: "unsafe",
      },
    };
  }
  if (!grace.fact.known) return undecided(grace.fact, question, drain, ...grace.more);
  return { verdict: "pass", evidence };
}
