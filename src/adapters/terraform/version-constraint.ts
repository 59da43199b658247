/** The oldest and the newest version that a constraint lets in. */
export interface VersionRange {
  readonly oldest: string;
  readonly newest: string;
}

type Version = readonly [number, number, number];

const NONE: Version = [0, 0, 0];
/** Newer than any version there will be. */
const ANY = 999_999;
const ALL: Version = [ANY, ANY, ANY];

/** `~> 5.0`, or `>= 4.2, < 7`; undefined for what is no constraint. Exclusions move neither end. */
export function versionRange(constraints: readonly string[]): VersionRange | undefined {
  let oldest = NONE;
  let newest = ALL;
  for (const part of constraints.flatMap((text) => text.split(","))) {
    const bounds = boundsOf(part.trim());
    if (bounds === undefined) return undefined;
    if (compare(bounds[0], oldest) > 0) oldest = bounds[0];
    if (compare(bounds[1], newest) < 0) newest = bounds[1];
  }
  return compare(oldest, newest) > 0 ? undefined : { oldest: oldest.join("."), newest: newest.join(".") };
}

function boundsOf(part: string): readonly [Version, Version] | undefined {
  const [, operator = "", text = ""] = /^(|=|!=|>=?|<=?|~>)\s*v?(\d{1,9}(?:\.\d{1,9}){0,2})$/.exec(part) ?? [];
  if (text === "") return undefined;
  const parts = text.split(".").map(Number);
  const [major = 0, minor = 0, patch = 0] = parts;
  const version: Version = [major, minor, patch];
  switch (operator) {
    case "!=":
      return [NONE, ALL];
    case ">":
    case ">=":
      return [version, ALL];
    case "<=":
      return [NONE, version];
    case "<":
      return [NONE, before(version)];
    case "~>":
      return [version, parts.length === 3 ? [major, minor, ANY] : parts.length === 2 ? [major, ANY, ANY] : ALL];
    default:
      return [version, version];
  }
}

function before([major, minor, patch]: Version): Version {
  if (patch > 0) return [major, minor, patch - 1];
  if (minor > 0) return [major, minor - 1, ANY];
  return major > 0 ? [major - 1, ANY, ANY] : NONE;
}

function compare(one: Version, other: Version): number {
  for (const [index, part] of one.entries()) if (part !== other[index]) return part < (other[index] ?? 0) ? -1 : 1;
  return 0;
}
