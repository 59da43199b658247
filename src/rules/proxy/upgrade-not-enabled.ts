import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import type { ProxySoftware } from "../../model/hop.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

/**
 * Envoy upgrades a connection only if the HTTP connection manager, or the route, lists that upgrade; Contour, which
 * runs Envoy, only if the route of its `HTTPProxy` says `enableWebsockets: true`. Otherwise the proxy answers the
 * opening handshake itself: the server never sees it, and the browser reports nothing but a failed connection.
 *
 * ## Condition
 *
 * It fails for a route that leads to a service with WebSockets if
 *
 * - neither the route nor its HTTP connection manager has `upgrade_type: websocket` under `upgrade_configs`, or
 * - the nearest one that has it says `enabled: false`, or
 * - it is a route of Contour without `enableWebsockets: true`.
 *
 * It is undecided where the value is filled in later.
 *
 * ## When it does not apply
 *
 * - No evidence of WebSockets.
 * - Routes that Envoy is told while it runs, and the TCP proxy, which passes every byte on.
 * - An Envoy that is not known to stand in front of the service; a note says so.
 *
 * ## How to fix it
 *
 * List the upgrade at the connection manager as in the passing example. Where only some routes should upgrade, write
 * `enabled: false` there and list it again, without that, at those routes.
 *
 * ## Incidents
 *
 * - [projectcontour/contour](https://github.com/projectcontour/contour/pull/5524): Behind a Gateway there was no way to
 *   enable WebSockets, and handshakes got 403, until Contour enabled them there by default.
 *
 * @allow clients of this host use event streams
 */
export const upgradeNotEnabled: Rule = defineRule({
  id: "proxy/upgrade-not-enabled",
  title: "A proxy is not told to let WebSockets through",
  why: `Envoy upgrades a connection only where its configuration lists that upgrade, and Contour only where the route says
so. They refuse the opening handshake of every other WebSocket before the server sees it, and no WebSocket ever opens.`,
  references: [
    "https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades",
    "https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto",
    "https://projectcontour.io/docs/main/config/websockets/",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind !== "websocket") return;
    for (const { software, name, upgrade } of path.hops) {
      const title = software && FIXES[software];
      if (title === undefined || upgrade === undefined) continue;
      const [fault, ...others] = upgrade.faults;
      const [open] = upgrade.undecided;
      if (fault) {
        const evidence: Evidence = [fault, ...others, upgrade.location, traffic];
        const message = `No WebSocket opens through ${name}: ${upgrade.faults.map(({ value }) => value).join(", and ")}.`;
        yield { verdict: "fail", evidence, message, fix: { title, safety: "unsafe" } };
      } else if (open) {
        yield undecided(open, `whether ${name} passes WebSocket handshakes on`, upgrade.location, traffic);
      } else yield { verdict: "pass", evidence: [upgrade.location, traffic] };
    }
  },
});

/** How each of them is told. */
const FIXES: Partial<Record<ProxySoftware, string>> = {
  envoy: "List upgrade_type: websocket under upgrade_configs of the HTTP connection manager, or of the route",
  contour: "Write enableWebsockets: true in the route",
};
