import type { Limit, LimitValue } from "./limit.ts";
import { LIMITS, type LimitId } from "./limits.generated.ts";

/** The row with that id. */
export function limit(id: LimitId): Limit {
  return LIMITS[id];
}

/** The row's default in seconds, whatever unit the vendor writes it in. */
export function defaultSeconds(id: LimitId): number {
  return secondsOf(limit(id));
}

/** A value of the limit, its default unless given, in seconds. */
export function secondsOf(limit: Limit, value: LimitValue | undefined = limit.default): number {
  if (typeof value !== "number") throw new TypeError(`${limit.id} has no numeric default: ${value ?? "none"}`);
  switch (limit.unit) {
    case "milliseconds":
      return value / 1000;
    case "seconds":
      return value;
    case "minutes":
      return value * 60;
    default:
      throw new TypeError(`${limit.id} is no duration: ${limit.unit}`);
  }
}

/**
 * What applies in that version. A partial version (`4`, from an image tag) counts only where all of it lies in one range.
 * Undefined when no range holds the version, or when it is unknown and the versions disagree.
 */
export function defaultFor(limit: Limit, version: string | undefined): LimitValue | undefined {
  if (limit.versions === undefined) return limit.default;

  const span = version === undefined ? undefined : spanOf(version);
  if (span !== undefined) {
    return limit.versions.find(({ range }) => span.every((end) => isWithin(end, range)))?.default;
  }
  const [first, ...rest] = limit.versions.map((row) => row.default);
  return rest.every((value) => value === first) ? first : undefined;
}

type Triple = readonly [number, number, number];

/** First and last version that the text can mean; undefined when it names none, as `latest` does. */
function spanOf(version: string): readonly [Triple, Triple] | undefined {
  const parts = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version);
  if (parts === null) return undefined;
  const [, major, minor, patch] = parts;
  const fill = (rest: number): Triple => [Number(major), Number(minor ?? rest), Number(patch ?? rest)];
  return [fill(0), fill(Number.POSITIVE_INFINITY)];
}

function isWithin(version: Triple, range: string): boolean {
  return range.split(" ").every((comparator) => {
    const [, operator, bound] = /^([<>]=?)(.+)$/.exec(comparator) ?? [];
    const order = compare(version, bound?.split(".").map(Number) ?? []);
    switch (operator) {
      case "<":
        return order < 0;
      case "<=":
        return order <= 0;
      case ">":
        return order > 0;
      case ">=":
        return order >= 0;
      default:
        throw new TypeError(`${comparator} is no version comparator`);
    }
  });
}

function compare(version: Triple, bound: readonly number[]): number {
  for (const [index, part] of version.entries()) {
    const other = bound[index] ?? 0;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}
