import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { adviseSetting } from "../backend-setting.ts";
import { capital, connectionWord, loadBalancerWord } from "../connection-words.ts";
import { isBeyondSession } from "../heartbeat.ts";
import { undecided } from "../undecided.ts";

/**
 * A proxy Network Load Balancer passes bytes on and knows nothing of WebSockets. Its backend timeout is an **idle
 * limit**: a connection on which nothing passes for so long, 30 s by default, is closed. Busy connections are never cut
 * by it.
 *
 * ## Condition
 *
 * With the backend timeout T and the session length S: it fails when `T < S` and no file shows whether anything is sent
 * on a quiet connection. That nothing is sent is then an assumption, which lowers the finding by one step. It is
 * undecided when T cannot be read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here, or the traffic is long polling.
 * - S is 0, as it is in `development`.
 * - A heartbeat is known: whether it is frequent enough is judged of the application, by
 *   `app/heartbeat-exceeds-idle-limit`. A server that is known to send nothing is the concern of
 *   `app/heartbeat-missing`.
 * - Application Load Balancers (`lb/backend-timeout-cuts-websocket`) and passthrough ones, which have no such timeout.
 *
 * ## How to fix it
 *
 * Send a heartbeat well within the timeout, and say so in the application's settings or in `holdopen.yaml`. Or raise
 * `timeoutSec` to the length of a session.
 *
 * ## Incidents
 *
 * - [poseidon/typhoon](https://github.com/poseidon/typhoon/pull/361): Forwarded ports of a cluster were closed after
 *   the minute that the TCP proxy in front of its API had been given.
 *
 * @allow clients send a position every five seconds
 */
export const tcpProxyIdleTimeout: Rule = defineRule({
  id: "lb/tcp-proxy-idle-timeout",
  title: "A TCP or SSL proxy ends quiet connections",
  why: `A proxy Network Load Balancer closes a connection on which nothing passed for its backend timeout, half a minute by
default. It sees bytes and no WebSockets: quiet users are disconnected at a regular beat, and busy users notice nothing.`,
  references: ["https://docs.cloud.google.com/load-balancing/docs/backend-service"],
  params: {},

  *check(path) {
    const socket = socketFact(path);
    const { heartbeats, loadBalancer, sessionSeconds: session, silentServer } = path;
    const timeout = loadBalancer?.timeoutSeconds;
    if (!socket || !timeout || path.traffic.kind === "long-polling") return;
    const { flavour } = loadBalancer;
    if (!flavour.known || flavour.value !== "proxy-network" || session.value === 0) return;
    const name = loadBalancerWord(loadBalancer);
    if (!timeout.known) return yield undecided(timeout, `how long ${name} lets a connection be quiet`, flavour, socket);
    if (isBeyondSession(timeout.value, session)) {
      return yield { verdict: "pass", evidence: [timeout, session, flavour, socket] };
    }
    // What is known to be sent, in time or too seldom, or not at all, is said of the application: app/heartbeat-*.
    if (heartbeats.length > 0 || silentServer) return;

    const guess = { ...timeout, assumed: "no heartbeat is sent, as none shows in the input" };
    const wanted = `timeoutSec: ${Math.ceil(session.value)}`;
    yield {
      verdict: "fail",
      evidence: [guess, session, flavour, socket],
      message: `${capital(name)} closes a ${connectionWord(path)} that is silent for ${seconds(timeout.value)}: its backend timeout is an idle limit. Nothing is known to send bytes on a quiet one, and a session must last ${seconds(session.value)}: ${timeout.value} < ${session.value}.`,
      fix: {
        title: `${adviseSetting(loadBalancer, { backendConfig: wanted, policy: wanted, backendService: wanted })}, or send a heartbeat`,
        safety: "unsafe",
      },
    };
  },
});
