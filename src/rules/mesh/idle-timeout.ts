import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { HEARTBEAT_PARAMS } from "../heartbeat.ts";
import { meshHops } from "../mesh-hops.ts";
import { judgeQuietHop } from "../quiet-hop.ts";
import { undecided } from "../undecided.ts";

/**
 * Envoy ends a stream on which nothing passed in either direction for its idle timeout, an upgraded one like any other.
 * The default is 300 s with Contour and Envoy Gateway; Istio switches it off. Where Istio sees bytes alone, on ports
 * named or declared as TCP and in the `tcp` and `tls` rules of a VirtualService, connections have an idle timeout of
 * 3600 s.
 *
 * `connectionPool.http.idleTimeout` of a DestinationRule and `idleConnection` of an HTTPProxy are no such limits: they
 * close connections without a request, and an open socket is one.
 *
 * ## Condition
 *
 * With `H` the shortest known heartbeat interval, it fails for each hop of Istio, Envoy or Contour where
 *
 * ```text
 * H + jitterShare x H + slackSeconds  >  margin x idle timeout
 * ```
 *
 * or where the server is known to send nothing by itself. It is undecided if the timeout or the heartbeat cannot be
 * read, if several EnvoyFilters or DestinationRules say different things, or an EnvoyFilter patches some routes only.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections.
 * - The wanted session is no longer than the timeout.
 * - No heartbeat is known, nor that there is none: that is [app/heartbeat-missing](../app/heartbeat-missing.md).
 * - A pod without a label, annotation or Namespace that says that Istio puts a sidecar into it.
 *
 * ## How to fix it
 *
 * Raise the timeout at the place that the finding points at, or send a heartbeat more often.
 *
 * @allow the server sends a price every second
 */
export const idleTimeout: Rule = defineRule({
  id: "mesh/idle-timeout",
  title: "A mesh or Envoy gateway ends a quiet connection before the next heartbeat",
  why: `Envoy resets a stream, and a connection that it sees as bytes, on which nothing passed in either direction for its
idle timeout. Quiet users are disconnected at a regular beat, with close code 1006, while busy users notice nothing.`,
  references: [
    "https://www.envoyproxy.io/docs/envoy/latest/faq/configuration/timeouts",
    "https://istio.io/latest/docs/reference/config/networking/destination-rule/#ConnectionPoolSettings-TCPSettings",
    "https://projectcontour.io/docs/main/config/request-routing/#response-timeouts",
  ],
  params: HEARTBEAT_PARAMS,

  *check(path, params) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind === "long-polling") return;
    for (const { name, idleSeconds: idle } of meshHops(path)) {
      if (idle === undefined) continue;
      if (!idle.known) yield undecided(idle, `how long ${name} lets a connection be quiet`, traffic);
      else {
        const cut = `${name} closes a ${connectionWord(path)} that is silent for ${seconds(idle.value)}.`;
        yield* judgeQuietHop({ path, idle, traffic, cut }, params);
      }
    }
  },
});
