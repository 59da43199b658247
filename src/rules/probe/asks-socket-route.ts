import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import type { Fact } from "../../model/fact.ts";
import type { LoadBalancer } from "../../model/load-balancer.ts";
import type { ConnectionPath } from "../../model/path.ts";
import type { Probe } from "../../model/startup.ts";
import { socketFact } from "../../model/traffic.ts";
import { capital, loadBalancerWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * Kubelet, Cloud Run and load balancers ask with a plain GET. A WebSocket server refuses a request that does not
 * upgrade: 400, 404 or 426, depending on the library. So a check of `/ws` fails for ever on a server that works, and
 * the instance gets no clients, or is restarted again and again.
 *
 * ## Condition
 *
 * It fails if an HTTP probe, or the path that a `BackendConfig`, `HealthCheckPolicy` or Compute health check names,
 * ends in `ws`, `wss`, `websocket`, `websockets`, `socket.io` or `cable`. That such a route answers no plain GET is an
 * assumption from its name, which lowers the finding by one step. It is undecided if the path cannot be read.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - Traffic that is declared to be something else than WebSockets.
 * - Paths below such a route (`/ws/health`), and `/sockjs`, which greets whoever asks.
 * - Health checks of another type (TCP, gRPC).
 * - A health check that is copied from the readiness probe: the probe is where it says it.
 *
 * ## How to fix it
 *
 * Add a route that answers a plain GET with exactly 200, which suits everybody who asks, and let the checks use it.
 * Most WebSocket libraries take a handler for requests that do not upgrade.
 *
 * ## Incidents
 *
 * - [EOSIO/eos](https://github.com/EOSIO/eos/issues/3989): A server answered a plain GET with 400 because it was no
 *   handshake, so health checks that want 200 could never succeed.
 * - [drachtio/drachtio-server](https://github.com/drachtio/drachtio-server/issues/94): A load balancer asked the
 *   WebSocket interface and got 400, which it had to be told to accept.
 *
 * @allow the server answers a plain GET on /ws with 200
 */
export const asksSocketRoute: Rule = defineRule({
  id: "probe/asks-socket-route",
  title: "A health check asks the route of the sockets",
  why: `Health checks ask with a plain GET and do not upgrade. A WebSocket route answers that with 400, 404 or 426, so the instance
never counts as healthy: clients get 502 or 503 from a server that would serve them well.`,
  references: [
    "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/",
    "https://docs.cloud.google.com/load-balancing/docs/health-check-concepts",
    "https://datatracker.ietf.org/doc/html/rfc6455#section-4.2.1",
  ],
  explains: ["probe/lb-health-path-mismatch", "probe/lb-health-not-inferred"],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind !== "websocket") return;
    for (const asker of askersOf(path)) {
      const outcome = judge(asker);
      if (outcome) yield { ...outcome, evidence: [...outcome.evidence, traffic] };
    }
  },
});

interface Asker {
  readonly name: string;
  readonly path: Fact<string>;
  /** What follows when the answer is not good. */
  readonly fate: string;
}

function askersOf({ startup, loadBalancer }: ConnectionPath): readonly Asker[] {
  const { startup: start, readiness, liveness } = startup.probes;
  const probes = [start, readiness, liveness].flatMap((probe) => ofProbe(probe));
  return loadBalancer ? [...probes, ...ofLoadBalancer(loadBalancer)] : probes;
}

function ofProbe(probe: Probe | undefined): readonly Asker[] {
  if (probe?.kind !== "http" || !probe.path) return [];
  return [{ name: `the ${probe.role} probe`, path: probe.path, fate: FATES[probe.role] }];
}

const FATES: Readonly<Record<Probe["role"], string>> = {
  startup: "the instance is killed again and again before it serves anybody",
  readiness: "no client is ever sent to the instance",
  liveness: "the instance is restarted again and again, with all its sockets",
};

/** A copied check is the readiness probe's fault, and a default is nobody's. */
function ofLoadBalancer(loadBalancer: LoadBalancer): readonly Asker[] {
  const { healthCheck: check } = loadBalancer;
  if (check?.source !== "explicit" || !check.path) return [];
  return [{ name: loadBalancerWord(loadBalancer), path: check.path, fate: "it answers all clients with 502" }];
}

/** SockJS is missing: its route greets whoever asks. */
const SOCKET_ROUTE = /(?:^|\/)(?:wss?|websockets?|socket\.io|cable)\/?$/i;

function judge({ name, path, fate }: Asker): Outcome | undefined {
  if (!path.known) return undecided(path, `whether ${name} asks a route that answers a plain GET`, path);
  if (!SOCKET_ROUTE.test(path.value)) return { verdict: "pass", evidence: [path] };
  const assumed = `${path.value} is a route for WebSockets, as it is called, and does not answer a plain GET with 200`;
  return {
    verdict: "fail",
    evidence: [{ ...path, assumed }],
    message: `${capital(name)} asks ${path.value}, where a plain GET is refused because it does not upgrade: ${fate}.`,
    fix: { title: `Let ${name} ask a route that answers a plain GET with 200`, safety: "unsafe" },
  };
}
