import type { ServiceConfig } from "../config/config.ts";
import { type Fact, locationOf } from "../model/fact.ts";
import type { Heartbeat, Traffic } from "../model/path.ts";
import type { Document } from "../syntax/document.ts";
import { readContainerApp } from "./app/container-app.ts";
import { readAppDocument } from "./app/document.ts";
import type { AppReading } from "./app/reading.ts";
import { restingOnImage } from "./app/resting-on-image.ts";
import { mergeSources, overFiles } from "./app/sources.ts";
import type { Container } from "./container.ts";
import type { PathDraft } from "./draft.ts";
import type { LimitTable } from "./read.ts";
import type { Siblings } from "./siblings.ts";

/**
 * What the app behind a path says: the command line and environment of its containers, over the files it mounts and the
 * app's files in the input.
 */
export function readPathApp(
  draft: PathDraft,
  files: readonly AppReading[],
  siblings: Siblings | undefined,
  limits: LimitTable,
): AppReading {
  const mounted = draft.appDocuments.map((document) =>
    once(documents, document, () => readAppDocument(document, limits)),
  );
  return overFiles(
    readContainers(draft.containers, siblings?.serving ?? [], limits),
    mergeSources([...mounted, ...files]),
  );
}

/** Several ways lead to one workload, and what its containers and files say is the same on each. */
const apps = new WeakMap<Container, AppReading>();
const documents = new WeakMap<Document, AppReading>();

function once<K extends object>(known: WeakMap<K, AppReading>, key: K, read: () => AppReading): AppReading {
  const before = known.get(key) ?? read();
  known.set(key, before);
  return before;
}

function appOf(container: Container, limits: LimitTable): AppReading {
  return once(apps, container, () => readContainerApp(container, limits));
}

/** A proxy that serves the traffic knows nothing of its sockets; the server behind it in the same pod does. */
function readContainers(
  [main, ...rest]: readonly Container[],
  elsewhere: readonly Container[],
  limits: LimitTable,
): AppReading {
  if (main === undefined) return mergeSources([]);
  const own = restingOnImage(appOf(main, limits), main);
  const behind = rest
    .filter(({ name }) => name === undefined || !elsewhere.some((other) => other.name === name))
    .map((container) => ({ container, reading: appOf(container, limits) }))
    .filter(({ reading }) => reading.evidence.some(({ strength }) => strength === "strong"));
  if (behind.length === 0) return own;
  const evidence = [...own.evidence, ...behind.flatMap(({ reading }) => reading.evidence)];
  if (own.evidence.length > 0 || own.heartbeats.length > 0 || own.silentServer) return { ...own, evidence };
  const served = mergeSources(behind.map(({ container, reading }) => servedBehind(reading, container, main)));
  return { ...served, ...own, heartbeats: served.heartbeats, evidence };
}

/** Its settings but those of its port and its HTTP connections, which only the proxy gets to see. */
function servedBehind(reading: AppReading, container: Container, proxy: Container): AppReading {
  const assumed = `the sockets are served by ${labelOf(container)} behind ${proxy.name ?? "the one with the port"}`;
  const guess = <T>(fact: Fact<T>): Fact<T> =>
    fact.known
      ? { ...fact, assumed: fact.assumed === undefined ? assumed : `${assumed}, and that ${fact.assumed}` }
      : fact;
  const { idleSeconds, lifetimeSeconds, drainSeconds, startupTimeoutSeconds, serverSlots, pollingTransport } = reading;
  return {
    heartbeats: reading.heartbeats.map((heartbeat): Heartbeat => {
      const { intervalSeconds, timeoutSeconds } = heartbeat;
      const timeout = timeoutSeconds ? { timeoutSeconds: guess(timeoutSeconds) } : {};
      return { ...heartbeat, intervalSeconds: guess(intervalSeconds), ...timeout };
    }),
    ...(reading.silentServer && { silentServer: guess(reading.silentServer) }),
    ...(idleSeconds && { idleSeconds: guess(idleSeconds) }),
    ...(lifetimeSeconds && { lifetimeSeconds: guess(lifetimeSeconds) }),
    ...(drainSeconds && { drainSeconds: guess(drainSeconds) }),
    ...(startupTimeoutSeconds && { startupTimeoutSeconds: guess(startupTimeoutSeconds) }),
    ...(serverSlots && { serverSlots: guess(serverSlots) }),
    ...(pollingTransport && { pollingTransport: guess(pollingTransport) }),
    evidence: [],
    ...(reading.replaces && { replaces: reading.replaces }),
  };
}

function labelOf({ name, image }: Container): string {
  if (name !== undefined) return `container ${name}`;
  return image?.known ? `the container of ${image.value}` : "another container";
}

/** What kind of traffic a path carries, and why we think so. The user's word goes first. */
export function trafficOf(
  draft: PathDraft,
  app: AppReading,
  siblings: Siblings | undefined,
  service: ServiceConfig | undefined,
): Traffic {
  const told = service?.traffic;
  // The app's settings are those of all its ports and paths.
  const ofApp = siblings?.haveTheSockets ? [] : app.evidence;
  const found = [...draft.evidence, ...ofApp].sort((a, b) => rank(a.strength) - rank(b.strength));
  if (!told) return { kind: found.length > 0 ? "websocket" : "http", evidence: found };
  if (!told.known) return { kind: "websocket", evidence: found };
  if (told.value === "http") return { kind: "http", evidence: [] };
  const why = `holdopen.yaml declares ${told.value} traffic for ${service.name}`;
  return { kind: told.value, evidence: [{ why, strength: "declared", at: locationOf(told) }, ...found] };
}

function rank(strength: "declared" | "strong" | "weak"): number {
  return strength === "declared" ? 0 : strength === "strong" ? 1 : 2;
}
