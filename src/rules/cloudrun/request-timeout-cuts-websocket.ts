import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * For Cloud Run a WebSocket is one request from the opening handshake to the close. The request timeout is therefore
 * its **lifetime**: it ends busy sockets like silent ones, and no heartbeat extends it. The default is 5 minutes, the
 * longest
 * 60. Clients that came together are cut together, and come back together.
 *
 * ## Condition
 *
 * With the request timeout T and the session length S (`sessionSeconds` of the service, else what the policy says for
 * the environment): it fails when `T < S` and T is below the longest that Cloud Run allows (limit
 * `run-timeout-default`). It is undecided when T or S cannot be read.
 *
 * ## When it does not apply
 *
 * - Nothing shows that long-lived connections pass here, or the traffic is long polling, where each poll is short.
 * - S is 0, as it is in `development`.
 * - T is the longest possible: then only the client can help, by reconnecting.
 * - Plain Knative, which has limits of its own, and Cloud Run jobs.
 *
 * ## How to fix it
 *
 * Set `timeoutSeconds` in the revision template (`--timeout` of gcloud, `timeout` in Terraform). Close sockets from the
 * server a little earlier, spread over time, and let clients reconnect with a random delay.
 *
 * ## Incidents
 *
 * - [widgetti/solara](https://github.com/widgetti/solara/issues/161): An annotation tool lost its sessions after five
 *   minutes, the default, while people were reading.
 * - [AdaptiveConsulting/ReactiveTraderCloud](https://github.com/AdaptiveConsulting/ReactiveTraderCloud/pull/1954): At
 *   the longest timeout there is, an hour, a trading screen stayed on its notice of disconnection, so the page was made
 *   to reload itself.
 *
 * @allow clients reconnect every five minutes on purpose
 */
export const requestTimeoutCutsWebsocket: Rule = defineRule({
  id: "cloudrun/request-timeout-cuts-websocket",
  title: "Cloud Run request timeout ends WebSockets early",
  why: `To Cloud Run a WebSocket is one long request, so the request timeout closes it however busy it is. Clients lose
the session midway, and those that joined together come back together.`,
  references: [
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://docs.cloud.google.com/run/docs/configuring/request-timeout",
  ],
  params: {},

  *check(path, _params, limits) {
    const socket = socketFact(path);
    // A long poll is answered within its own, short time: each one is a request of its own.
    if (path.platform !== "cloud-run" || !socket || path.traffic.kind === "long-polling") return;
    const timeout = path.hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds;
    const session = path.sessionSeconds;
    if (!timeout) return;
    if (!timeout.known) return yield undecided(timeout, "at what age Cloud Run ends a session", session, socket);

    const longest = limits("run-timeout-default").max ?? Number.POSITIVE_INFINITY;
    const wanted = Math.min(session.value, longest);
    if (timeout.value >= wanted) return yield { verdict: "pass", evidence: [timeout, session, socket] };

    yield {
      verdict: "fail",
      evidence: [timeout, session, socket],
      message: `Cloud Run closes every ${connectionWord(path)} at the age of ${seconds(timeout.value)}, busy or silent: the request timeout is a lifetime, and no heartbeat extends it. A session must last ${seconds(session.value)}, and ${timeout.value} < ${session.value}.`,
      fix: { title: `Set the request timeout to ${seconds(Math.ceil(wanted))}`, safety: "unsafe" },
    };
  },
});
