import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { onPlainResponse } from "../../model/route-timeout.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { meshHops } from "../mesh-hops.ts";
import { undecided } from "../undecided.ts";

/**
 * The timeout of a route counts from the request to the end of the response. To an event stream or a gRPC stream that
 * is a **lifetime**: it ends busy ones like silent ones. For a WebSocket the sources disagree. Envoy's documentation
 * says that the timeout ends with the answer to the handshake, and users of Istio and Kubeflow saw their sockets cut at
 * just that age. So a finding about a WebSocket rests on the assumption that the Envoy in question does the latter, and
 * is one step less severe. What Envoy calls a maximum duration ends every connection, and is judged without that
 * assumption.
 *
 * ## Condition
 *
 * With the timeout T and the session length S (`sessionSeconds` of the service, else what the policy says for the
 * environment) it fails for each hop of Istio, Envoy or Contour where `T < S`. It is undecided where T cannot be read,
 * or several rules lead to the Service, differ, and none has a path that speaks of sockets.
 *
 * T is `http[].timeout` of a VirtualService, the shorter of an HTTPRoute's `timeouts.request` and
 * `timeouts.backendRequest`, `timeoutPolicy.response` of an HTTPProxy, `projectcontour.io/response-timeout`,
 * `tcp.maxConnectionDuration` of a DestinationRule where Istio sees bytes alone, and what an EnvoyFilter writes: a
 * route's `timeout`, `max_stream_duration`.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections, or long polling, where each poll is short.
 * - S is 0, as it is in `development`.
 * - No timeout is written: Istio has none by default, and Contour's ends with the handshake.
 * - GKE's own Gateways, which refuse these timeouts, and Traefik, which does not read them.
 *
 * ## How to fix it
 *
 * Give the requests of the sockets a rule of their own that comes before the others, and leave its timeout out or write
 * `0s` (`infinity` in an HTTPProxy).
 *
 * ## Incidents
 *
 * - [istio/istio](https://github.com/istio/istio/issues/17424): A timeout of ten seconds suits the requests of a
 *   dashboard, and its live chat had to reconnect every ten seconds.
 * - [kubeflow/kubeflow](https://github.com/kubeflow/kubeflow/issues/6124): Terminals in notebooks stopped after exactly
 *   five minutes, busy or not: each VirtualService had a timeout of 300 s.
 *
 * @allow Envoy 1.36, where a handshake ends the timeout
 */
export const routeTimeoutCutsWebsocket: Rule = defineRule({
  id: "mesh/route-timeout-cuts-websocket",
  title: "A timeout of a mesh or gateway route ends connections early",
  why: `A route timeout counts from the request to the end of the response, so it ends event streams and gRPC streams however
busy they are, and with some versions of Envoy upgraded connections too. Clients lose the session midway.`,
  references: [
    "https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute",
    "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts",
    "https://github.com/istio/istio/issues/17424",
    "https://github.com/kubeflow/kubeflow/pull/6126",
    "https://github.com/envoyproxy/envoy/pull/41075",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    // A long poll is answered within its own, short time: each one is a request of its own.
    if (traffic === undefined || path.traffic.kind === "long-polling") return;
    const session = path.sessionSeconds;
    if (session.value === 0) return;
    for (const hop of meshHops(path)) {
      const lifetime = hop.lifetimeSeconds;
      if (lifetime === undefined) continue;
      if (!lifetime.known) yield undecided(lifetime, `at what age ${hop.name} ends a session`, session, traffic);
      else yield judge(path, hop, lifetime, session, traffic);
    }
  },
});

function judge(
  path: ConnectionPath,
  hop: Hop,
  limit: KnownFact<number>,
  session: KnownFact<number>,
  traffic: Fact<string>,
): Outcome {
  const lifetime = path.traffic.kind === "websocket" ? limit : onPlainResponse(limit);
  if (lifetime.value >= session.value) return { verdict: "pass", evidence: [lifetime, session, traffic] };
  return {
    verdict: "fail",
    evidence: [lifetime, session, traffic],
    message: `${hop.name} ends every ${connectionWord(path)} at the age of ${seconds(lifetime.value)}, busy or silent: ${lifetime.what} is a lifetime, and no heartbeat extends it. A session must last ${seconds(session.value)}, and ${lifetime.value} < ${session.value}.`,
    fix: {
      title: `Switch off ${lifetime.what} for these requests, or raise it to ${Math.ceil(session.value)} s`,
      safety: "unsafe",
    },
  };
}
