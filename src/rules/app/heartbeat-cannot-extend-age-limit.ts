import { defineRule, type Limits, type Rule } from "../../engine/rule.ts";
import { seconds } from "../../model/describe.ts";
import type { KnownFact } from "../../model/fact.ts";
import { type HopLimit, tightestLifetime } from "../../model/limits-of-path.ts";
import type { ConnectionPath } from "../../model/path.ts";
import { socketFact } from "../../model/traffic.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { capital, connectionWord } from "../connection-words.ts";
import { undecided } from "../undecided.ts";

/**
 * A heartbeat keeps **idle limits** off. It does nothing about a **lifetime**: Cloud Run ends every request after 60
 * minutes at the latest, and a global external load balancer every WebSocket after 24 hours. Where a session must last
 * longer than that, raising numbers and sending more pings are both in vain, and only a client that reconnects keeps
 * its session.
 *
 * ## Condition
 *
 * It fails when a heartbeat is sent, the shortest age limit on the path cannot be raised any further, and it is shorter
 * than the session. It is undecided when the heartbeat cannot be read.
 *
 * Ages that cannot be raised are the `max` of the limit `run-timeout-default` on Cloud Run, and the limits
 * `lb-ws-global` and `lb-ws-serverless` on load balancers and `gae-flex-ws` on App Engine.
 *
 * ## When it does not apply
 *
 * - Plain Knative, where whoever runs the cluster says how long a request may take at most.
 * - Nothing shows that long-lived connections pass here, or the traffic is long polling.
 * - No heartbeat is known, or sessions have no given length, as in `development`.
 * - An age that can be raised: the rule about that hop says so, and that no heartbeat extends it.
 *
 * ## How to fix it
 *
 * Let clients reconnect by themselves, after a random delay, and resume where they were. Then say with `sessionSeconds`
 * how long one connection has to last.
 *
 * @allow clients resume their session after an hour
 */
export const heartbeatCannotExtendAgeLimit: Rule = defineRule({
  id: "app/heartbeat-cannot-extend-age-limit",
  title: "A heartbeat cannot keep a connection beyond the platform's longest age",
  why: `A heartbeat keeps idle limits off, and no more. Where the platform ends every connection at an age that cannot be
raised, a busy client is cut like a silent one, and only a client that reconnects by itself keeps its session.`,
  references: [
    "https://docs.cloud.google.com/run/docs/triggering/websockets",
    "https://docs.cloud.google.com/load-balancing/docs/https/request-distribution",
  ],
  params: {},

  *check(path, _params, limits) {
    const socket = socketFact(path);
    const beats = path.heartbeats.map(({ intervalSeconds }) => intervalSeconds);
    const beat = beats.find(({ known }) => known) ?? beats[0];
    const end = tightestLifetime(path);
    const session = path.sessionSeconds;
    if (!socket || !beat || !end || path.traffic.kind === "long-polling" || !cannotBeRaised(path, end, limits)) return;
    if (end.fact.value >= session.value) return yield { verdict: "pass", evidence: [end.fact, session, beat, socket] };
    if (!beat.known) return yield undecided(beat, "whether a heartbeat is sent that cannot help", end.fact, socket);
    yield {
      verdict: "fail",
      evidence: [end.fact, session, beat, socket],
      message: `${capital(end.hop.name)} ends every ${connectionWord(path)} at the age of ${seconds(end.fact.value)} at the latest, which is the longest it allows. The heartbeat does not extend that, and a session must last ${seconds(session.value)}: ${end.fact.value} < ${session.value}.`,
      fix: { title: "Let clients reconnect by themselves and resume their session", safety: "unsafe" },
    };
  },
});

/** Whether the age is the longest there is; one that can be raised is the concern of the rule about that hop. */
function cannotBeRaised({ platform }: ConnectionPath, { hop, fact }: HopLimit, limits: Limits): boolean {
  if (isFixed(fact)) return true;
  return platform === "cloud-run" && hop.kind === "platform" && fact.value >= longestRequest(limits);
}

function longestRequest(limits: Limits): number {
  return limits("run-timeout-default").max ?? Number.POSITIVE_INFINITY;
}

function isFixed({ origin }: KnownFact<number>): boolean {
  return origin.kind === "default" && FIXED.has(origin.limit.id);
}

/** Ages that no setting changes. */
const FIXED: ReadonlySet<string> = new Set<LimitId>(["lb-ws-global", "lb-ws-serverless", "gae-flex-ws"]);
