import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { Evidence } from "../../model/fact.ts";
import { type HopLimit, tightestIdle, unknownIdleHops } from "../../model/limits-of-path.ts";
import { socketFact } from "../../model/traffic.ts";
import { HEARTBEAT_PARAMS, heartbeatFix, isBeyondSession } from "../heartbeat.ts";

/**
 * Many WebSocket libraries send nothing by themselves. If a hop on the way has an idle limit, every quiet connection
 * ends there, and nothing in the application's own settings shows why. Without a heartbeat neither side notices a peer
 * that vanished either: messages go into a dead connection until TCP gives up.
 *
 * ## Condition
 *
 * With `idle` the shortest known idle limit on the path and `S` the wanted session length, it fails if the server is
 * known to send nothing by itself, no client heartbeat is known, and
 *
 * ```text
 * idle  <  S
 * ```
 *
 * It is undecided if no file shows whether the application sends a heartbeat, or if a hop's idle limit is unknown.
 *
 * The parameters only serve the interval that the fix proposes.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - No session length is wanted (`sessionSeconds: 0`, the default in development).
 * - No hop on the path has an idle limit, or all of them are at least as long as the session.
 * - Any heartbeat is known, a library's default included: then
 *   [app/heartbeat-exceeds-idle-limit](heartbeat-exceeds-idle-limit.md) asks whether it comes in time.
 * - Streams that are never quiet: declare them as `traffic: http`, or allow the rule.
 *
 * ## How to fix it
 *
 * Switch on the library's ping, or send a small data frame by timer. Browsers cannot send pings, so the server has to,
 * or the page sends messages. If the heartbeat is in code, where no file shows it, name it:
 *
 * ```yaml
 * services:
 *   chat:
 *     app:
 *       heartbeat.intervalSeconds: 20s
 *       heartbeat.frame: control
 * ```
 *
 * ## Incidents
 *
 * - [VirtualFlyBrain/geppetto-vfb](https://github.com/VirtualFlyBrain/geppetto-vfb/issues/1764): Nothing is sent while
 *   people read, and silent sockets were closed after 300 s: about a quarter of the active users lost theirs each hour.
 * - [cloudflare/agents](https://github.com/cloudflare/agents/issues/2242): After about two silent minutes a socket was
 *   gone without a close frame. The browser still called it open, and the next message was lost.
 *
 * @allow a price feed, never silent for more than a second
 */
export const heartbeatMissing: Rule = defineRule({
  id: "app/heartbeat-missing",
  title: "Nothing is sent on a quiet connection, and a hop cuts silent ones",
  why: `Without a heartbeat a quiet connection is silent, and the first hop with an idle limit closes it. Neither end notices a
peer that vanished either: messages go into a dead connection until TCP gives up, many minutes later.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
    "https://docs.cloud.google.com/load-balancing/docs/backend-service",
    "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2",
  ],
  explains: ["lb/backend-timeout-cuts-websocket", "proxy/nginx-read-timeout", "mesh/idle-timeout"],
  params: HEARTBEAT_PARAMS,

  *check(path, params) {
    const traffic = socketFact(path);
    const session = path.sessionSeconds;
    if (traffic === undefined || path.heartbeats.length > 0 || session.value === 0) return;
    const silent = path.silentServer;
    const idle = tightestIdle(path);
    const [hidden] = unknownIdleHops(path);

    if (idle && !isBeyondSession(idle.fact.value, session)) {
      if (!silent) {
        const message = `${cutBy(idle)}, and no file shows whether the application sends a heartbeat: whether a quiet user keeps a session of ${seconds(session.value)} cannot be told.`;
        return yield { verdict: "undecided", evidence: [idle.fact, session, traffic], message };
      }
      return yield {
        verdict: "fail",
        evidence: [silent, idle.fact, session, traffic],
        message: `${cutBy(idle)}, and nothing is sent on a quiet one: ${silent.value}. Its user is disconnected after ${seconds(idle.fact.value)} instead of keeping the session for ${seconds(session.value)}.`,
        fix: {
          title: heartbeatFix("Send a heartbeat at least every", idle.fact.what, idle.fact.value, params),
          safety: "unsafe",
        },
      };
    }
    if (hidden) {
      const evidence: Evidence = [hidden.fact, ...(silent ? [silent] : []), traffic];
      const message = `No heartbeat was found, and ${hidden.fact.what} is unknown (${hidden.fact.why}): whether a quiet connection is cut cannot be told.`;
      return yield { verdict: "undecided", evidence, message };
    }
    if (idle) yield { verdict: "pass", evidence: [idle.fact, session, traffic] };
  },
});

function cutBy({ hop, fact }: HopLimit): string {
  return `A connection that is silent for ${seconds(fact.value)} is cut by ${hop.name} (an idle limit, not a lifetime)`;
}
