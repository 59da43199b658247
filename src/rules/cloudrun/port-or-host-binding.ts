import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact } from "../../model/fact.ts";
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

  *check({ platform, process }) {
    const { containerPort, port, host } = process ?? {};
    if (platform !== "cloud-run" || containerPort === undefined) return;
    if (port) yield portOutcome(port, containerPort);
    if (host) yield hostOutcome(host);
  },
});

function portOutcome(port: Fact<number>, containerPort: Fact<number>): Outcome {
  const question = "whether the server listens where Cloud Run connects";
  if (!port.known) return undecided(port, question, containerPort);
  if (!containerPort.known) return undecided(containerPort, question, port);
  if (port.value === containerPort.value) return { verdict: "pass", evidence: [port, containerPort] };
  return {
    verdict: "fail",
    evidence: [port, containerPort],
    message: `No client gets in: Cloud Run connects to port ${containerPort.value} of the container, and the server listens on ${port.value}.`,
    fix: { title: "Listen on the port that Cloud Run sets PORT to", safety: "unsafe" },
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
