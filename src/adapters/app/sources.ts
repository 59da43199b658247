import { seconds } from "../../model/describe.ts";
import { type Fact, type KnownFact, leavesOf, locationOf } from "../../model/fact.ts";
import type { Heartbeat } from "../../model/path.ts";
import { type Location, sourceName, startOf } from "../../syntax/document.ts";
import { normalKey, readHomeKey } from "./home-made.ts";
import { firstWritten, isDefault, mergeReadings } from "./merge.ts";
import type { AppReading } from "./reading.ts";

/**
 * What several sources of equal weight say together (the files of one repository, the servers of one pod). Nobody here
 * knows which of them the process takes: where two contradict, the setting is unknown, and both places are named.
 */
export function mergeSources(readings: readonly AppReading[]): AppReading {
  if (readings.length < 2) return readings[0] ?? mergeReadings([]);
  const heartbeats = settledHeartbeats(readings);
  const others = readings.map((reading) => ({ ...reading, heartbeats: [] }));
  return mergeReadings([{ heartbeats, evidence: [] }, ...others], settled);
}

/** A variable or flag of the container replaces the same key in a file, as nearly all libraries for settings have it. */
export function overFiles(container: AppReading, files: AppReading): AppReading {
  const own = new Set(container.heartbeats.filter(isWritten).map(identityOf));
  const heartbeats = files.heartbeats.filter((heartbeat) => !own.has(identityOf(heartbeat)));
  return mergeReadings([container, { ...files, heartbeats }], firstWritten);
}

function settledHeartbeats(readings: readonly AppReading[]): readonly Heartbeat[] {
  const groups = new Map<string, { readonly sources: Set<AppReading>; readonly heartbeats: Heartbeat[] }>();
  const defaults: Heartbeat[] = [];
  for (const reading of readings) {
    for (const heartbeat of reading.heartbeats) {
      if (!isWritten(heartbeat)) {
        defaults.push(heartbeat);
        continue;
      }
      const id = identityOf(heartbeat);
      const group = groups.get(id) ?? { sources: new Set(), heartbeats: [] };
      groups.set(id, group);
      group.sources.add(reading);
      group.heartbeats.push(heartbeat);
    }
  }
  // Several in one source are several on purpose.
  const written = [...groups.values()].flatMap(({ sources, heartbeats }) =>
    sources.size < 2 ? heartbeats : settledHeartbeat(heartbeats),
  );
  return [...written, ...defaults];
}

function settledHeartbeat(all: readonly Heartbeat[]): readonly Heartbeat[] {
  const [first] = all;
  const intervalSeconds = settled(all.map((heartbeat) => heartbeat.intervalSeconds));
  if (first === undefined || intervalSeconds === undefined) return [];
  const timeouts = all.map(({ timeoutSeconds }) => timeoutSeconds).filter((timeout) => timeout !== undefined);
  const timeoutSeconds = settled(timeouts);
  const { timeoutSeconds: _, ...rest } = first;
  return [{ ...rest, intervalSeconds, ...(timeoutSeconds ? { timeoutSeconds } : {}) }];
}

/** The one value that is written, by those who are certain if any is; the choice does not depend on any order. */
function settled<T>(facts: readonly Fact<T>[]): Fact<T> | undefined {
  const written = facts.filter((fact) => !isDefault(fact));
  const certain = written.filter((fact) => !fact.known || fact.assumed === undefined);
  const [first, ...others] = (certain.length > 0 ? certain : written).sort(byPlace);
  if (first === undefined) return facts[0];
  if (!first.known) return first;
  for (const other of others) {
    if (!other.known) return other;
    if (!Object.is(other.value, first.value)) return contradiction(first, other);
  }
  return first;
}

function contradiction<T>(one: KnownFact<T>, other: KnownFact<T>): Fact<T> {
  const why = `${claim(one)} and ${claim(other)}`;
  return { known: false, what: one.what, why, origin: { kind: "derived", from: [one, other], how: "" } };
}

function claim(fact: KnownFact<unknown>): string {
  const value = typeof fact.value === "number" && fact.unit === "s" ? seconds(fact.value) : String(fact.value);
  const at = locationOf(fact);
  return `${nameOf(at)}:${startOf(at).line} says ${value}`;
}

function byPlace(a: Fact<unknown>, b: Fact<unknown>): number {
  const [one, other] = [locationOf(a), locationOf(b)];
  const names = [nameOf(one), nameOf(other)] as const;
  return names[0] < names[1] ? -1 : names[0] > names[1] ? 1 : one.span.start - other.span.start;
}

function nameOf({ document }: Location): string {
  return sourceName(document.source.source);
}

function isWritten({ intervalSeconds }: Heartbeat): boolean {
  return !isDefault(intervalSeconds);
}

/** Who sends it, and its key in one spelling: `WS_PING_INTERVAL`, `websocket.pingInterval`, `chat.ws.ping_interval_ms`. */
function identityOf({ sender, intervalSeconds }: Heartbeat): string {
  const written = leavesOf([intervalSeconds])[0]?.what ?? "";
  const flag = /^--?(\S+) of (\S+)/.exec(written);
  const key = flag ? `${flag[2]}_${flag[1]}` : shortestOf(written);
  return `${sender} ${plain(key)}`;
}

/** The end of a path that by itself speaks of sockets; what stands above it differs from file to file. */
function shortestOf(path: string): string {
  const parts = path.split(".");
  for (let from = parts.length - 1; from > 0; from--) {
    const end = parts.slice(from).join(".");
    if (readHomeKey(end)?.prefix === "strong") return end;
  }
  return path;
}

function plain(key: string): string {
  return normalKey(key)
    .replace(/_(?:in_)?(?:ms|msecs?|millis|milli_?seconds?|s|secs?|seconds?|mins?|minutes?|h|hours?)$/, "")
    .replace(/(^|_)(?:web_?sockets?|wss)(?=_)/g, "$1ws")
    .replace(/heart_beat/g, "heartbeat");
}
