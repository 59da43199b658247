import type { KnownFact } from "../model/fact.ts";
import { exact } from "./numbers.ts";

/** What the rules about silence allow for; the same words in each of them. */
export const HEARTBEAT_PARAMS = {
  margin: { default: 0.8, about: "Share of an idle limit that the longest silence may use up" },
  jitterShare: { default: 0.1, about: "Share of the heartbeat's interval by which it may be late" },
  slackSeconds: { default: 2, about: "Seconds for scheduling and network on top of the interval" },
} as const;

export interface HeartbeatMargins {
  readonly margin: number;
  readonly jitterShare: number;
  readonly slackSeconds: number;
}

/** The silence that an idle limit leaves room for. */
export function silenceAllowed(idleSeconds: number, { margin }: HeartbeatMargins): number {
  return exact(margin * idleSeconds);
}

/** The largest whole interval that keeps within an idle limit; below 1 only a longer limit helps. */
function slowestInterval(idleSeconds: number, margins: HeartbeatMargins): number {
  return Math.floor(exact((silenceAllowed(idleSeconds, margins) - margins.slackSeconds) / (1 + margins.jitterShare)));
}

/** What to do about an idle limit that the heartbeat misses. */
export function heartbeatFix(start: string, limit: string, idleSeconds: number, margins: HeartbeatMargins): string {
  const interval = slowestInterval(idleSeconds, margins);
  return interval >= 1 ? `${start} ${interval} s` : `Raise ${limit}: ${idleSeconds} s leaves no room for a heartbeat`;
}

/** Whether a session ends before silence could reach the limit. No wanted length is no end. */
export function isBeyondSession(idleSeconds: number, session: KnownFact<number>): boolean {
  return session.value > 0 && idleSeconds >= session.value;
}
