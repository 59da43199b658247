import { defineRule, type Outcome, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Fact, KnownFact } from "../../model/fact.ts";
import type { ConnectionPath, Hop } from "../../model/path.ts";
import { onPlainResponse } from "../../model/route-timeout.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { meshHops } from "../mesh-hops.ts";
import { undecided } from "../undecided.ts";

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
