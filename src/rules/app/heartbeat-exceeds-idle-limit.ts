import { defineRule, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { silenceOf, unknownHeartbeats } from "../../model/heartbeat.ts";
import { type HopLimit, tightestIdle, unknownIdleHops } from "../../model/limits-of-path.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { HEARTBEAT_PARAMS, heartbeatFix, isBeyondSession, silenceAllowed } from "../heartbeat.ts";
import { undecided } from "../undecided.ts";

/**
 * Some hops close a connection on which nothing was sent for a while. A heartbeat is there to prevent that, and it only
 * does so if it comes before the shortest of those limits, late timers and a slow network included. Otherwise people
 * who read, think or wait lose their connection at a regular beat, while those who type notice nothing.
 *
 * An **idle limit** ends silence. A **lifetime** ends a connection however busy it is, and no heartbeat helps against
 * it: Cloud Run's request timeout and the backend timeout of a classic Application Load Balancer are lifetimes and are
 * not looked at here.
 *
 * ## Condition
 *
 * With `H` the shortest known heartbeat interval and `idle` the shortest known idle limit on the path, it fails if
 *
 * ```text
 * H + jitterShare x H + slackSeconds  >  margin x idle
 * ```
 *
 * Equal is enough: behind a 30 s limit, 20 + 2 + 2 = 24 s passes against 0.8 x 30 = 24 s, and 21 s fails.
 *
 * With `countControlFrames: false` it also fails if only pings and pongs come in time. It is undecided if an interval
 * that could save the path cannot be read, or if no failure is certain and some hop's idle limit is unknown.
 *
 * Proxies see a ping as bytes like any other. Google documents for none of its load balancers whether pings count as
 * activity, and users report both; switch `countControlFrames` off where that matters, or send data frames.
 *
 * ## When it does not apply
 *
 * - No evidence of long-lived connections (declared traffic, upgrade headers, a socket library or flag, a socket path
 *   or name): nothing is said.
 * - No hop on the path has an idle limit (Cloud Run alone, a classic load balancer).
 * - The wanted session is no longer than the idle limit, so silence cannot last until then.
 * - No heartbeat is known at all: that is [app/heartbeat-missing](heartbeat-missing.md).
 *
 * ## How to fix it
 *
 * Lower the interval to at most `(margin x idle - slackSeconds) / (1 + jitterShare)`, or raise the idle limit of the
 * hop that the message names. Do both if sessions are long: a short backend timeout has no use for sockets.
 *
 * @allow clients send a message every 10 s themselves
 */
export const heartbeatExceedsIdleLimit: Rule = defineRule({
  id: "app/heartbeat-exceeds-idle-limit",
  title: "Heartbeat comes later than the tightest idle limit on the way",
  why: `A hop with an idle limit closes a connection on which nothing was sent for that long. Users who read, think or wait
are disconnected again and again, at a regular beat, while busy users notice nothing.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
    "https://docs.cloud.google.com/load-balancing/docs/l7-internal",
    "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2",
  ],
  explains: ["lb/backend-timeout-cuts-websocket", "proxy/nginx-read-timeout", "mesh/idle-timeout"],
  params: {
    ...HEARTBEAT_PARAMS,
    countControlFrames: {
      default: true,
      about: "Whether pings and pongs count as traffic at every hop; false asks for data frames",
    },
  },

  *check(path, params) {
    const traffic = socketFact(path);
    const idle = tightestIdle(path);
    const [hidden] = unknownIdleHops(path);
    const [unread] = unknownHeartbeats(path);
    const silence = silenceOf(path, params);
    const sender = silence?.heartbeat.intervalSeconds ?? unread;
    if (traffic === undefined || sender === undefined) return;

    if (idle && !isBeyondSession(idle.fact.value, path.sessionSeconds)) {
      const allowed = silenceAllowed(idle.fact.value, params);
      const isTooLong = silence === undefined || silence.seconds.value > allowed;
      if (isTooLong && unread) {
        return yield undecided(
          unread,
          `whether a heartbeat comes before the ${limitOf(idle)} ends a quiet connection`,
          idle.fact,
          traffic,
        );
      }
      if (silence && isTooLong) {
        const sum = `${silence.sum} = ${seconds(silence.seconds.value)} is more than ${params.margin} x ${idle.fact.value} = ${seconds(allowed)}`;
        return yield {
          verdict: "fail",
          evidence: [sender, idle.fact, traffic],
          message: `The ${limitOf(idle)} cuts a quiet connection before the next heartbeat is sure to come: ${sum}. A client that sends nothing itself is disconnected, however long its session may live.`,
          fix: {
            title: heartbeatFix(`Lower ${sender.what} to`, idle.fact.what, idle.fact.value, params),
            safety: "unsafe",
          },
        };
      }
      if (!params.countControlFrames && !isCarriedByData(path, allowed, params)) {
        if (unread) {
          const question = `whether a data frame comes before the ${limitOf(idle)} ends a quiet connection`;
          return yield undecided(unread, question, idle.fact, traffic);
        }
        const message = `Only control frames come before the ${limitOf(idle)} ends a quiet connection, and this policy does not count them as traffic.`;
        const fix = { title: "Send a small data frame at the same interval", safety: "unsafe" } as const;
        return yield { verdict: "fail", evidence: [sender, idle.fact, traffic], message, fix };
      }
    }
    if (hidden) {
      return yield undecided(hidden.fact, "whether the heartbeat comes before every idle limit", sender, traffic);
    }
    if (idle) yield { verdict: "pass", evidence: [sender, idle.fact, traffic] };
  },
});

function limitOf({ hop, fact }: HopLimit): string {
  return `idle limit of ${hop.name} (${seconds(fact.value)})`;
}

function isCarriedByData(
  path: ConnectionPath,
  allowed: number,
  slack: { readonly jitterShare: number; readonly slackSeconds: number },
): boolean {
  const heartbeats = path.heartbeats.filter(({ frame }) => frame === "data");
  const silence = silenceOf({ ...path, heartbeats }, slack);
  return silence !== undefined && silence.seconds.value <= allowed;
}
