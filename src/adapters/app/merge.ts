import type { Fact } from "../../model/fact.ts";
import { leavesOf, locationOf } from "../../model/fact.ts";
import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";
import type { Location, SourceText } from "../../syntax/document.ts";
import type { AppReading } from "./reading.ts";

/** One reading from several. Earlier ones win, but what is written anywhere wins over every default. */
export function mergeReadings(readings: readonly AppReading[]): AppReading {
  const replaces = new Set(readings.flatMap((reading) => reading.replaces ?? []));
  const heartbeats = uniqueHeartbeats(readings.flatMap((reading) => reading.heartbeats)).filter(
    ({ intervalSeconds }) => !isReplaced(intervalSeconds, replaces),
  );
  const beats = heartbeats.some(({ sender }) => sender === "server");
  const silent = beats ? undefined : first(readings, "silentServer");
  return {
    heartbeats,
    ...(silent && !isReplaced(silent, replaces) ? { silentServer: silent } : {}),
    ...pick(readings, "keepAliveSeconds"),
    ...pick(readings, "idleSeconds"),
    ...pick(readings, "lifetimeSeconds"),
    ...pick(readings, "drainSeconds"),
    ...pick(readings, "startupTimeoutSeconds"),
    ...pick(readings, "port"),
    ...pick(readings, "serverSlots"),
    ...pick(readings, "pollingTransport"),
    ...pick(readings, "bindsEarly"),
    evidence: uniqueEvidence(readings.flatMap((reading) => reading.evidence)),
    ...(replaces.size > 0 ? { replaces: [...replaces] } : {}),
  };
}

type Single = Exclude<keyof AppReading, "heartbeats" | "evidence" | "replaces">;

function pick<K extends Single>(readings: readonly AppReading[], key: K): Pick<AppReading, K> | object {
  const fact = first(readings, key);
  return fact === undefined ? {} : { [key]: fact };
}

function first<K extends Single>(readings: readonly AppReading[], key: K): AppReading[K] | undefined {
  const facts = readings.map((reading) => reading[key]).filter((fact) => fact !== undefined);
  return facts.find((fact) => fact && !isDefault(fact)) ?? facts[0];
}

function isDefault(fact: Fact<unknown>): boolean {
  return leavesOf([fact]).every(({ origin }) => origin.kind === "default");
}

function isReplaced(fact: Fact<unknown>, replaces: ReadonlySet<string>): boolean {
  return leavesOf([fact]).every(({ origin }) => origin.kind === "default" && replaces.has(origin.limit.id));
}

function uniqueHeartbeats(heartbeats: readonly Heartbeat[]): readonly Heartbeat[] {
  return unique(
    heartbeats,
    ({ sender, intervalSeconds: { what } }) => `${sender} ${what}`,
    ({ intervalSeconds }) => locationOf(intervalSeconds),
  );
}

function uniqueEvidence(evidence: readonly TrafficEvidence[]): readonly TrafficEvidence[] {
  return unique(
    evidence,
    ({ why }) => why,
    ({ at }) => at,
  );
}

/** Each word at each place once; the same file is the same source text, whichever document of it was read. */
function unique<T>(all: readonly T[], wordOf: (one: T) => string, placeOf: (one: T) => Location): readonly T[] {
  const seen = new Map<SourceText, Set<string>>();
  return all.filter((one) => {
    const { document, span } = placeOf(one);
    const ids = seen.get(document.source) ?? new Set();
    seen.set(document.source, ids);
    const id = `${span.start} ${span.end} ${wordOf(one)}`;
    if (ids.has(id)) return false;
    ids.add(id);
    return true;
  });
}
