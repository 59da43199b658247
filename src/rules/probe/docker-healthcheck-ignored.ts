import { defineRule, type Rule } from "../../engine/rule.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * `HEALTHCHECK` tells Docker how to ask a container whether it is well. Cloud Run and Kubernetes never run it. Where no
 * probe says the same, a process that hangs keeps its open sockets, gets new ones, and is not restarted.
 *
 * ## Condition
 *
 * It fails if the image of the serving container has a `HEALTHCHECK`, in a Dockerfile of the input, and
 *
 * - on Kubernetes: the container has no startup, readiness or liveness probe;
 * - on Cloud Run: it has none but the startup probe that Cloud Run adds by itself, which asks once, at the start,
 *   whether the port is open.
 *
 * It is undecided if a probe cannot be read and no other one is written.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Any probe is written: whether it asks the right question is for other rules.
 * - `HEALTHCHECK NONE`, and a `HEALTHCHECK` of a base image that is not in the input.
 * - Plain Knative, whose own proxy asks each container.
 * - [probe/tcp-probe-false-ready](tcp-probe-false-ready.md) says that the port opens too early: then this is a
 *   consequence of it.
 *
 * ## How to fix it
 *
 * Write what `HEALTHCHECK` asks as probes of the platform: what tells a ready application as startup and readiness
 * probe, what tells a process that lives as liveness probe. `--interval` becomes `periodSeconds`, `--timeout`
 * `timeoutSeconds`, `--retries` `failureThreshold`. The instruction may stay for Docker and Compose.
 *
 * ## Incidents
 *
 * - [GoogleCloudPlatform/cloud-run-mcp](https://github.com/GoogleCloudPlatform/cloud-run-mcp/issues/38): A service had
 *   a `HEALTHCHECK` and two health routes, and its deploy failed all the same: what Cloud Run asked was its port.
 *
 * @allow the instruction is for local work with Compose
 */
export const dockerHealthcheckIgnored: Rule = defineRule({
  id: "probe/docker-healthcheck-ignored",
  title: "The image's HEALTHCHECK is the only probe, and nobody runs it",
  why: `HEALTHCHECK is an instruction for Docker. Neither Cloud Run nor Kubernetes runs it: a process that hangs keeps its open
connections and gets new ones, and nothing restarts it.`,
  references: [
    "https://docs.docker.com/reference/dockerfile/#healthcheck",
    "https://docs.cloud.google.com/run/docs/configuring/healthchecks",
    "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-probes",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const ignored = path.process?.imageHealthcheck;
    if (!traffic || !ignored || !(path.platform === "cloud-run" || path.platform === "kubernetes")) return;
    const { startup, readiness, liveness } = path.startup.probes;
    const declarations = [startup, readiness, liveness].flatMap((probe) => (probe ? [probe.declaration] : []));
    const evidence = [ignored, ...declarations, traffic] as const;
    const isAsked = [startup, readiness, liveness].some((one) => one?.declaration.known && one.kind !== "default-tcp");
    if (isAsked) return yield { verdict: "pass", evidence };
    const unread = firstUnknown(...declarations);
    if (unread)
      return yield undecided(unread, "whether anything takes the place of the image's HEALTHCHECK", ...evidence);
    yield {
      verdict: "fail",
      evidence,
      message: `${platformWord(path)} does not run the HEALTHCHECK of the image, and no probe is written in its place: ${instead(path)}. A process that hangs later keeps its clients waiting, and nothing restarts it.`,
      fix: { title: "Write what HEALTHCHECK asks as a readiness and a liveness probe", safety: "unsafe" },
    };
  },
});

function platformWord({ platform }: ConnectionPath): string {
  return platform === "cloud-run" ? "Cloud Run" : "Kubernetes";
}

function instead({ platform, loadBalancer }: ConnectionPath): string {
  if (platform === "cloud-run") return "all that is asked is once, at the start, whether the port is open";
  if (loadBalancer?.healthCheck) return "nobody asks but the load balancer, which restarts nothing";
  return "clients are sent to a pod as soon as its process runs";
}
