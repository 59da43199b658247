import { type Cursor, descend, entriesOf, itemsOf, locateKey } from "../syntax/cursor.ts";
import { readAssertion } from "./assertion.ts";
import type {
  ParamValue,
  PerEnvironment,
  PolicyLayer,
  PolicyOverride,
  RuleSetting,
  SeveritySetting,
} from "./config.ts";
import { parseDuration } from "./duration.ts";
import { relativeTo } from "./folder.ts";
import { scalarAt, textAt, textsAt } from "./scalars.ts";

export interface LayerPlace {
  /** What its settings are said to come from. */
  readonly name: string;
  /** The folder that its globs are relative to, as reports name it. */
  readonly folder: string;
}

/** What a config or a pack, which its schema has found valid, says of rules; short forms are written out. */
export function readPolicyLayer(root: Cursor, { name, folder }: LayerPlace): PolicyLayer {
  const session: [string, number][] = [];
  for (const [environment, at] of entriesOf(descend(root, "session"))) {
    const value = scalarAt(at);
    const seconds = value === undefined ? undefined : parseDuration(value);
    if (seconds !== undefined) session.push([environment, seconds]);
  }
  const assertions = itemsOf(descend(root, "assertions"));
  const own = assertions.map((at) => [textAt(at, "id") ?? "", readOwnSetting(at)] as const);
  return {
    name,
    session: Object.fromEntries(session),
    rules: Object.fromEntries([...own, ...settingsOf(descend(root, "rules"))]),
    overrides: itemsOf(descend(root, "overrides")).map((at) => readOverride(at, folder)),
    assertions: assertions.map(readAssertion),
  };
}

/** Whether a rule's setting is the long form, a map of `severity` and others, and not a map of environments. */
export function isLongForm(at: Cursor): boolean {
  return LONG_KEYS.some((key) => descend(at, key).node !== undefined);
}

/** The keys of the long form. */
export const LONG_KEYS: readonly string[] = ["severity", "params", "suppressible"];

function settingsOf(at: Cursor): readonly (readonly [string, RuleSetting])[] {
  return entriesOf(at).map(([id, setting]) => [id, readSetting(setting)] as const);
}

function readOverride(at: Cursor, folder: string): PolicyOverride {
  const isGiven = (key: string): boolean => descend(at, key).node !== undefined;
  const labels = entriesOf(descend(at, "labels")).map(([key, value]) => [key, textAt(value) ?? ""] as const);
  return {
    files: isGiven("files") ? textsAt(at, "files").map((glob) => relativeTo(folder, glob)) : undefined,
    services: isGiven("services") ? textsAt(at, "services") : undefined,
    labels: Object.fromEntries(labels),
    rules: Object.fromEntries(settingsOf(descend(at, "rules"))),
    at: locateKey(at),
  };
}

/** An assertion brings its own severity along; without one it warns. */
function readOwnSetting(at: Cursor): RuleSetting {
  const suppressible = scalarAt(descend(at, "suppressible"));
  return {
    severity: perEnvironment(descend(at, "severity"), severityOf) ?? "warning",
    ...(typeof suppressible === "boolean" && { suppressible }),
    at: locateKey(descend(at, "id")),
  };
}

function readSetting(at: Cursor): RuleSetting {
  const long = isLongForm(at);
  const severity = perEnvironment(long ? descend(at, "severity") : at, severityOf);
  const params = entriesOf(descend(at, "params")).map(
    ([name, value]) => [name, perEnvironment(value, paramOf)] as const,
  );
  const known = params.filter((pair): pair is [string, PerEnvironment<ParamValue>] => pair[1] !== undefined);
  const suppressible = long ? scalarAt(descend(at, "suppressible")) : undefined;
  return {
    ...(severity !== undefined && { severity }),
    ...(long && known.length > 0 && { params: Object.fromEntries(known) }),
    ...(typeof suppressible === "boolean" && { suppressible }),
    at: locateKey(at),
  };
}

function perEnvironment<T>(at: Cursor, read: (at: Cursor) => T | undefined): PerEnvironment<T> | undefined {
  if (at.node?.kind !== "map") return read(at);
  const pairs = entriesOf(at).map(([environment, value]) => [environment, read(value)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, T & {}] => pair[1] !== undefined));
}

function severityOf(at: Cursor): SeveritySetting | undefined {
  const value = scalarAt(at);
  return value === "error" || value === "warning" || value === "note" || value === "off" ? value : undefined;
}

function paramOf(at: Cursor): ParamValue | undefined {
  return scalarAt(at) ?? undefined;
}
