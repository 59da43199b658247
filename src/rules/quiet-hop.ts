import type { Outcome } from "../engine/rule.ts";
import { seconds } from "../model/describe.ts";
import type { Fact, KnownFact } from "../model/fact.ts";
import { silenceOf, unknownHeartbeats } from "../model/heartbeat.ts";
import type { ConnectionPath } from "../model/path.ts";
import { type HeartbeatMargins, isBeyondSession, silenceAllowed } from "./heartbeat.ts";
import { undecided } from "./undecided.ts";

export interface QuietHop {
  readonly path: ConnectionPath;
  readonly idle: KnownFact<number>;
  readonly traffic: Fact<string>;
  /** What the hop does to a quiet connection, as a sentence. */
  readonly cut: string;
}

/**
 * Whether a heartbeat comes before one hop's idle limit. Where nobody knows of a heartbeat that is another rule's
 * concern: app/heartbeat-missing.
 */
export function* judgeQuietHop(hop: QuietHop, params: HeartbeatMargins): Generator<Outcome> {
  const { path, idle, traffic, cut } = hop;
  const session = path.sessionSeconds;
  if (session.value === 0) return;
  if (isBeyondSession(idle.value, session)) return yield { verdict: "pass", evidence: [idle, session, traffic] };
  const allowed = silenceAllowed(idle.value, params);
  const silence = silenceOf(path, params);
  if (silence && silence.seconds.value <= allowed) {
    return yield { verdict: "pass", evidence: [idle, silence.seconds, traffic] };
  }
  const [unread] = unknownHeartbeats(path);
  if (unread) return yield undecided(unread, `whether a heartbeat comes within ${seconds(idle.value)}`, idle, traffic);

  const fix = { title: `Raise ${idle.what} to ${Math.ceil(session.value)}`, safety: "unsafe" } as const;
  if (silence) {
    const message = `${cut} The heartbeat leaves up to ${silence.sum} = ${seconds(silence.seconds.value)} of silence, more than ${params.margin} x ${idle.value} = ${seconds(allowed)}.`;
    return yield { verdict: "fail", evidence: [idle, silence.seconds, traffic], message, fix };
  }
  if (path.silentServer) {
    const message = `${cut} Nothing is sent on a quiet one: ${path.silentServer.value}.`;
    yield { verdict: "fail", evidence: [idle, path.silentServer, session, traffic], message, fix };
  }
}
