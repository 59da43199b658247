import {
  byDefault,
  declaredAs,
  derivedSeconds,
  type Fact,
  type KnownFact,
  locationOf,
  unknown,
} from "../../model/fact.ts";
import type { Heartbeat } from "../../model/path.ts";
import { secondsOf } from "../../platform/limits.ts";
import type { LimitTable } from "../read.ts";
import type { Framework, Role, Setting } from "./framework.ts";
import { normalKey } from "./home-made.ts";
import type { AppReading } from "./reading.ts";
import { magnitudeOf } from "./unit.ts";
import { type Bare, readSeconds, type Written } from "./written.ts";

/** What one row came to. `off` keeps the fact that says so. */
export interface Value {
  readonly fact?: Fact<number>;
  readonly off?: Fact<unknown>;
  readonly isWritten: boolean;
}

/** The value of a row where it is written; a text that the row has no use for counts as not written. */
export function writtenValue(setting: Setting, written: Written, limits: LimitTable): Value {
  const picked = pick(setting, written);
  if (picked === undefined) return { isWritten: false };
  const read = readSeconds(picked, bareOf(setting, picked.name));
  if (read === "off") return { off: { ...written.text, what: picked.name }, isWritten: true };
  if (!read.known) return { fact: read, isWritten: true };
  if (read.value <= 0) return zeroOf(setting, read);
  return { fact: withAssumption(adjusted(setting, read, limits), setting.assumed), isWritten: true };
}

/** The fields that rows give, whatever they were read from. */
export function readingOf(framework: Framework, values: ReadonlyMap<Setting, Value>, limits: LimitTable): AppReading {
  const single: { -readonly [K in Single]?: Fact<number> } = {};
  const replaces: string[] = [];
  for (const [{ role, limit }, { fact, off, isWritten }] of values) {
    if (isWritten && limit) replaces.push(limit);
    const key = FIELDS[role];
    if (key === undefined || single[key] !== undefined) continue;
    if (fact) single[key] = fact;
    else if (off && (role === "hka" || role === "drain")) single[key] = withoutLimit(off);
  }
  const silent = silentOf(framework, values, limits);
  return {
    heartbeats: heartbeatsOf(framework, values),
    evidence: [],
    ...single,
    ...(silent ? { silentServer: silent } : {}),
    ...(replaces.length > 0 ? { replaces } : {}),
  };
}

/** What the server makes of a written value: late checks, shares. */
export function adjusted({ lateBy, share }: Setting, fact: Fact<number>, limits: LimitTable): Fact<number> {
  if (share) {
    const part = Number(limits(share).default);
    return derivedSeconds(
      fact.what,
      [fact],
      (value) => `${value} x ${part}`,
      (value = 0) => value * part,
    );
  }
  if (!lateBy) return fact;
  const late = secondsOf(limits(lateBy[0])) - secondsOf(limits(lateBy[1]));
  return derivedSeconds(
    `longest silence before ${fact.what}`,
    [fact],
    (value) => `${value} + ${late}, as the server looks only every ${late} s`,
    (value = 0) => value + late,
  );
}

export function withAssumption(fact: Fact<number>, assumed: string | undefined): Fact<number> {
  return fact.known && assumed !== undefined && fact.assumed === undefined ? { assumed, ...fact } : fact;
}

const FIELDS: Readonly<Partial<Record<Role, Single>>> = {
  hka: "keepAliveSeconds",
  idle: "idleSeconds",
  life: "lifetimeSeconds",
  drain: "drainSeconds",
  boot: "startupTimeoutSeconds",
};
type Single = "keepAliveSeconds" | "idleSeconds" | "lifetimeSeconds" | "drainSeconds" | "startupTimeoutSeconds";

function bareOf({ unit, role }: Setting, name: string): Bare {
  if (unit === "named") return { kind: "named" };
  const magnitude = magnitudeOf(role);
  if (unit === "guess") return { kind: "guess", key: normalKey(name), magnitude };
  return { kind: "unit", secondsEach: unit === "ms" ? 0.001 : 1 };
}

function pick({ pick: pattern }: Setting, written: Written): Written | undefined {
  const { text } = written;
  if (pattern === undefined || !text.known) return written;
  const value = pattern.exec(text.value)?.[1];
  return value === undefined ? undefined : { ...written, text: { ...text, value } };
}

function zeroOf(setting: Setting, read: KnownFact<number>): Value {
  const zero = setting.zero ?? (setting.role === "hka" || setting.role === "drain" ? "value" : "off");
  if (zero === "off") return { off: read, isWritten: true };
  if (zero === "value" && read.value === 0) return { fact: read, isWritten: true };
  const why = `${read.value} does not mean the same in all versions`;
  return { fact: unknown(read.what, why, locationOf(read)), isWritten: true };
}

function withoutLimit(off: Fact<unknown>): Fact<number> {
  return off.known ? { ...off, value: Number.POSITIVE_INFINITY, unit: "s" } : off;
}

function heartbeatsOf({ heartbeat }: Framework, values: ReadonlyMap<Setting, Value>): readonly Heartbeat[] {
  if (heartbeat === undefined) return [];
  const entries = [...values];
  const timeout = entries.find(([{ role }, { fact }]) => role === "pong" && fact)?.[1].fact;
  return entries.flatMap(([{ role }, { fact }]): readonly Heartbeat[] =>
    role === "ping" && fact
      ? [{ intervalSeconds: fact, ...heartbeat, ...(timeout ? { timeoutSeconds: timeout } : {}) }]
      : [],
  );
}

/** Pings are off, and nothing but the setting that is off could turn them on. */
function silentOf(
  { silent, name }: Framework,
  values: ReadonlyMap<Setting, Value>,
  limits: LimitTable,
): Fact<string> | undefined {
  if (silent === undefined) return undefined;
  for (const [{ role, limit }, { off }] of values) {
    if (role !== "ping" || !off?.known) continue;
    const what = `pings of ${name}`;
    const at = locationOf(off);
    return off.origin.kind === "default" && limit
      ? { wording: "sentence", ...byDefault(what, silent, at, limits(limit)) }
      : declaredAs("sentence", what, silent, at);
  }
  return undefined;
}
