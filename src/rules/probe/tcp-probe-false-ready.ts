import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { isPortOnly, trafficGates } from "../traffic-gate.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * Some servers open their port long before the application behind it can answer: a master process that binds and then
 * loads its workers, a framework that initialises on the first request. A TCP probe passes at once, traffic is sent,
 * and on each cold start the first clients hang in the handshake or are closed with 1011.
 *
 * ## Condition
 *
 * It fails if the server is known to bind early, and every probe that holds traffic back asks only for an open port:
 *
 * | platform | probes that hold traffic back |
 * | --- | --- |
 * | Cloud Run | the start-up probe; if none is written, the TCP probe that Cloud Run adds |
 * | Kubernetes | the start-up and the readiness probe |
 *
 * One HTTP, gRPC or exec probe among them is enough to pass. It is undecided if a probe, or how the server binds,
 * cannot be read.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Nothing shows that the server binds early. Servers that bind last are well served by a TCP probe.
 * - Kubernetes without any probe: there is no port probe to blame.
 *
 * ## How to fix it
 *
 * Probe a route that answers 200 only once the application can serve a socket, and keep that route off the liveness
 * probe.
 *
 * ## Incidents
 *
 * - [PolicyEngine/policyengine-api](https://github.com/PolicyEngine/policyengine-api/issues/3764): gunicorn opens its
 *   port at once and imports for minutes. Each time the service grew, live requests queued on instances that could not
 *   answer yet.
 *
 * @allow workers are preloaded, the port opens last
 */
export const tcpProbeFalseReady: Rule = defineRule({
  id: "probe/tcp-probe-false-ready",
  title: "A probe takes an open port for a ready application",
  why: `The port of a server that binds early is open long before the application behind it can answer. A TCP probe passes at
once, traffic is sent, and on each cold start the first clients hang in the handshake or are closed with 1011.`,
  references: [
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
  ],
  explains: ["probe/docker-healthcheck-ignored"],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const { bindsEarly, probes } = path.startup;
    const gates = trafficGates(path);
    const gate = gates.at(-1);
    if (traffic === undefined || bindsEarly === undefined || gate === undefined) return;
    const evidence = [gate.declaration, bindsEarly, traffic] as const;
    if (gates.some((probe) => isPortOnly(probe) === false)) return yield { verdict: "pass", evidence };

    const unread = firstUnknown(bindsEarly, ...gates.map(({ declaration }) => declaration));
    if (unread) return yield undecided(unread, "whether an open port means a ready application", ...evidence);
    if (!bindsEarly.known) return;
    const ready = path.health.readinessPath ?? probes.readiness?.path;
    const route = ready?.known ? ready.value : "a route that answers once the application is ready";
    yield {
      verdict: "fail",
      evidence,
      message: `On a cold start ${PROBES[gate.kind] ?? `the TCP ${gate.role} probe`} passes as soon as the port is open, which is before the application is ready: ${bindsEarly.value}. Clients that are sent there in between hang in the handshake or are closed.`,
      fix: { title: `Use an httpGet ${gate.role} probe on ${route}`, safety: "unsafe" },
    };
  },
});

const PROBES: Readonly<Record<string, string>> = { "default-tcp": "the TCP probe that Cloud Run adds by itself" };
