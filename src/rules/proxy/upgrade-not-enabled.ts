import { defineRule, type Rule } from "../../engine/rule.ts";
import type { Evidence } from "../../model/fact.ts";
import { socketFact } from "../../model/traffic.ts";
import { undecided } from "../undecided.ts";

export const upgradeNotEnabled: Rule = defineRule({
  id: "proxy/upgrade-not-enabled",
  title: "Envoy is not told to let WebSockets through",
  why: `Envoy upgrades a connection only where its configuration lists that upgrade. It refuses the opening handshake of
every other WebSocket before the server sees it, and no WebSocket ever opens.`,
  references: [
    "https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/http/upgrades",
    "https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto",
  ],
  params: {},

  *check(path) {
    const traffic = socketFact(path);
    if (traffic === undefined || path.traffic.kind !== "websocket") return;
    for (const { software, name, upgrade } of path.hops) {
      if (software !== "envoy" || upgrade === undefined) continue;
      const [fault] = upgrade.faults;
      const [open] = upgrade.undecided;
      if (fault) {
        const evidence: Evidence = [fault, upgrade.location, traffic];
        const message = `No WebSocket opens through ${name}: ${fault.value}.`;
        yield { verdict: "fail", evidence, message, fix: { title: FIX, safety: "unsafe" } };
      } else if (open) {
        yield undecided(open, `whether ${name} passes WebSocket handshakes on`, upgrade.location, traffic);
      } else yield { verdict: "pass", evidence: [upgrade.location, traffic] };
    }
  },
});

const FIX = "List upgrade_type: websocket under upgrade_configs of the HTTP connection manager, or of the route";
