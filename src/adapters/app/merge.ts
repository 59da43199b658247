import type { Fact } from "../../model/fact.ts";
import { leavesOf, locationOf } from "../../model/fact.ts";
import type { Heartbeat, TrafficEvidence } from "../../model/path.ts";
import type { Location, SourceText } from "../../syntax/document.ts";
import type { AppReading } from "./reading.ts";

/** Which of several facts about one setting counts. */
type Choice = <T>(facts: readonly Fact<T>[]) => Fact<T> | undefined;

/** One reading from several. Earlier ones win, but what is written anywhere wins over every default. */
export function mergeReadings(readings: readonly AppReading[], choose: Choice = firstWritten): AppReading {
  const replaces = new Set(readings.flatMap((reading) => reading.replaces ?? []));
  const heartbeats = uniqueHeartbeats(readings.flatMap((reading) => reading.heartbeats)).filter(
    ({ intervalSeconds }) => !isReplaced(intervalSeconds, replaces),
  );
  const beats = heartbeats.some(({ sender }) => sender === "server");
  const silent = beats ? undefined : firstWritten(factsOf(readings, "silentServer"));
  return {
    heartbeats,
    ...(silent && !isReplaced(silent, replaces) ? { silentServer: silent } : {}),
    ...pick(readings, "keepAliveSeconds", choose),
    ...pick(readings, "idleSeconds", choose),
    ...pick(readings, "lifetimeSeconds", choose),
    ...pick(readings, "drainSeconds", choose),
    ...pick(readings, "startupTimeoutSeconds", choose),
    ...pick(readings, "port", choose),
    ...pick(readings, "serverSlots", choose),
    ...pick(readings, "pollingTransport", choose),
    ...pick(readings, "bindsEarly", choose),
    evidence: uniqueEvidence(readings.flatMap((reading) => reading.evidence)),
    ...(replaces.size > 0 ? { replaces: [...replaces] } : {}),
  };
}

type Single = Exclude<keyof AppReading, "heartbeats" | "evidence" | "replaces">;

function pick<K extends Single>(readings: readonly AppReading[], key: K, choose: Choice): Pick<AppReading, K> | object {
  const fact = choose<unknown>(factsOf(readings, key));
  return fact === undefined ? {} : { [key]: fact };
}

function factsOf<K extends Single>(readings: readonly AppReading[], key: K): readonly NonNullable<AppReading[K]>[] {
  return readings.map((reading) => reading[key]).filter((fact) => fact !== undefined);
}

export function firstWritten<T>(facts: readonly Fact<T>[]): Fact<T> | undefined {
  return facts.find((fact) => !isDefault(fact)) ?? facts[0];
}

/** Whether nobody wrote it, whatever was worked out from it. */
export function isDefault(fact: Fact<unknown>): boolean {
  return leavesOf([fact]).every(({ origin }) => origin.kind === "default");
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
