import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { HEARTBEAT_PARAMS } from "../heartbeat.ts";
import { meshHops } from "../mesh-hops.ts";
import { judgeQuietHop } from "../quiet-hop.ts";
import { undecided } from "../undecided.ts";

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
