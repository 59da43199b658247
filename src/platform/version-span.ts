export type Triple = readonly [major: number, minor: number, patch: number];

/** The first and the last version that a text can mean, both included. */
export type VersionSpan = readonly [first: Triple, last: Triple];

/** How a bare version is meant: exactly this one, or this one and what is compatible with it. */
export type BareVersion = "exact" | "caret";

const NUMBERS = String.raw`v?(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?[\w.+-]*`;
const TERM = new RegExp(String.raw`^(===?|~=|~>|>=|<=|!=|=|\^|~|>|<)?\s*${NUMBERS}(\.\*)?$`);
const NO_END: Triple = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
const ALL: VersionSpan = [[0, 0, 0], NO_END];

/** What a single version, perhaps shortened (`4`, from an image tag), can mean; undefined where it names none. */
export function spanOfVersion(version: string): VersionSpan | undefined {
  const parts = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version);
  if (parts === null) return undefined;
  const [, major, minor, patch] = parts;
  const fill = (rest: number): Triple => [Number(major), Number(minor ?? rest), Number(patch ?? rest)];
  return [fill(0), fill(Number.POSITIVE_INFINITY)];
}

/**
 * The versions that the constraint of a package manager lets in: `^4.7.0`, `>=0.15,<1`, `~> 6.4`, `1.2.x`. Alternatives
 * (`||`) count as one span from the lowest to the highest. Undefined for what is no version (`latest`, an address).
 */
export function spanOfConstraint(text: string, bare: BareVersion): VersionSpan | undefined {
  const spans = text.split("||").map((part) => spanOfTerms(part.trim(), bare));
  let all: VersionSpan | undefined;
  for (const span of spans) {
    if (span === undefined) return undefined;
    all = all ? [order(all[0], span[0]) < 0 ? all[0] : span[0], order(all[1], span[1]) > 0 ? all[1] : span[1]] : span;
  }
  return all;
}

/** Below zero where `a` comes before `b`. */
export function order(a: Triple, b: Triple): number {
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? 0;
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

function spanOfTerms(text: string, bare: BareVersion): VersionSpan | undefined {
  if (text.length > 200) return undefined;
  if (text === "" || text === "*") return ALL;
  const terms = text
    .replace(/\s+-\s+/g, " <=")
    .replace(/([<>=~^!])\s+/g, "$1")
    .replace(/^(\d\S*) <=/, ">=$1 <=")
    .split(/[\s,]+/);
  let [first, last]: VersionSpan = ALL;
  for (const term of terms) {
    if (term === "") continue;
    const span = spanOfTerm(term, bare);
    if (span === undefined) return undefined;
    if (order(span[0], first) > 0) first = span[0];
    if (order(span[1], last) < 0) last = span[1];
  }
  return order(first, last) <= 0 ? [first, last] : undefined;
}

function spanOfTerm(term: string, bare: BareVersion): VersionSpan | undefined {
  const [whole, operator, ...written] = TERM.exec(term) ?? [];
  if (whole === undefined) return undefined;
  const parts = written
    .slice(0, 3)
    .map((part) => (part === undefined || /[xX*]/.test(part) ? undefined : Number(part)));
  const [major = 0, minor, patch] = parts;
  const from: Triple = [major, minor ?? 0, patch ?? 0];
  const until = (place: number): VersionSpan => [from, filledFrom(from, place)];
  const named = patch !== undefined ? 3 : minor !== undefined ? 2 : 1;
  switch (operator ?? (bare === "caret" && named > 0 ? "^" : "=")) {
    case "^":
      return until(major > 0 || named === 1 ? 1 : from[1] > 0 || named === 2 ? 2 : 3);
    case "~":
      return until(Math.min(named, 2));
    case "~=":
    case "~>":
      return until(Math.max(named - 1, 1));
    case ">=":
      return [from, NO_END];
    case ">":
      return [named === 3 ? [major, from[1], from[2] + 1] : raised(from, named), NO_END];
    case "<=":
      return [ALL[0], filledFrom(from, named)];
    case "<":
      return [ALL[0], before(from)];
    case "!=":
      return ALL;
    default:
      return until(named);
  }
}

/** The last version that shares its first parts. */
function filledFrom(version: Triple, place: number): Triple {
  const part = (index: number): number => (index < place ? (version[index] ?? 0) : Number.POSITIVE_INFINITY);
  return [part(0), part(1), part(2)];
}

function raised([major, minor]: Triple, named: number): Triple {
  return named === 1 ? [major + 1, 0, 0] : [major, minor + 1, 0];
}

function before([major, minor, patch]: Triple): Triple {
  if (patch > 0) return [major, minor, patch - 1];
  if (minor > 0) return [major, minor - 1, Number.POSITIVE_INFINITY];
  return [major - 1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
}
