import { defineRule, type Rule } from "../../engine/rule.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

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
