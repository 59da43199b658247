import { secondsPerUnit } from "./duration.ts";

/** Numbers that people write for whole minutes and hours, and nobody for milliseconds. */
const ROUND_SECONDS: ReadonlySet<number> = new Set([
  600, 900, 1200, 1500, 1800, 2400, 2700, 3600, 5400, 7200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400,
]);

/** What a setting does: heartbeats and the wait for their answer are never long, everything else may be. */
export type Magnitude = "beat" | "wait" | "span";

/** The magnitude of a role, ours or a framework's. */
export function magnitudeOf(role: string): Magnitude {
  return role === "ping" ? "beat" : role === "pong" ? "wait" : "span";
}

export interface UnitClues {
  /** The key in its normal form, `websocket_ping_interval_ms`. */
  readonly key: string;
  /** What follows the value on its line. */
  readonly comment: string;
  readonly magnitude: Magnitude;
}

/**
 * Seconds in one of the bare number's unit, from the key, a comment or the size; undefined where none of them tells.
 * Nobody sends heartbeats many times a second: what makes them come so often is not meant for the number.
 */
export function guessUnit(value: number, { key, comment, magnitude }: UnitClues): number | undefined {
  const ofKey = unitOfKey(key);
  if (ofKey !== undefined) return ofKey;
  const unit = unitOfComment(value, comment) ?? unitOfSize(value, magnitude);
  return unit !== undefined && magnitude === "beat" && value * unit < 1 ? undefined : unit;
}

/** The unit at the end of a normal key. `_m` can be minutes or milliseconds and tells nothing. */
function unitOfKey(key: string): number | undefined {
  const match = /_(?:in_)?(ms|msecs?|millis|milli_?seconds?|s|secs?|seconds?|mins?|minutes?|h|hours?|ns|us)$/.exec(key);
  return match ? secondsPerUnit((match[1] ?? "").replace("_", "")) : undefined;
}

/**
 * A comment that only names a unit is believed. One with a number restates the value, `15000 # 15 seconds`: its unit
 * is that of the comment's number, so the two are compared, and a comment that fits no unit is about something else.
 */
function unitOfComment(value: number, comment: string): number | undefined {
  const numbered = /(\d[\d_]*(?:\.\d+)?)\s*(?:-\s*)?([a-z]+)\b/i.exec(comment);
  if (numbered) {
    const each = secondsPerUnit((numbered[2] ?? "").toLowerCase());
    if (each === undefined) return undefined;
    const meant = Number((numbered[1] ?? "").replaceAll("_", "")) * each;
    return [0.001, 1, 60, 3600].find((unit) => Math.abs(value * unit - meant) < 1e-9 * Math.max(1, meant));
  }
  if (/\d/.test(comment)) return undefined;
  const named = /\b(ms|msecs?|millis|milliseconds?|secs?|seconds?|mins?|minutes?|hours?)\b/i.exec(comment);
  return named ? secondsPerUnit((named[1] ?? "").toLowerCase()) : undefined;
}

function unitOfSize(value: number, magnitude: Magnitude): number | undefined {
  if (magnitude !== "span") {
    if (value >= 1000) return 0.001;
    return value <= 300 ? 1 : undefined;
  }
  if (ROUND_SECONDS.has(value)) return 1;
  if (value >= 10_000 && value % 1000 === 0) return 0.001;
  return value < 1000 ? 1 : undefined;
}
