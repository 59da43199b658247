import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact } from "../../model/fact.ts";
import type { Probe } from "../../model/startup.ts";
import { undecided } from "../undecided.ts";

/**
 * Cloud Run connects to one port of the ingress container: its `containerPort`, 8080 if none is written, and sets
 * `PORT` to it. A server that listens on another port is never reached. Nor is one that listens on 127.0.0.1, however
 * right its port is: the connection comes from outside the container. The deployment fails at the startup probe, or,
 * where a revision is already running, the new one takes no traffic.
 *
 * ## Condition
 *
 * It fails when the command line of the serving container, in the manifest or in the image's Dockerfile or Procfile,
 * binds the server to a port that is not the container's, or to a loopback address. `$PORT` is always right. Where
 * uvicorn is given no port or host, its own defaults count (8000 and 127.0.0.1). It also fails when a probe asks a
 * third port, neither the container's nor the server's, of a server that listens on one port alone (uvicorn, `fastapi
 * run`, gunicorn, hypercorn, daphne); that nothing else in the container listens counts as an assumption. So does the
 * default of an `ARG`. `app.port` in `holdopen.yaml` goes before all of this. It is undecided when a variable that
 * nobody sees here decides.
 *
 * ## When it does not apply
 *
 * - Plain Knative: a proxy in the same pod takes the connections, and reaches the loopback address too.
 * - Servers whose address is set in code, and those that are started by a script.
 * - A container that also starts a proxy (nginx, Caddy, supervisord), servers on a Unix socket, and those that are told
 *   several addresses.
 * - Sidecars. `EXPOSE` alone is no fault, because it opens nothing; where it names the port of a misplaced server, it
 *   is shown with the finding. Nor is a probe's port looked at where the container starts several programs.
 *
 * ## How to fix it
 *
 * Listen on `0.0.0.0` and on `$PORT`. A JSON array is not read by a shell, which leaves `$PORT` as it is written there:
 * use the shell form with `exec`, or read `PORT` in code.
 *
 * ## Incidents
 *
 * - [open-orbis/open-orbis](https://github.com/open-orbis/open-orbis/pull/342): Two variables were not picked up,
 *   uvicorn listened on 127.0.0.1:8000, and the start-up probe asked port 8080 in vain.
 * - [GoogleCloudPlatform/cloud-code-samples](https://github.com/GoogleCloudPlatform/cloud-code-samples/pull/378): The
 *   address was changed to localhost because the one that was printed could not be opened everywhere; the test
 *   deployment failed.
 *
 * @allow the base image starts a proxy on 8080
 */
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
      if (onlyPort) yield* probeOutcome(probe, onlyPort, containerPort);
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
