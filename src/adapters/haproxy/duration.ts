const SECONDS: Readonly<Record<string, number>> = { us: 1e-6, ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** Reads HAProxy's `30s`, `1h`, `500us`; a bare number is in milliseconds. Undefined for anything else. */
export function parseHaproxyDuration(text: string): number | undefined {
  const [, digits, unit = "ms"] = /^(\d{1,12})(us|ms|[smhd])?$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const seconds = Number((Number(digits) * (SECONDS[unit] ?? 1)).toFixed(6));
  return seconds > MAX_SECONDS ? undefined : seconds;
}

/** It counts milliseconds in 31 bits. */
const MAX_SECONDS = 2_147_483.647;
