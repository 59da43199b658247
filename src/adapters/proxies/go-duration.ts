const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};
const PART = /(\d{1,12}(?:\.\d{1,9})?)(ns|us|µs|ms|[smhd])/g;

/** Reads Go's `1h30m`, `2.5s`, `0`, and days, which Caddy adds. Undefined for anything else, a bare number too. */
export function parseGoDuration(text: string): number | undefined {
  if (text === "0") return 0;
  if (!/^(?:\d{1,12}(?:\.\d{1,9})?(?:ns|us|µs|ms|[smhd])){1,8}$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount, unit = "s"] of text.matchAll(PART)) seconds += Number(amount) * (SECONDS[unit] ?? 1);
  return Number(seconds.toFixed(9));
}
