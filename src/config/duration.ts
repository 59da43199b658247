import type { Scalar } from "../syntax/node.ts";

const DURATION = /^([0-9]+(?:\.[0-9]+)?)(ms|s|m|h)?$/;

/** Seconds of `45`, `10.5s`, `500ms`, `2m` or `1h`; a bare number is in seconds. Undefined for anything else. */
export function parseDuration(written: Scalar): number | undefined {
  if (typeof written === "number") return Number.isFinite(written) && written >= 0 ? written : undefined;
  if (typeof written !== "string") return undefined;
  const [, amount, unit] = DURATION.exec(written) ?? [];
  if (amount === undefined) return undefined;
  switch (unit) {
    case "ms":
      return Number(amount) / 1000;
    case "m":
      return Number(amount) * 60;
    case "h":
      return Number(amount) * 3600;
    default:
      return Number(amount);
  }
}
