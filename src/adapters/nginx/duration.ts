const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
const ORDER = ["w", "d", "h", "m", "s", "ms"];

/** Reads nginx's `60`, `60s`, `1m`, `1h30m`, `500ms`: larger units first, a bare number is in seconds. Undefined otherwise. */
export function parseNginxDuration(text: string): number | undefined {
  if (!/^(?:\d{1,12} ?(?:ms|[smhdw])? ?){1,6}$/.test(text)) return undefined;
  let seconds = 0;
  let last = -1;
  for (const [, digits, unit = "s"] of text.matchAll(/(\d+) ?(ms|[smhdw])?/g)) {
    const rank = ORDER.indexOf(unit);
    if (rank <= last) return undefined;
    last = rank;
    seconds += Number(digits) * (SECONDS[unit] ?? 1);
  }
  return Number(seconds.toFixed(3));
}
