import { defineRule, type Rule } from "../../engine/rule.ts";
import type { HealthCheck } from "../../model/load-balancer.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Probe } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";
import { PROBE_WORDS } from "../../model/words.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";
import { firstUnknown } from "../unknown.ts";

/**
 * GKE Ingress makes a health check from the readiness probe only if that is `httpGet`, and GKE Gateway never does.
 * Otherwise the load balancer asks for `/` on the serving port and wants exactly 200. A server that does little but
 * sockets often has nothing at `/`: the kubelet is content with its open port or its command, all pods are ready, and
 * every client gets 502.
 *
 * ## Condition
 *
 * It fails if the readiness probe is TCP, gRPC or a command, and the HTTP path that the load balancer asks for is a
 * default, because no `BackendConfig` or `HealthCheckPolicy` names one. No file shows what the server answers at `/`;
 * that it is not 200 is an assumption, which lowers the finding by one step. It is undecided if the type of the health
 * check or the kind of the probe cannot be read.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - An HTTP readiness probe, or `health.readiness` in `holdopen.yaml`:
 *   [probe/lb-health-path-mismatch](lb-health-path-mismatch.md) compares the paths.
 * - No readiness probe at all.
 * - Health checks of another type (TCP, gRPC).
 * - Serverless network endpoint groups, which have no health check.
 *
 * ## How to fix it
 *
 * Give the server a route that answers a plain GET with 200 once it can serve sockets. With an `httpGet` readiness
 * probe on the serving port Ingress copies it; better still, write the health check down.
 *
 * ## Incidents
 *
 * - [kubernetes/kubernetes](https://github.com/kubernetes/kubernetes/issues/81092): An application has nothing at `/`,
 *   so its probes were TCP. The backend stayed unhealthy.
 *
 * @allow the server answers 200 at /
 */
export const lbHealthNotInferred: Rule = defineRule({
  id: "probe/lb-health-not-inferred",
  title: "The load balancer asks for a page that nobody may have written",
  why: `Where no health check is written and the readiness probe is none that can be copied, the load balancer asks for / and wants
exactly 200. A socket server often has no such page: all its pods are ready, and every client gets 502.`,
  references: [
    "https://docs.cloud.google.com/kubernetes-engine/docs/concepts/ingress",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources",
    "https://github.com/kubernetes/ingress-gce/blob/master/pkg/translator/healthchecks.go",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    const { loadBalancer, startup } = path;
    const readiness = startup.probes.readiness;
    const check = loadBalancer?.healthCheck;
    if (!traffic || !loadBalancer || !check?.path || !readiness || isJudgedByPath(path, readiness)) return;
    const evidence = [check.path, readiness.declaration, traffic] as const;
    if (!isByDefault(check)) return yield { verdict: "pass", evidence };
    const unread = firstUnknown(check.type, check.path, readiness.declaration);
    if (unread)
      return yield undecided(
        unread,
        `whether ${loadBalancerWord(loadBalancer)} asks for a page that is there`,
        ...evidence,
      );

    const assumed = "nothing answers it with 200";
    const asked = check.path.known ? check.path.value : "";
    yield {
      verdict: "fail",
      evidence: [{ ...check.path, assumed }, readiness.declaration, traffic],
      message: `${capital(loadBalancerWord(loadBalancer))} asks for ${asked} and takes nothing but 200, because no health check says otherwise and a ${PROBE_WORDS[readiness.kind]} readiness probe is not copied. If the server answers 404 there, its pods are ready and all clients get 502.`,
      fix: { title: "Write the health check down, with a path that answers 200", safety: "unsafe" },
    };
  },
});

/** Where both ask over HTTP, or the user names the route, probe/lb-health-path-mismatch compares them. */
function isJudgedByPath({ health }: ConnectionPath, { kind }: Probe): boolean {
  return kind === "http" || health.readinessPath !== undefined;
}

function isByDefault({ source, path }: HealthCheck): boolean {
  return source === "default" || path?.origin.kind === "default";
}
