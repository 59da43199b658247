import { declaredSeconds, type Fact, unknown } from "../../../model/fact.ts";
import { type Cursor, locate } from "../../../syntax/cursor.ts";
import { parseAppDuration } from "../../app/duration.ts";
import { textFact } from "../../read.ts";

/** What a bare number means: nothing to those who read Go's durations, milliseconds to HAProxy. */
export type Bare = "refused" | "milliseconds";

/** As Go, protobuf and HAProxy write them. */
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d))+$/;
const SWITCHED_OFF = /^(?:infinity|infinite|disabled)$/;

/** A duration in seconds, `Infinity` where it is switched off; undefined where nothing is written. */
export function durationFact(what: string, cursor: Cursor, bare: Bare = "refused"): Fact<number> | undefined {
  const text = textFact(what, cursor);
  if (text === undefined || !text.known) return text;
  const at = locate(cursor);
  const seconds = secondsIn(text.value.trim(), bare);
  if (seconds !== undefined) return declaredSeconds(what, seconds === 0 ? Number.POSITIVE_INFINITY : seconds, at);
  return unknown(what, `"${text.value.slice(0, 40)}" is no duration that is read here`, at);
}

function secondsIn(text: string, bare: Bare): number | undefined {
  if (SWITCHED_OFF.test(text) || text === "0") return 0;
  if (text.length > 40) return undefined;
  if (/^\d+$/.test(text)) return bare === "milliseconds" ? Number(text) / 1000 : undefined;
  const parsed = DURATION.test(text) ? parseAppDuration(text) : undefined;
  return parsed?.kind === "seconds" ? parsed.seconds : undefined;
}

/** A limit that is switched off is none. */
export function unlessOff(fact: Fact<number> | undefined): Fact<number> | undefined {
  return fact?.known && fact.value === Number.POSITIVE_INFINITY ? undefined : fact;
}
