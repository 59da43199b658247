import { seconds } from "../../model/describe.ts";
import { type Fact, secondsByDefault } from "../../model/fact.ts";
import type { Limit, LimitValue } from "../../platform/limit.ts";
import { defaultFor, secondsOf } from "../../platform/limits.ts";
import type { VersionSpan } from "../../platform/version-span.ts";
import type { Location } from "../../syntax/document.ts";

/** What applies when nothing is written: a known time, off, or unknown with what it can be. */
export function defaultOf(
  what: string,
  limit: Limit,
  version: string | VersionSpan | undefined,
  at: Location,
): Fact<number> | "off" {
  const value = defaultFor(limit, version);
  if (value !== undefined) {
    return typeof value === "number" ? secondsByDefault(what, secondsOf(limit, value), at, limit) : "off";
  }
  return unknownDefault(what, limit, at, `${candidates(limit)}, depending on the version of ${subject(limit)}`);
}

/** The row without the versions that lack the setting. */
export function whereItExists(limit: Limit): Limit {
  const { versions, ...rest } = limit;
  return versions === undefined ? limit : { ...rest, versions: versions.filter((row) => row.default !== "off") };
}

/** A default that something out of sight may replace. It keeps its limit, so that what is written elsewhere wins. */
export function unknownDefault(what: string, limit: Limit, at: Location, why: string): Fact<number> {
  return { known: false, what, why, origin: { kind: "default", at, limit } };
}

/** `20 s or off`. */
function candidates(limit: Limit): string {
  const values = limit.versions?.map((row) => row.default) ?? (limit.default === undefined ? [] : [limit.default]);
  const texts = [...new Set(values.map((value) => valueText(limit, value)))].reverse();
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts[texts.length - 1]}`;
}

function valueText(limit: Limit, value: LimitValue): string {
  return typeof value === "number" ? seconds(secondsOf(limit, value)) : String(value);
}

function subject({ appliesTo }: Limit): string {
  return appliesTo.split(/ with | servers|, /)[0] ?? appliesTo;
}
