import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * `Upgrade` and `Connection` are headers of one hop: nginx drops them unless the location sends them on, and older
 * versions speak HTTP/1.0 to the server. The server then sees an ordinary request and answers 400, 404 or 426.
 *
 * ## Condition
 *
 * It fails for a location that leads to a service with WebSockets if, in an opening handshake,
 *
 * - it sends no `Upgrade: websocket`, or no `Connection` with `upgrade` in it, or
 * - it speaks HTTP/1.0: `proxy_http_version 1.0`, or nothing set and an nginx, by the tag of its image, before 1.29.7.
 *
 * A level that has any `proxy_set_header` inherits none from the levels around it. Variables are followed through `map`
 * and `set`. It is undecided where one cannot be followed, where an `include` that is not in the input may set the
 * header, and where all hangs on a version that nothing shows.
 *
 * ## When it does not apply
 *
 * - No evidence of WebSockets.
 * - ingress-nginx, which upgrades by itself.
 * - An nginx that is not known to stand in front of the service; a note says so.
 *
 * ## How to fix it
 *
 * Write the three lines of the passing example into the location, beside its other `proxy_set_header` lines. Where the
 * same location serves plain requests with keep-alive, take the value of `Connection` from a `map` of `$http_upgrade`.
 *
 * @allow clients of this host use long polling
 */
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
