import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence, Fact } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { exact } from "../numbers.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * Kubernetes takes a pod off the list of endpoints and sends it SIGTERM at the same moment. The controller of the load
 * balancer sees the list change, tells the network endpoint group, and the load balancer's proxies hear of it: that
 * takes seconds, in which they still send new connections to the pod. After a deploy the clients whose sockets were
 * just closed are the ones that come then. A preStop hook that sleeps keeps the pod serving for that time, because
 * SIGTERM waits for it.
 *
 * ## Condition
 *
 * It fails if the backend of a Google Cloud Application Load Balancer is made of network endpoint groups, and the
 * serving container has
 *
 * ```text
 * no preStop hook, or one that sleeps less than sleepSeconds
 * ```
 *
 * A hook that sleeps is `lifecycle.preStop.sleep`, or `exec` with nothing but `sleep`. That the server stops listening
 * on SIGTERM is an assumption, since a server can also wait by itself; it lowers the finding by one step. It is
 * undecided if the hook does something else or cannot be read, and if the kind of the load balancer or its backend is
 * unknown.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Cloud Run, which stops routing before it sends SIGTERM.
 * - Instance groups, whose nodes outlive the pod, passthrough load balancers, and the controllers of others.
 * - A hook that the grace period has no room for: that is
 *   [shutdown/grace-shorter-than-drain](grace-shorter-than-drain.md).
 *
 * ## How to fix it
 *
 * Add the hook. `sleep` needs Kubernetes 1.30 or newer; before that use `exec: { command: [sleep, "15"] }`, for which
 * the image needs the program `sleep`. The hook counts towards `terminationGracePeriodSeconds`.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/1718): During deploys the load balancer
 *   went on sending requests to pods that were going away, which gave 502; a preStop hook helped against that part.
 *
 * @allow the server itself goes on accepting for 20 s after SIGTERM
 */
export const prestopMissing: Rule = defineRule({
  id: "shutdown/prestop-missing",
  title: "A pod stops before the load balancer forgets it",
  why: `A pod gets SIGTERM at the moment it is taken off the list of endpoints, and the load balancer hears of that seconds later.
On every deploy the clients that just lost their socket reconnect, and some are sent to a pod that no longer listens.`,
  references: [
    "https://support.google.com/kb/answer/000006416",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/",
    "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/container-native-load-balancing",
  ],
  params: {
    sleepSeconds: { default: 15, about: "Seconds that a pod has to go on serving while the load balancer forgets it" },
    slackSeconds: { default: 5, about: "Seconds of the grace period that the fix keeps for the process's own exit" },
  },

  *check(path, { sleepSeconds, slackSeconds }) {
    const traffic = socketFact(path);
    const { loadBalancer, shutdown } = path;
    const hook = shutdown.preStopSeconds ?? shutdown.noPreStop;
    if (!traffic || !loadBalancer || !hook) return;
    const { flavour, backend } = loadBalancer;
    if (flavour.known && !APPLICATION.has(flavour.value)) return;
    if (backend.known && backend.value !== "neg") return;
    const sleep = shutdown.preStopSeconds?.known ? shutdown.preStopSeconds.value : 0;
    const evidence: Evidence = [hook, backend, traffic];
    if (sleep >= sleepSeconds) return yield { verdict: "pass", evidence };
    const unread = firstUnknown(hook, flavour, backend);
    if (unread) return yield undecided(unread, "whether a pod that stops still serves what it is sent", ...evidence);

    const gap = shutdown.preStopSeconds
      ? `only ${seconds(sleep)} later, and ${seconds(sleepSeconds)} are wanted`
      : "without waiting: there is no preStop hook";
    yield {
      verdict: "fail",
      evidence: [{ ...hook, assumed: ASSUMED }, backend, traffic],
      message: `A pod that is replaced stops listening ${gap}. For some seconds the load balancer goes on sending new connections to it, so on each deploy clients that reconnect are answered with 502.`,
      fix: fixFor(path, sleepSeconds, slackSeconds),
    };
  },
});

const ASSUMED = "the server stops listening as soon as it gets SIGTERM";

/** Proxies of Google's that choose among endpoints by themselves. */
const APPLICATION: ReadonlySet<Flavour> = new Set<Flavour>([
  "classic",
  "global-external",
  "regional-external",
  "regional-internal",
  "cross-region-internal",
]);

/** The hook runs inside the grace period, which may have to grow with it. */
function fixFor({ shutdown }: ConnectionPath, sleep: number, slack: number): NonNullable<FailedOutcome["fix"]> {
  const drain = shutdown.drainSeconds?.known ? shutdown.drainSeconds.value : 0;
  const needed = exact(sleep + slack + (Number.isFinite(drain) ? drain : 0));
  const { graceSeconds: grace } = shutdown;
  const more = grace && isBelow(grace, needed) ? `, and raise ${grace.what} to ${needed} s` : "";
  return { title: `Set lifecycle.preStop.sleep.seconds to ${sleep}${more}`, safety: "unsafe" };
}

type FailedOutcome = Extract<Outcome, { readonly verdict: "fail" }>;

function isBelow(fact: Fact<number>, value: number): boolean {
  return fact.known && fact.value < value;
}
