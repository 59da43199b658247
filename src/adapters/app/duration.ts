/** A duration as an application writes it: with a unit of its own, or a bare number that needs one. */
export type AppDuration =
  | { readonly kind: "seconds"; readonly seconds: number }
  | { readonly kind: "bare"; readonly value: number };

const NUMBER = /^[-+]?(?:\d[\d_]*)?(?:\.\d+)?$/;
const PART = /(\d+(?:\.\d+)?)\s*([a-zµ]+)\s*/gy;
const TIME_SPAN = /^(?:(\d+)\.)?(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,7})?))?$/;
const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
/** `5 * 60 * 1000`: configuration that was code once. Longer products are no literals any more. */
const MAX_FACTORS = 4;

/**
 * Reads `45`, `45s`, `1h30m`, `PT30S`, `00:00:30`, `5 * 60 * 1000` and `30_000`. Everything else is undefined: a text
 * that is nearly a duration is not one.
 */
export function parseAppDuration(text: string): AppDuration | undefined {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 64) return undefined;
  const value = bareNumber(trimmed) ?? product(trimmed);
  if (value !== undefined) return { kind: "bare", value };
  const seconds = withUnits(trimmed.toLowerCase()) ?? isoSeconds(trimmed) ?? timeSpan(trimmed);
  return seconds === undefined ? undefined : { kind: "seconds", seconds };
}

/** Seconds in one of a unit, by any of its usual names in lower case. */
export function secondsPerUnit(name: string): number | undefined {
  return UNITS.get(name);
}

const UNITS: ReadonlyMap<string, number> = new Map([
  ...unit(1e-9, "ns"),
  ...unit(1e-6, "us", "µs"),
  ...unit(1e-3, "ms", "msec", "msecs", "millis", "millisecond", "milliseconds"),
  ...unit(1, "s", "sec", "secs", "second", "seconds"),
  ...unit(60, "m", "min", "mins", "minute", "minutes"),
  ...unit(3600, "h", "hour", "hours"),
  ...unit(86_400, "d", "day", "days"),
]);

function unit(seconds: number, ...names: readonly string[]): [string, number][] {
  return names.map((name) => [name, seconds]);
}

function bareNumber(text: string): number | undefined {
  if (!NUMBER.test(text) || !/\d/.test(text)) return undefined;
  const value = Number(text.replaceAll("_", ""));
  return Number.isFinite(value) ? value : undefined;
}

function product(text: string): number | undefined {
  const factors = text.split("*").map((factor) => bareNumber(factor.trim()));
  if (factors.length < 2 || factors.length > MAX_FACTORS) return undefined;
  let result = 1;
  for (const factor of factors) {
    if (factor === undefined) return undefined;
    result *= factor;
  }
  return result;
}

function withUnits(text: string): number | undefined {
  let seconds = 0;
  PART.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    const match = PART.exec(text);
    const each = match ? UNITS.get(match[2] ?? "") : undefined;
    if (!match || each === undefined) return undefined;
    seconds += Number(match[1]) * each;
    at = PART.lastIndex;
  }
  return round(seconds);
}

function isoSeconds(text: string): number | undefined {
  const match = ISO.exec(text);
  if (!match || match.slice(1).every((part) => part === undefined)) return undefined;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** .NET's `[d.]hh:mm[:ss[.fffffff]]`. */
function timeSpan(text: string): number | undefined {
  const match = TIME_SPAN.exec(text);
  if (!match) return undefined;
  const [, days = 0, hours, minutes, seconds = 0] = match;
  return Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Sums of parts like 1.5 + 0.3 must not print as 1.7999999999999998. */
function round(seconds: number): number {
  return Number(seconds.toPrecision(12));
}
