import { byDefault, locationOf, unknown } from "../../model/fact.ts";
import type { Limit } from "../../platform/limit.ts";
import { defaultFor } from "../../platform/limits.ts";
import type { VersionSpan } from "../../platform/version-span.ts";
import { resting } from "../load-balancer-hops.ts";
import type { LimitTable } from "../read.ts";
import { defaultOf, unknownDefault, whereItExists } from "./defaults.ts";
import { type Detected, findWritten, holds, nameOf, outOfSight } from "./detect.ts";
import type { Role, Setting } from "./framework.ts";
import { packageVersion } from "./package-version.ts";
import type { AppReading } from "./reading.ts";
import { readTraits } from "./traits.ts";
import { adjusted, readingOf, type Value, withAssumption, writtenValue } from "./values.ts";
import type { Written } from "./written.ts";

/** Everything a framework's rows say about one container. */
export function readSettings(detected: Detected, limits: LimitTable): AppReading {
  const { framework } = detected;
  const values = new Map<Setting, Value>();
  for (const setting of framework.settings) {
    if (setting.role !== "port") values.set(setting, settingValue(detected, setting, limits));
  }
  const reading = readingOf(framework, values, limits);
  const traits = readTraits(detected, limits);
  return { ...reading, ...traits, heartbeats: [...reading.heartbeats, ...traits.heartbeats] };
}

function settingValue(detected: Detected, setting: Setting, limits: LimitTable): Value {
  const written = findWritten(detected, setting);
  if (written) {
    const value = writtenValue(setting, withMarks(detected, written), limits);
    if (value.isWritten) return ignoredByOld(detected, setting, value, limits);
  }
  return appliesByDefault(detected, setting) ? defaultValue(detected, setting, limits) : { isWritten: false };
}

function appliesByDefault(detected: Detected, { limit, impliedBy }: Setting): boolean {
  if (limit === undefined) return false;
  if (impliedBy) return holds(detected, impliedBy);
  return detected.by !== "variables" || detected.framework.isTheServer === true;
}

function defaultValue(detected: Detected, setting: Setting, limits: LimitTable): Value {
  const { framework, home } = detected;
  if (setting.limit === undefined) return { isWritten: false };
  const exists = setting.existsWith !== undefined && findWritten(detected, setting.existsWith) !== undefined;
  const limit = exists ? whereItExists(limits(setting.limit)) : limits(setting.limit);
  const what = nameOf(framework, setting, ROLE_NAMES[setting.role]);
  const canBeSet = setting.flags !== undefined || framework.fileFlags !== undefined;
  const why = (canBeSet && outOfSight(detected)) || setting.inCode;
  if (why) return { fact: unknownDefault(what, limit, home, why), isWritten: false };
  const { version, assumed } = versionFor(detected, setting, limit);
  const fact = defaultOf(what, limit, version, home);
  if (fact === "off") return { off: resting(byDefault(what, "off", home, limit), assumed), isWritten: false };
  // The limit of a late row is the late value already.
  const { lateBy, ...row } = setting;
  return {
    fact: withAssumption(resting(adjusted(row, fact, limits), assumed), setting.defaultAssumes),
    isWritten: false,
  };
}

interface Version {
  readonly version: string | VersionSpan | undefined;
  readonly assumed?: string;
}

/** The version that a limit goes by: the image's tag, else what the image's lists of packages let in. */
function versionFor({ framework, version, packages }: Detected, { versionOf }: Setting, limit: Limit): Version {
  if (version !== undefined && versionOf === undefined) return { version };
  const name = versionOf ?? framework.package;
  const found = name === undefined ? undefined : packageVersion(packages, name);
  // What all versions have in common rests on none of them.
  if (found === undefined || defaultFor(limit, undefined) !== undefined) return { version: undefined };
  return { version: found.span, assumed: found.assumed };
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  ping: "ping interval",
  pong: "ping timeout",
  idle: "idle limit",
  life: "connection lifetime",
  hka: "HTTP keep-alive",
  drain: "shutdown timeout",
  boot: "start-up timeout",
  port: "port",
};

/** A variable that only some ways of starting read: say which way is taken for granted. */
function withMarks({ by, framework }: Detected, written: Written): Written {
  const { marksAssume } = framework;
  if (by !== "variables" || marksAssume === undefined || !written.text.known) return written;
  return { ...written, text: { ...written.text, assumed: written.text.assumed ?? marksAssume } };
}

function ignoredByOld(detected: Detected, setting: Setting, value: Value, limits: LimitTable): Value {
  const { framework } = detected;
  if (!setting.ignoredByOldVersions || setting.limit === undefined || !value.fact?.known) return value;
  const row = limits(setting.limit);
  const { version, assumed } = versionFor(detected, setting, row);
  const inThisVersion = defaultOf(value.fact.what, row, version, locationOf(value.fact));
  if (inThisVersion !== "off" && inThisVersion.known) return { ...value, fact: resting(value.fact, assumed) };
  const since = row.versions?.find((range) => range.default !== "off")?.range.replace(">=", "");
  const why = `${framework.name} takes it without effect before ${since}, and its version is not known`;
  return { fact: unknown(value.fact.what, why, locationOf(value.fact)), isWritten: true };
}
