import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { HEARTBEAT_PARAMS } from "../heartbeat.ts";
import { judgeQuietHop } from "../quiet-hop.ts";
import { undecided } from "../undecided.ts";

/**
 * nginx waits `proxy_read_timeout` for the next bytes from the server and then closes both sides, of an upgraded
 * connection too. What the client sends does not count by itself; the pong that answers its ping does. The default is
 * 60 s, and ingress-nginx has the same. `proxy_send_timeout` is about writes that are stuck and ends no silence.
 *
 * ## Condition
 *
 * With `H` the shortest known heartbeat interval, it fails for each nginx on the path where
 *
 * ```text
 * H + jitterShare x H + slackSeconds  >  margin x proxy_read_timeout
 * ```
 *
 * or where the server is known to send nothing by itself. It is undecided if the timeout or the heartbeat cannot be
 * read: a variable, an `include` that is not in the input, several locations that differ, or an ingress-nginx
 * annotation that is not a whole number of seconds (`3600s`), which the controller does not take.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections.
 * - The wanted session is no longer than the timeout.
 * - No heartbeat is known, nor that there is none: that is [app/heartbeat-missing](../app/heartbeat-missing.md).
 * - An nginx that is not known to stand in front of the service; a note says so.
 *
 * ## How to fix it
 *
 * Set `proxy_read_timeout` in the location (`nginx.ingress.kubernetes.io/proxy-read-timeout: "3600"` for
 * ingress-nginx), or send a heartbeat more often.
 *
 * ## Incidents
 *
 * - [kubernetes/ingress-nginx](https://github.com/kubernetes/ingress-nginx/issues/2917): Sockets that held in
 *   development were closed after a quiet minute behind nginx.
 *
 * @allow the server sends a price every second
 */
export const nginxReadTimeout: Rule = defineRule({
  id: "proxy/nginx-read-timeout",
  title: "nginx gives a quiet connection up before the server sends anything",
  why: `nginx closes a connection on which the server has sent nothing for proxy_read_timeout, with an upgraded one as with
any other. Quiet users are disconnected at a regular beat, with close code 1006.`,
  references: [
    "https://nginx.org/en/docs/http/websocket.html",
    "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_read_timeout",
    "https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts",
  ],
  params: HEARTBEAT_PARAMS,

  *check(path, params) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind === "long-polling") return;
    for (const hop of path.hops) {
      const idle = hop.software === "nginx" ? hop.idleSeconds : undefined;
      if (idle === undefined) continue;
      if (!idle.known) yield undecided(idle, "how long nginx lets a connection be quiet", traffic);
      else {
        const cut = `${hop.name} closes a ${connectionWord(path)} on which the server is silent for ${seconds(idle.value)}.`;
        yield* judgeQuietHop({ path, idle, traffic, cut }, params);
      }
    }
  },
});
