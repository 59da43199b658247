import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

export const websocketsNotEnabled: Rule = defineRule({
  id: "mesh/websockets-not-enabled",
  title: "Contour does not pass WebSocket handshakes on",
  why: `Contour lets a route upgrade connections only where the route says so. Without that the handshake is refused, and no
WebSocket ever opens.`,
  references: [
    "https://projectcontour.io/docs/main/config/websockets/",
    "https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind !== "websocket") return;
    for (const { software, upgrade } of path.hops) {
      if (software !== "contour" || upgrade === undefined) continue;
      const [fault, ...others] = upgrade.faults;
      const [open] = upgrade.undecided;
      if (fault) {
        const evidence: Evidence = [fault, ...others, traffic];
        const message = `No WebSocket opens through Contour: ${upgrade.faults.map(({ value }) => value).join(", and ")}.`;
        const fix = { title: "Write enableWebsockets: true in the route", safety: "unsafe" } as const;
        yield { verdict: "fail", evidence, message, fix };
      } else if (open) {
        yield undecided(open, "whether Contour passes WebSocket handshakes on", upgrade.location, traffic);
      } else yield { verdict: "pass", evidence: [upgrade.location, traffic] };
    }
  },
});
