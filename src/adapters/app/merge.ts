import type { Fact } from "../../model/fact.ts";
import { leavesOf, locationOf } from "../../model/fact.ts";
import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";
import type { Location, SourceText } from "../../syntax/document.ts";
import type { AppReading } from "./reading.ts";

/** Which of several facts about one setting counts. */
type Choice = <T>(facts: readonly Fact<T>[]) => Fact<T> | undefined;

/** One reading from several. Earlier ones win, but what is written anywhere wins over every default. */
export function mergeReadings(all: readonly AppReading[], choose: Choice = firstWritten): AppReading {
  const readings = all.filter(saysSomething);
  if (readings.length === 0) return { heartbeats: [], evidence: [] };
  const replaces = new Set(readings.flatMap((reading) => reading.replaces ?? []));
  const heartbeats = uniqueHeartbeats(readings.flatMap((reading) => reading.heartbeats)).filter(
    ({ intervalSeconds }) => !isReplaced(intervalSeconds, replaces),
  );
  const beats = heartbeats.some(({ sender }) => sender === "server");
  const silent = beats ? undefined : firstWritten(factsOf(readings, "silentServer"));
  return {
    heartbeats,
    evidence: uniqueEvidence(readings.flatMap((reading) => reading.evidence)),
    ...(silent && !isReplaced(silent, replaces) ? { silentServer: silent } : {}),
    ...singlesOf(readings, choose),
    ...(replaces.size > 0 ? { replaces: [...replaces] } : {}),
  };
}

/** Most containers and files have nothing to say about connections. */
function saysSomething(reading: AppReading): boolean {
  return reading.heartbeats.length > 0 || reading.evidence.length > 0 || Object.keys(reading).length > 2;
}

const SINGLES = [
  "keepAliveSeconds",
  "idleSeconds",
  "lifetimeSeconds",
  "drainSeconds",
  "startupTimeoutSeconds",
  "port",
  "serverSlots",
  "pollingTransport",
  "bindsEarly",
] as const;

type Single = (typeof SINGLES)[number] | "silentServer";

function singlesOf(readings: readonly AppReading[], choose: Choice): object {
  const singles: Partial<Record<Single, Fact<unknown>>> = {};
  for (const key of SINGLES) {
    const fact = choose<unknown>(factsOf(readings, key));
    if (fact !== undefined) singles[key] = fact;
  }
  return singles;
}

function factsOf<K extends Single>(readings: readonly AppReading[], key: K): readonly NonNullable<AppReading[K]>[] {
  return readings.map((reading) => reading[key]).filter((fact) => fact !== undefined);
}

export function firstWritten<T>(facts: readonly Fact<T>[]): Fact<T> | undefined {
  return facts.find((fact) => !isDefault(fact)) ?? facts[0];
}

/** Whether nobody wrote it, whatever was worked out from it. */
export function isDefault(fact: Fact<unknown>): boolean {
  const { origin } = fact;
  return origin.kind === "derived" ? origin.from.every(isDefault) : origin.kind === "default";
}

function isReplaced(fact: Fact<unknown>, replaces: ReadonlySet<string>): boolean {
  return leavesOf([fact]).every(({ origin }) => origin.kind === "default" && replaces.has(origin.limit.id));
}

function uniqueHeartbeats(heartbeats: readonly Heartbeat[]): readonly Heartbeat[] {
  // One place is one heartbeat, however many keys a merge or an alias brings it to; the certain reading of it goes first.
  return unique(
    [...heartbeats].sort((a, b) => Number(isGuess(a)) - Number(isGuess(b))),
    ({ sender, intervalSeconds }) => (isDefault(intervalSeconds) ? `${sender} ${intervalSeconds.what}` : sender),
    ({ intervalSeconds }) => locationOf(intervalSeconds),
  );
}

function isGuess({ intervalSeconds }: Heartbeat): boolean {
  return intervalSeconds.known && intervalSeconds.assumed !== undefined;
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
