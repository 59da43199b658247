import { derivedSeconds, type KnownFact, type UnknownFact } from "./fact.ts";
import type { ConnectionPath, Heartbeat } from "./path.ts";

/** What to add to a heartbeat's interval before it is compared with anything. */
export interface Slack {
  /** Share of the interval by which a timer may be late. */
  readonly jitterShare: number;
  /** Scheduling and network, in seconds. */
  readonly slackSeconds: number;
}

/** The longest silence that a path's most frequent heartbeat leaves. */
export interface Silence {
  readonly heartbeat: Heartbeat;
  readonly seconds: KnownFact<number>;
  /** The arithmetic: `45 + 4.5 + 2`. */
  readonly sum: string;
}

/** One heartbeat that is frequent enough will do: its ping and the pong are bytes in both directions. */
export function silenceOf(path: ConnectionPath, { jitterShare, slackSeconds }: Slack): Silence | undefined {
  let shortest: Silence | undefined;
  for (const heartbeat of path.heartbeats) {
    const { intervalSeconds } = heartbeat;
    if (!intervalSeconds.known) continue;
    const sum = [intervalSeconds.value, intervalSeconds.value * jitterShare, slackSeconds].map(plain).join(" + ");
    const seconds = derivedSeconds(
      `longest silence after ${intervalSeconds.what}`,
      [intervalSeconds],
      () => sum,
      (interval = 0) => rounded(interval * (1 + jitterShare) + slackSeconds),
    );
    if (seconds.known && seconds.value < (shortest?.seconds.value ?? Number.POSITIVE_INFINITY)) {
      shortest = { heartbeat, seconds, sum };
    }
  }
  return shortest;
}

/** Intervals that are set and cannot be read here; any of them may be frequent enough. */
export function unknownHeartbeats(path: ConnectionPath): readonly UnknownFact[] {
  return path.heartbeats.map(({ intervalSeconds }) => intervalSeconds).filter((interval) => !interval.known);
}

function plain(value: number): string {
  return String(rounded(value));
}

/** Sums of shares must compare as they print: 20 + 2 + 2 is 24, whatever binary fractions make of it. */
function rounded(value: number): number {
  return Number(value.toFixed(3));
}
