import { defineRule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import { silenceOf, unknownHeartbeats } from "../../model/heartbeat.ts";
import { type HopLimit, tightestIdle, unknownIdleHops } from "../../model/limits-of-path.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import { HEARTBEAT_PARAMS, heartbeatFix, isBeyondSession, silenceAllowed } from "../heartbeat.ts";

export const heartbeatExceedsIdleLimit = defineRule({
  id: "app/heartbeat-exceeds-idle-limit",
  title: "Heartbeat comes later than the tightest idle limit on the way",
  why: `A hop with an idle limit closes a connection on which nothing was sent for that long. Users who read, think or wait
are disconnected again and again, at a regular beat, while busy users notice nothing.`,
  references: [
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
    "https://docs.cloud.google.com/load-balancing/docs/l7-internal",
    "https://www.rfc-editor.org/rfc/rfc6455#section-5.5.2",
  ],
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
        const message = `${cutBy(idle)}; ${unread.what}, which decides whether a heartbeat comes before that, is unknown: ${unread.why}.`;
        return yield { verdict: "undecided", evidence: [unread, idle.fact, traffic], message };
      }
      if (silence && isTooLong) {
        const sum = `${silence.sum} = ${seconds(silence.seconds.value)} is more than ${params.margin} x ${idle.fact.value} = ${seconds(allowed)}`;
        return yield {
          verdict: "fail",
          evidence: [sender, idle.fact, traffic],
          message: `${cutBy(idle)}, and the most frequent heartbeat leaves them silent for longer: ${sum}. A client that sends nothing itself is disconnected.`,
          fix: {
            title: heartbeatFix(`Lower ${sender.what} to`, idle.fact.what, idle.fact.value, params),
            safety: "unsafe",
          },
        };
      }
      if (!params.countControlFrames && !isCarriedByData(path, allowed, params)) {
        const message = `${cutBy(idle)}; only control frames come before that, and it is not certain that every hop counts them as traffic.`;
        return yield { verdict: "undecided", evidence: [sender, idle.fact, traffic], message };
      }
    }
    if (hidden) {
      const message = `The idle limit of ${hidden.hop.name} is unknown (${hidden.fact.why}): whether the heartbeat comes before it cannot be told.`;
      return yield { verdict: "undecided", evidence: [hidden.fact, sender, traffic], message };
    }
    if (idle) yield { verdict: "pass", evidence: [sender, idle.fact, traffic] };
  },
});

function cutBy({ hop, fact }: HopLimit): string {
  return `${hop.name} cuts connections that are silent for ${seconds(fact.value)} (idle limit)`;
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
