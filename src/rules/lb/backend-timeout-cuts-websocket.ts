import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import { silenceOf, unknownHeartbeats } from "../../model/heartbeat.ts";
import type { Flavour, LoadBalancer } from "../../model/load-balancer.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { adviseSetting } from "../backend-setting.ts";
import { assumingSilence, meaningOf } from "../backend-timeout.ts";
import { capital, connectionWord, loadBalancerWord } from "../connection-words.ts";
import { HEARTBEAT_PARAMS, type HeartbeatMargins, silenceAllowed } from "../heartbeat.ts";
import { undecided } from "../undecided.ts";

/**
 * The backend timeout was made for ordinary requests, and its default is short. What it does to a WebSocket depends on
 * the kind of Application Load Balancer:
 *
 * | load balancer | reached through | the backend timeout is |
 * | --- | --- | --- |
 * | classic | Ingress class `gce`, `gke-l7-gxlb`, scheme `EXTERNAL` | a **lifetime**: busy sockets are closed too, and no heartbeat helps |
 * | global external | `gke-l7-global-external-managed`, scheme `EXTERNAL_MANAGED` | an **idle limit** |
 * | regional external, internal | `gke-l7-regional-external-managed`, `gke-l7-rilb`, class `gce-internal`, scheme `INTERNAL_MANAGED` | an **idle limit** |
 *
 * Event streams and gRPC streams have no upgrade. For them it is a lifetime everywhere. The client sees the connection
 * end without a close frame (code 1006) and starts again, over and over at the same beat.
 *
 * ## Condition
 *
 * With the session length S (`sessionSeconds` of the service, else what the policy says for the environment), the
 * backend timeout T and the heartbeat interval H:
 *
 * - lifetime: it fails when `T < S`;
 * - idle limit with a heartbeat: it fails when `T < S` and `H + jitterShare x H + slackSeconds > margin x T`;
 * - idle limit without one: it fails when `T < S`. Where nothing proves that the server is silent, that is an
 *   assumption, and the finding is one step less severe.
 *
 * It is undecided when T, the kind of load balancer, the kind of backend or a heartbeat that decides cannot be read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here, or the traffic is long polling, where each poll is short.
 * - S is 0, as it is in `development`.
 * - Serverless network endpoint groups: there the timeout is fixed and the [Cloud Run request
 *   timeout](../cloudrun/request-timeout-cuts-websocket.md) counts.
 * - Network load balancers and service meshes, where this setting does nothing to an HTTP connection or means another
 *   thing.
 *
 * ## How to fix it
 *
 * Set `timeoutSec` to the session length, in the BackendConfig (Ingress), the GCPBackendPolicy (Gateway) or the backend
 * service. Behind an idle limit a heartbeat that is fast enough does as well. On a classic load balancer, let clients
 * reconnect with a random delay all the same: no setting makes a connection immortal.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-gce](https://github.com/kubernetes/ingress-gce/issues/399): The backend services of a cluster
 *   fell back to 30 s, and WebSockets with them.
 *
 * @allow sessions last two minutes here
 */
export const backendTimeoutCutsWebsocket: Rule = defineRule({
  id: "lb/backend-timeout-cuts-websocket",
  title: "Backend timeout of the load balancer ends WebSockets early",
  why: `On a classic Application Load Balancer the backend timeout is the life of a WebSocket, busy or not; on the
others it closes a WebSocket that has been silent for so long. Clients see close code 1006, again and again.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
    "https://docs.cloud.google.com/load-balancing/docs/l7-internal",
    "https://docs.cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration",
  ],
  params: HEARTBEAT_PARAMS,

  *check(path, params) {
    const socket = socketFact(path);
    const { loadBalancer, sessionSeconds, traffic } = path;
    const timeout = loadBalancer?.timeoutSeconds;
    if (!socket || !timeout || traffic.kind === "long-polling") return;
    const { backend, flavour } = loadBalancer;
    if (backend.known && backend.value === "serverless-neg") return;
    if (flavour.known && !meaningOf(flavour.value, traffic.kind)) return;
    if (sessionSeconds.value === 0) return;
    const question = `whether ${loadBalancerWord(loadBalancer)} ends sessions early`;
    if (!timeout.known) return yield undecided(timeout, question, flavour, socket);
    if (timeout.value >= sessionSeconds.value) {
      return yield { verdict: "pass", evidence: [timeout, sessionSeconds, flavour, socket] };
    }
    if (!flavour.known) return yield undecided(flavour, `${question} after ${seconds(timeout.value)}`, timeout, socket);
    if (!backend.known) return yield undecided(backend, `${question} after ${seconds(timeout.value)}`, timeout, socket);

    const facts: Facts = { path, loadBalancer, timeout, flavour, session: sessionSeconds, socket };
    const isLifetime = meaningOf(flavour.value, traffic.kind) === "lifetime";
    yield isLifetime ? tooShortALife(facts) : judgeSilence(facts, params);
  },
});

interface Facts {
  readonly path: ConnectionPath;
  readonly loadBalancer: LoadBalancer;
  readonly timeout: KnownFact<number>;
  readonly flavour: KnownFact<Flavour>;
  readonly session: KnownFact<number>;
  readonly socket: Fact<string>;
}

function tooShortALife({ path, loadBalancer, timeout, flavour, session, socket }: Facts): Outcome {
  const word = connectionWord(path);
  return {
    verdict: "fail",
    evidence: [timeout, session, flavour, socket],
    message: `${capital(loadBalancerWord(loadBalancer))} closes every ${word} at the age of ${seconds(timeout.value)}, busy or silent: its backend timeout is a lifetime, and no heartbeat extends it. A session must last ${seconds(session.value)}, and ${timeout.value} < ${session.value}.`,
    fix: { title: adviseTimeout(loadBalancer, timeout, session.value), safety: "unsafe" },
  };
}

function judgeSilence(facts: Facts, params: HeartbeatMargins): Outcome {
  const { path, loadBalancer, timeout, flavour, session, socket } = facts;
  const allowed = silenceAllowed(timeout.value, params);
  const silence = silenceOf(path, params);
  if (silence && silence.seconds.value <= allowed) {
    return { verdict: "pass", evidence: [timeout, silence.seconds, flavour, socket] };
  }
  const [unread] = unknownHeartbeats(path);
  if (unread) {
    const question = `whether a heartbeat is faster than the idle limit of ${seconds(timeout.value)}`;
    return undecided(unread, question, timeout, flavour, socket);
  }

  const cut = `${capital(loadBalancerWord(loadBalancer))} closes a WebSocket that is silent for ${seconds(timeout.value)}: its backend timeout is an idle limit.`;
  const fix = { title: adviseTimeout(loadBalancer, timeout, session.value), safety: "unsafe" } as const;
  if (silence) {
    const message = `${cut} The heartbeat leaves up to ${silence.sum} = ${seconds(silence.seconds.value)} of silence, more than ${params.margin} x ${timeout.value} = ${seconds(allowed)}.`;
    return { verdict: "fail", evidence: [timeout, silence.seconds, flavour, socket], message, fix };
  }
  const message = `${cut} Nothing is known to send bytes on a quiet one, and a session must last ${seconds(session.value)}: ${timeout.value} < ${session.value}.`;
  if (path.silentServer) {
    return { verdict: "fail", evidence: [timeout, path.silentServer, session, flavour, socket], message, fix };
  }
  return { verdict: "fail", evidence: [assumingSilence(path, timeout), session, flavour, socket], message, fix };
}

function adviseTimeout(loadBalancer: LoadBalancer, timeout: KnownFact<number>, sessionSeconds: number): string {
  const wanted = Math.ceil(sessionSeconds);
  if (timeout.origin.kind === "declared") return `Set ${timeout.what} to ${seconds(wanted)}`;
  const yaml = `timeoutSec: ${wanted}`;
  return adviseSetting(loadBalancer, { backendConfig: yaml, policy: yaml, backendService: yaml });
}
