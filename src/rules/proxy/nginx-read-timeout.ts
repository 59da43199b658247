import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { socketFact } from "../../model/traffic.ts";
import { connectionWord } from "../connection-words.ts";
import { HEARTBEAT_PARAMS } from "../heartbeat.ts";
import { judgeQuietHop } from "../quiet-hop.ts";
import { undecided } from "../undecided.ts";

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
