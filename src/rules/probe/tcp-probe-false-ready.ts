import { defineRule, type Rule } from "../../engine/rule.ts";
import { socketFact } from "../../model/traffic.ts";
import { isPortOnly, trafficGates } from "../traffic-gate.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
