import { property } from "./health-answer.ts";

/** Keys that hold the time at which a state was looked at. */
const TIMES = ["checkedAt", "checked_at", "lastChecked", "last_checked", "timestamp", "time"] as const;

/**
 * How old the state in a health body is, by the server's own clock at both ends: our clock may be another. Undefined
 * where it does not say.
 */
export function ageSecondsOf(body: object, { date }: Readonly<Record<string, string>>): number | undefined {
  const said = TIMES.map((key) => property(body, key)).find((value) => value !== undefined);
  const then = millisecondsOf(said);
  const now = date === undefined ? Number.NaN : Date.parse(date);
  return then === undefined || Number.isNaN(now) ? undefined : Math.max(0, Math.round((now - then) / 1000));
}

/** ISO 8601, or seconds or milliseconds since 1970. */
function millisecondsOf(value: unknown): number | undefined {
  if (typeof value === "number") return value > SECONDS_OR_MILLISECONDS ? value : value * 1000;
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** As seconds in the year 5138, as milliseconds in 1973. */
const SECONDS_OR_MILLISECONDS = 1e11;
