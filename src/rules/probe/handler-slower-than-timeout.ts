import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact } from "../../model/fact.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Probe } from "../../model/startup.ts";
import { exact } from "../numbers.ts";
import { type ReadinessWork, readinessWork } from "../readiness-work.ts";
import { undecided } from "../undecided.ts";

/**
 * A readiness handler that checks its dependencies one by one takes, at worst, the sum of their timeouts. Probes wait
 * for one second unless told otherwise. So a slow dependency makes a server that could serve count as down, on all
 * instances at once, and a start that waits for readiness may never be over.
 *
 * ## Condition
 *
 * With `W` the sum of the timeouts of what `readinessCovers` names (the largest of them with `health.parallel: true`; a
 * check without a timeout of its own has that of the dependency of the same name), it fails for each of these limits:
 *
 * | who waits | condition |
 * | --- | --- |
 * | readiness probe | `W > margin x timeoutSeconds` |
 * | start-up or liveness probe on the readiness path | `W > margin x timeoutSeconds` |
 * | load balancer's health check on the readiness path | `W > timeout` |
 * | the application's own limit (`startup.timeoutSeconds`) | `W > limit` |
 *
 * 2 + 20 = 22 s against an own limit of 15 s fails. Checks whose timeout nobody gives count for nothing in `W`; if the
 * rest would pass, it is undecided. Say `websocket: 0s` for a check that does not wait.
 *
 * ## When it does not apply
 *
 * - `readinessCovers` is not declared.
 * - A probe that is known to ask another path than `health.readiness`, a TCP or exec probe.
 * - Handlers that answer from a cached result: give their checks 0 s.
 *
 * ## How to fix it
 *
 * Give each check a short timeout of its own, run them side by side, or answer from a result that a background task
 * keeps fresh. Raising `timeoutSeconds` is second best: on Cloud Run it may not exceed `periodSeconds`.
 *
 * @allow answers from a cached result
 */
export const handlerSlowerThanTimeout: Rule = defineRule({
  id: "probe/handler-slower-than-timeout",
  title: "Readiness takes longer to answer than anybody waits for it",
  why: `A readiness handler that waits for slow dependencies answers after the probe has given up. A server that could serve
counts as down just when a dependency is slow: new connections are refused, and a start may never be over.`,
  references: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts",
  ],
  params: {
    margin: { default: 0.8, about: "Share of a probe's timeout that the handler may use up" },
  },

  *check(path, { margin }) {
    const work = readinessWork(path);
    if (work === undefined) return;
    const outcomes = waitsOf(path, margin).map((wait) => judge(work, wait));
    yield* outcomes.filter(({ verdict }) => verdict !== "undecided");
    yield* outcomes.filter(({ verdict }) => verdict === "undecided").slice(0, 1);
  },
});

function judge(work: ReadinessWork, wait: Wait): Outcome {
  const { limit, share, consequence } = wait;
  const evidence = [limit, ...work.facts] as const;
  if (!limit.known) return undecided(limit, "whether readiness answers in time", ...work.facts);
  const allowed = exact(share * limit.value);
  if (work.seconds <= allowed) {
    if (work.open === undefined) return { verdict: "pass", evidence };
    const message = `${work.open}: whether readiness answers within ${seconds(allowed)} (${limit.what}) cannot be told.`;
    return { verdict: "undecided", evidence: [...work.facts, limit], message };
  }
  const most = share === 1 ? seconds(allowed) : `${share} x ${limit.value} = ${seconds(allowed)}`;
  return {
    verdict: "fail",
    evidence,
    message: `Readiness may take ${work.sum} to answer, which is more than ${most} (${limit.what}): while a dependency is slow, ${consequence}.`,
    fix: { title: `Answer within ${seconds(allowed)}, or ${raised(wait, work.seconds)}`, safety: "unsafe" },
  };
}

/** No platform takes a probe whose timeout is longer than its period. */
function raised({ limit, share, period }: Wait, needed: number): string {
  const wanted = Math.ceil(exact(needed / share));
  const both = period?.known && period.value < wanted ? `, and ${period.what} with it` : "";
  return `raise ${limit.what} to ${wanted} s${both}`;
}

/** Somebody who waits for the readiness handler. */
interface Wait {
  readonly limit: Fact<number>;
  /** The part of the limit that may be used up. */
  readonly share: number;
  /** What happens when the answer comes later. */
  readonly consequence: string;
  /** The period that the limit may not exceed. */
  readonly period?: Fact<number>;
}

function waitsOf(path: ConnectionPath, margin: number): readonly Wait[] {
  const { startup, health, loadBalancer } = path;
  const { readiness } = startup.probes;
  const handler = health.readinessPath ?? (readiness?.kind === "http" ? readiness.path : undefined);
  const waits: Wait[] = [];
  for (const probe of Object.values(startup.probes)) {
    const asks = probe.role === "readiness" ? !isOther(probe, handler) : isSame(probe.path, handler);
    if (!asks) continue;
    const { timeoutSeconds: limit, periodSeconds: period } = probe;
    waits.push({ limit, share: margin, consequence: CONSEQUENCE[probe.role], period });
  }
  const check = loadBalancer?.healthCheck;
  if (check && isSame(check.path, handler)) {
    const consequence = "the load balancer takes the server for down and clients get 502";
    waits.push({ limit: check.timeoutSeconds, share: 1, consequence, period: check.intervalSeconds });
  }
  if (startup.appTimeoutSeconds) {
    const consequence = "the application abandons its own start and clients find no server";
    waits.push({ limit: startup.appTimeoutSeconds, share: 1, consequence });
  }
  return waits;
}

const CONSEQUENCE: Readonly<Record<Probe["role"], string>> = {
  startup: "the start is never let finish and clients wait or are refused",
  readiness: "the instance counts as not ready and gets no new connections",
  liveness: "the instance is restarted and every open connection is dropped",
};

/** A readiness probe that knocks on the port only, or that is known to ask something else. */
function isOther({ kind, path }: Probe, handler: Fact<string> | undefined): boolean {
  if (kind === "tcp" || kind === "exec") return true;
  return path?.known === true && handler?.known === true && path.value !== handler.value;
}

function isSame(path: Fact<string> | undefined, handler: Fact<string> | undefined): boolean {
  return path?.known === true && handler?.known === true && path.value === handler.value;
}
