import { declared, type KnownFact } from "../model/fact.ts";
import { type Cursor, descend, entriesOf, itemsOf, locateKey } from "../syntax/cursor.ts";
import { beside, readApp } from "./app-address.ts";
import { readAuth } from "./auth.ts";
import { FILE_PROXIES, type FrontHop, type ServiceConfig, type ServiceMatch } from "./config.ts";
import { readConversation } from "./conversation.ts";
import { booleanFact, nameOf, numberFact, secondsFact, textAt, textFact, textFacts } from "./scalars.ts";

/** One entry of `services:`, which its schema has found valid. */
export function readService(name: string, at: Cursor): ServiceConfig {
  const traffic = readTraffic(descend(at, "traffic"));
  const sessionSeconds = secondsFact(descend(at, "sessionSeconds"));
  const background = textFacts(descend(at, "background"));
  const dockerfile = readDockerfile(descend(at, "dockerfile"));
  const auth = readAuth(descend(at, "auth"));
  const conversation = readConversation(descend(at, "conversation"));
  return {
    name,
    at: locateKey(at),
    match: readMatch(descend(at, "match")),
    ...(traffic && { traffic }),
    paths: textFacts(descend(at, "paths")),
    ...(sessionSeconds && { sessionSeconds }),
    app: readApp(descend(at, "app")),
    ...(dockerfile && { dockerfile }),
    front: itemsOf(descend(at, "front")).flatMap(readFront),
    startup: readStartup(descend(at, "startup")),
    health: readHealth(descend(at, "health")),
    ...(background.length > 0 && { background }),
    capacity: readCapacity(descend(at, "capacity")),
    ...(auth && { auth }),
    ...(conversation && { conversation }),
  };
}

function readMatch(at: Cursor): ServiceMatch {
  const [cloudRun, appEngine] = [textAt(at, "cloudRun"), textAt(at, "appEngine")];
  const deployment = textAt(at, "deployment");
  const [statefulSet, backendService] = [textAt(at, "statefulSet"), textAt(at, "backendService")];
  return {
    ...(cloudRun !== undefined && { cloudRun }),
    ...(appEngine !== undefined && { appEngine }),
    ...(deployment !== undefined && { deployment }),
    ...(statefulSet !== undefined && { statefulSet }),
    ...(backendService !== undefined && { backendService }),
  };
}

function readTraffic(at: Cursor): ServiceConfig["traffic"] {
  const fact = textFact(at);
  if (fact === undefined) return undefined;
  switch (fact.value) {
    case "websocket":
    case "sse":
    case "grpc":
    case "long-polling":
    case "http":
      return { ...fact, value: fact.value };
    default:
      return undefined;
  }
}

function readDockerfile(at: Cursor): ServiceConfig["dockerfile"] {
  const fact = textFact(at);
  return fact && { ...fact, value: beside(at, fact.value) };
}

function readFront(at: Cursor): readonly FrontHop[] {
  const proxy = readProxy(at);
  const name = textFact(at.node?.kind === "map" ? descend(at, "name") : at) ?? proxy?.file;
  if (name === undefined) return [];
  const idleSeconds = secondsFact(descend(at, "idleSeconds"));
  const lifetimeSeconds = secondsFact(descend(at, "lifetimeSeconds"));
  const websockets = booleanFact(descend(at, "websockets"));
  return [
    {
      name,
      ...(proxy && { proxy }),
      ...(idleSeconds && { idleSeconds }),
      ...(lifetimeSeconds && { lifetimeSeconds }),
      ...(websockets && { websockets }),
    },
  ];
}

function readProxy(at: Cursor): FrontHop["proxy"] {
  for (const software of FILE_PROXIES) {
    const key = descend(at, software);
    const file = textFact(key);
    if (file) return { software, file: { ...file, value: beside(key, file.value) } };
  }
  return undefined;
}

function readStartup(at: Cursor): ServiceConfig["startup"] {
  const acceptSocketsAfter = textFact(descend(at, "acceptSocketsAfter"));
  return {
    measured: secondsByKey(descend(at, "measured")),
    phases: textFacts(descend(at, "phases")),
    ...(acceptSocketsAfter && { acceptSocketsAfter }),
    dependencies: entriesOf(descend(at, "dependencies")).map(([name, entry]) => {
      const phase = textFact(descend(entry, "phase"));
      const timeoutSeconds = secondsFact(descend(entry, "timeout"));
      return {
        name: keyFact(name, entry),
        ...(phase && { phase }),
        ...(timeoutSeconds && { timeoutSeconds }),
        needs: textFacts(descend(entry, "needs")),
      };
    }),
  };
}

function readCapacity(at: Cursor): ServiceConfig["capacity"] {
  const peakSockets = numberFact(descend(at, "peakSockets"));
  const memoryMiB = numberFact(descend(at, "memoryMiB"));
  return { ...(peakSockets && { peakSockets }), ...(memoryMiB && { memoryMiB }) };
}

function readHealth(at: Cursor): ServiceConfig["health"] {
  const liveness = textFact(descend(at, "liveness"));
  const readiness = textFact(descend(at, "readiness"));
  const parallel = booleanFact(descend(at, "parallel"));
  return {
    ...(liveness && { liveness }),
    ...(readiness && { readiness }),
    covers: readCovers(descend(at, "readinessCovers")),
    ...(parallel && { parallel }),
  };
}

function readCovers(at: Cursor): ServiceConfig["health"]["covers"] {
  if (at.node?.kind === "list") return textFacts(at).map((name) => ({ name }));
  return entriesOf(at).map(([key, entry]) => {
    const timeoutSeconds = secondsFact(entry);
    return { name: keyFact(key, entry), ...(timeoutSeconds && { timeoutSeconds }) };
  });
}

/** A name that stands as a key. */
function keyFact(key: string, entry: Cursor): KnownFact<string> {
  return declared(nameOf(entry), key, locateKey(entry));
}

function secondsByKey(at: Cursor): Readonly<Record<string, KnownFact<number>>> {
  const pairs = entriesOf(at).map(([key, entry]) => [key, secondsFact(entry)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, KnownFact<number>] => pair[1] !== undefined));
}
