import type { Limit, LimitValue } from "./limit.ts";
import { LIMITS, type LimitId } from "./limits.generated.ts";
import { order, spanOfVersion, type Triple, type VersionSpan } from "./version-span.ts";

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
 * What applies in that version, or in all that a span of versions holds. A partial version (`4`, from an image tag) is
 * such a span. Undefined when no range holds it, or when the versions it can be disagree.
 */
export function defaultFor(limit: Limit, version: string | VersionSpan | undefined): LimitValue | undefined {
  const { versions } = limit;
  if (versions === undefined) return limit.default;
  const span = typeof version === "string" ? spanOfVersion(version) : version;
  const from = span ? versions.findIndex(({ range }) => isWithin(span[0], range)) : 0;
  const to = span ? versions.findIndex(({ range }) => isWithin(span[1], range)) : versions.length - 1;
  if (from < 0 || to < 0) return undefined;
  const [first, ...rest] = versions.slice(from, to + 1).map((row) => row.default);
  return rest.every((value) => value === first) ? first : undefined;
}

function isWithin(version: Triple, range: string): boolean {
  return range.split(" ").every((comparator) => {
    const [, operator, bound = ""] = /^([<>]=?)(.+)$/.exec(comparator) ?? [];
    const [major = 0, minor = 0, patch = 0] = bound.split(".").map(Number);
    const compared = order(version, [major, minor, patch]);
    switch (operator) {
      case "<":
        return compared < 0;
      case "<=":
        return compared <= 0;
      case ">":
        return compared > 0;
      case ">=":
        return compared >= 0;
      default:
        throw new TypeError(`${comparator} is no version comparator`);
    }
  });
}
