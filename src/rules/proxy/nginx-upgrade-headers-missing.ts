import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

export const nginxUpgradeHeadersMissing: Rule = defineRule({
  id: "proxy/nginx-upgrade-headers-missing",
  title: "nginx does not pass WebSocket handshakes on",
  why: `nginx drops the Upgrade and Connection headers of a request unless it is told to send them, and an HTTP/1.0 request
cannot be upgraded. The server sees an ordinary request, and no WebSocket ever opens.`,
  references: [
    "https://nginx.org/en/docs/http/websocket.html",
    "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_set_header",
    "https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_http_version",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind !== "websocket") return;
    for (const { software, upgrade } of path.hops) {
      if (software !== "nginx" || upgrade === undefined) continue;
      const [fault, ...others] = upgrade.faults;
      const [open] = upgrade.undecided;
      if (fault) {
        const evidence: Evidence = [fault, ...others, upgrade.location, traffic];
        const said = upgrade.faults.map(({ value }) => value).join(", and ");
        const message = `No WebSocket opens through nginx: ${said}.`;
        yield { verdict: "fail", evidence, message, fix: { title: FIX, safety: "unsafe" } };
      } else if (open) {
        yield undecided(open, "whether nginx passes WebSocket handshakes on", upgrade.location, traffic);
      } else yield { verdict: "pass", evidence: [upgrade.location, traffic] };
    }
  },
});

const FIX =
  'Write proxy_http_version 1.1, proxy_set_header Upgrade $http_upgrade and proxy_set_header Connection "upgrade" there';
