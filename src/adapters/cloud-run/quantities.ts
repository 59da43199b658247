import { type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, locate } from "../../syntax/cursor.ts";
import { textFact } from "../read.ts";

/** `2`, `"0.5"` or `500m`. */
export function cpuOf(what: string, at: Cursor): Fact<number> | undefined {
  const text = textFact(what, at);
  if (text === undefined || !text.known) return text;
  const millis = /^(\d+(?:\.\d+)?)m$/.exec(text.value)?.[1];
  const value = millis === undefined ? Number(text.value || Number.NaN) : Number(millis) / 1000;
  return Number.isFinite(value)
    ? { ...text, value }
    : unknown(what, `"${text.value.slice(0, 40)}" is not a number of CPUs`, locate(at));
}

const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
};

/** `512Mi`, `1G` or a bare number of bytes. */
export function bytesOf(what: string, at: Cursor): Fact<number> | undefined {
  const text = textFact(what, at);
  if (text === undefined || !text.known) return text;
  const [, count, unit = ""] = /^(\d+(?:\.\d+)?)([kMG]|[KMG]i)?$/.exec(text.value) ?? [];
  const factor = UNITS[unit];
  return count !== undefined && factor !== undefined
    ? { ...text, value: Number(count) * factor }
    : unknown(what, `"${text.value.slice(0, 40)}" is not an amount of memory`, locate(at));
}
