import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact } from "../../model/fact.ts";
import type { Probe } from "../../model/path.ts";
import { undecided } from "../undecided.ts";

export const portOrHostBinding: Rule = defineRule({
  id: "cloudrun/port-or-host-binding",
  title: "The server does not listen where Cloud Run connects",
  why: `Cloud Run connects to one port of the container, on its outward address. A server that listens on another port, or on
the loopback address alone, answers in its own container and nowhere else: the startup probe fails, the revision never
becomes ready, and no client gets in.`,
  references: [
    "https://docs.cloud.google.com/run/docs/container-contract",
    "https://docs.cloud.google.com/run/docs/configuring/services/containers",
  ],
  params: {},

  *check({ platform, process, startup }) {
    const { containerPort, port, onlyPort, host, exposed } = process ?? {};
    if (platform !== "cloud-run" || containerPort === undefined) return;
    if (port) yield portOutcome(port, containerPort, exposed);
    if (host) yield hostOutcome(host);
    for (const probe of Object.values(startup.probes)) {
      if (probe && onlyPort) yield* probeOutcome(probe, onlyPort, containerPort);
    }
  },
});

function portOutcome(port: Fact<number>, containerPort: Fact<number>, exposed: readonly Fact<number>[] = []): Outcome {
  const question = "whether the server listens where Cloud Run connects";
  if (!port.known) return undecided(port, question, containerPort);
  if (!containerPort.known) return undecided(containerPort, question, port);
  if (port.value === containerPort.value) return { verdict: "pass", evidence: [port, containerPort] };
  return {
    verdict: "fail",
    // EXPOSE opens nothing, but where it names the server's port too, nobody will take that for a slip.
    evidence: [port, containerPort, ...exposed.filter((one) => one.known && one.value === port.value)],
    message: `No client gets in: Cloud Run connects to port ${containerPort.value} of the container, and the server listens on ${port.value}.`,
    fix: { title: "Listen on the port that Cloud Run sets PORT to", safety: "unsafe" },
  };
}

const BECAUSE: Readonly<Record<Probe["role"], string>> = {
  startup: "The revision never becomes ready, and no client gets in",
  readiness: "No new client gets in",
  liveness: "Cloud Run kills the container again and again, with every open socket",
};

/** A probe on the container's own port is what the port decides anyway, and so is one on the port of a misplaced server. */
function* probeOutcome({ role, port }: Probe, server: Fact<number>, containerPort: Fact<number>): Iterable<Outcome> {
  if (!port?.known || typeof port.value !== "number" || !server.known || !containerPort.known) return;
  if (port.value === containerPort.value || port.value === server.value) return;
  yield {
    verdict: "fail",
    evidence: [port, server],
    message: `${BECAUSE[role]}: the ${role} probe asks port ${port.value}, and the server listens on ${server.value} alone.`,
    fix: { title: `Let the probe ask port ${containerPort.value}`, safety: "unsafe" },
  };
}

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/i;

function hostOutcome(host: Fact<string>): Outcome {
  if (!host.known) return undecided(host, "whether the server listens where Cloud Run connects");
  if (!LOOPBACK.test(host.value)) return { verdict: "pass", evidence: [host] };
  return {
    verdict: "fail",
    evidence: [host],
    message: `No client gets in: the server listens on ${host.value}, which only its own container reaches.`,
    fix: { title: "Listen on 0.0.0.0", safety: "unsafe" },
  };
}
