import { type Cursor, descend, entriesOf } from "../syntax/cursor.ts";
import type { PerEnvironment, PolicyLayer, RuleSetting } from "./config.ts";
import { parseDuration } from "./duration.ts";
import { scalarAt } from "./scalars.ts";

type Severity = "error" | "warning" | "note" | "off";
type Value = number | boolean | string;

/** `session:` and `rules:` of a config, which its schema has found valid, with the short forms written out. */
export function readPolicyLayer(root: Cursor): PolicyLayer {
  const session: [string, number][] = [];
  for (const [environment, at] of entriesOf(descend(root, "session"))) {
    const value = scalarAt(at);
    const seconds = value === undefined ? undefined : parseDuration(value);
    if (seconds !== undefined) session.push([environment, seconds]);
  }
  const rules = entriesOf(descend(root, "rules")).map(([id, at]) => [id, readSetting(at)] as const);
  return { session: Object.fromEntries(session), rules: Object.fromEntries(rules) };
}

/** Whether a rule's setting is the long form, a map of `severity` and `params`, and not a map of environments. */
export function isLongForm(at: Cursor): boolean {
  return descend(at, "severity").node !== undefined || descend(at, "params").node !== undefined;
}

function readSetting(at: Cursor): RuleSetting {
  const long = isLongForm(at);
  const severity = perEnvironment(long ? descend(at, "severity") : at, severityOf);
  const params = entriesOf(descend(at, "params")).map(
    ([name, value]) => [name, perEnvironment(value, paramOf)] as const,
  );
  const known = params.filter((pair): pair is [string, PerEnvironment<Value>] => pair[1] !== undefined);
  return {
    ...(severity !== undefined && { severity }),
    ...(long && known.length > 0 && { params: Object.fromEntries(known) }),
  };
}

function perEnvironment<T>(at: Cursor, read: (at: Cursor) => T | undefined): PerEnvironment<T> | undefined {
  if (at.node?.kind !== "map") return read(at);
  const pairs = entriesOf(at).map(([environment, value]) => [environment, read(value)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, T & {}] => pair[1] !== undefined));
}

function severityOf(at: Cursor): Severity | undefined {
  const value = scalarAt(at);
  return value === "error" || value === "warning" || value === "note" || value === "off" ? value : undefined;
}

function paramOf(at: Cursor): Value | undefined {
  return scalarAt(at) ?? undefined;
}
