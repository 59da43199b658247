import { defineRule, type Limits, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
  readonly seconds: number | undefined;
  /** What it rests on besides. */
  readonly more: readonly Fact<unknown>[];
  /** Whether the platform sets it, so that only the drain can give way. */
  readonly isFixed: boolean;
  readonly said: string;
  readonly slack: number;
}

function graceOf({ platform, shutdown }: ConnectionPath, slack: number, limits: Limits): Grace | undefined {
  const { graceSeconds: fact, spot } = shutdown;
  if (fact === undefined) return undefined;
  const value = fact.known ? fact.value : undefined;
  const cap = spot?.known && spot.value ? limits("gke-spot").max : undefined;
  if (cap !== undefined && spot && (value === undefined || value > cap)) {
    const said = `the ${seconds(cap)} that a pod gets on Spot capacity`;
    return { fact, seconds: cap, more: [spot], isFixed: true, said, slack };
  }
  const isFixed = platform === "cloud-run";
  const said = `the ${seconds(value ?? 0)} from SIGTERM to SIGKILL`;
  return { fact, seconds: value, more: [], isFixed, said, slack };
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
  const evidence = grace.isFixed
    ? ([first, ...rest, grace.fact, ...grace.more] as const)
    : ([grace.fact, first, ...rest, ...grace.more] as const);

  if (grace.seconds !== undefined && needed > grace.seconds) {
    const room = exact(grace.seconds - grace.slack - (preStop?.known && first !== preStop ? preStop.value : 0));
    const sum = `${parts.join(" + ")} + ${grace.slack} = ${seconds(needed)} is more than ${grace.said}`;
    const names = [preStop, drain].flatMap((fact) => (fact?.known ? [fact.what] : [])).join(" + ");
    return {
      verdict: "fail",
      evidence,
      message: `Connections that are still open after ${seconds(grace.seconds)} are killed without a close frame, and letting them go takes longer: ${sum} (${names} + time to exit).`,
      fix: {
        title: grace.isFixed
          ? `Lower ${first.what} to ${Math.max(0, room)} s`
          : `Raise ${grace.fact.what} to ${Math.ceil(needed)} s`,
        safety: "unsafe",
      },
    };
  }
  const unread = firstUnknown(grace.seconds === undefined ? grace.fact : undefined, drain, preStop);
  if (unread) return undecided(unread, "whether the process is killed before its connections are let go", ...evidence);
  return { verdict: "pass", evidence };
}

/** The load balancer leaves connections alone for so long, which helps only while the pod is there to serve them. */
function loadBalancerDrain({ loadBalancer }: ConnectionPath, grace: Grace): Outcome | undefined {
  const drain = loadBalancer?.drainSeconds;
  if (loadBalancer === undefined || drain === undefined || (drain.known && drain.value === 0)) return undefined;
  const evidence = grace.isFixed
    ? ([drain, grace.fact, ...grace.more] as const)
    : ([grace.fact, drain, ...grace.more] as const);
  const unread = firstUnknown(drain, grace.seconds === undefined ? grace.fact : undefined);
  if (unread) return undecided(unread, "whether connection draining outlasts the pod", ...evidence);
  if (!drain.known || grace.seconds === undefined) return undefined;
  const needed = drain.value + grace.slack;
  if (needed <= grace.seconds) return { verdict: "pass", evidence };
  return {
    verdict: "fail",
    evidence,
    message: `${capital(loadBalancerWord(loadBalancer))} leaves connections ${seconds(drain.value)} to end, and the pod is killed earlier: ${drain.value} + ${grace.slack} = ${seconds(needed)} is more than ${grace.said}. What is still open then breaks without a close frame.`,
    fix: {
      title: grace.isFixed
        ? `Lower ${drain.what} to ${Math.max(0, exact(grace.seconds - grace.slack))} s`
        : `Raise ${grace.fact.what} to ${needed} s`,
      safety: "unsafe",
    },
  };
}
