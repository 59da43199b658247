import type { Deployment, ReadyCondition, TrafficEntry } from "../../model/deployment.ts";
import { declared, type Fact, unknown } from "../../model/fact.ts";
import { type Cursor, descend, itemsOf, locate, locateKey } from "../../syntax/cursor.ts";
import { booleanFact, numberFact, textAt, textFact } from "../read.ts";
import type { RunService } from "./services.ts";

/** What the service says of itself, or undefined for one that is only declared. */
export function readDeployment(service: RunService): Deployment | undefined {
  const { name, resource, revision } = service;
  const isApi = resource.group === "run.googleapis.com";
  const places = isApi ? apiStatus(resource.at) : knativeStatus(resource.at);
  if (resource.kind !== "Service" || !places.said.some(({ node }) => node !== undefined)) return undefined;
  const of = `of service ${name}`;
  const generation = numberFact(`generation ${of}`, places.generation);
  const observedGeneration = numberFact(`observedGeneration ${of}`, places.observedGeneration);
  const reconciling = booleanFact(`reconciling ${of}`, places.reconciling);
  const ready = readyAt(places.ready, `service ${name}`);
  const latestCreatedRevision = shortFact(`latest created revision ${of}`, places.latestCreated);
  const latestReadyRevision = shortFact(`latest ready revision ${of}`, places.latestReady);
  const deployed = revision && deployedRevision(revision.at, isApi);
  return {
    ...(generation && { generation }),
    ...(observedGeneration && { observedGeneration }),
    ...(reconciling && { reconciling }),
    ...(ready && { ready }),
    ...(latestCreatedRevision && { latestCreatedRevision }),
    ...(latestReadyRevision && { latestReadyRevision }),
    traffic: itemsOf(places.traffic).map((entry) => readEntry(entry, of)),
    wantedTraffic: itemsOf(places.wantedTraffic).map((entry) => readEntry(entry, of)),
    ...(deployed && { revision: deployed }),
  };
}

interface StatusPlaces {
  readonly generation: Cursor;
  readonly observedGeneration: Cursor;
  readonly reconciling: Cursor;
  readonly ready: Cursor | undefined;
  readonly latestCreated: Cursor;
  readonly latestReady: Cursor;
  readonly traffic: Cursor;
  readonly wantedTraffic: Cursor;
  /** What only a running system writes: one of these, and the service is deployed. */
  readonly said: readonly Cursor[];
}

function apiStatus(at: Cursor): StatusPlaces {
  const terminal = descend(at, "terminalCondition");
  const places = {
    generation: descend(at, "generation"),
    observedGeneration: descend(at, "observedGeneration"),
    reconciling: descend(at, "reconciling"),
    ready: terminal.node === undefined ? readyAmong(descend(at, "conditions")) : terminal,
    latestCreated: descend(at, "latestCreatedRevision"),
    latestReady: descend(at, "latestReadyRevision"),
    traffic: descend(at, "trafficStatuses"),
    wantedTraffic: descend(at, "traffic"),
  };
  const { observedGeneration, latestCreated, latestReady, traffic } = places;
  return { ...places, said: [terminal, observedGeneration, latestCreated, latestReady, traffic] };
}

function knativeStatus(at: Cursor): StatusPlaces {
  const status = descend(at, "status");
  return {
    generation: descend(at, "metadata", "generation"),
    observedGeneration: descend(status, "observedGeneration"),
    reconciling: descend(status, "reconciling"),
    ready: readyAmong(descend(status, "conditions")),
    latestCreated: descend(status, "latestCreatedRevisionName"),
    latestReady: descend(status, "latestReadyRevisionName"),
    traffic: descend(status, "traffic"),
    wantedTraffic: descend(at, "spec", "traffic"),
    said: [descend(status, "conditions"), descend(status, "latestReadyRevisionName"), descend(status, "traffic")],
  };
}

function readyAmong(conditions: Cursor): Cursor | undefined {
  return itemsOf(conditions).find((condition) => textAt(condition, "type") === "Ready");
}

function deployedRevision(at: Cursor, isApi: boolean): Deployment["revision"] {
  const name = shortFact("name of the revision", isApi ? descend(at, "name") : descend(at, "metadata", "name"));
  const conditions = isApi ? descend(at, "conditions") : descend(at, "status", "conditions");
  const ready = readyAt(readyAmong(conditions), `revision ${name?.known ? name.value : ""}`);
  return name && { name, ...(ready && { ready }) };
}

function readyAt(at: Cursor | undefined, owner: string): ReadyCondition | undefined {
  if (at === undefined) return undefined;
  const what = `condition Ready of ${owner}`;
  const reasons = ["revisionReason", "reason", "executionReason"].map((key) => descend(at, key));
  const written = reasons.find(({ node }) => node !== undefined);
  const reason = written && textFact(`reason of the ${what}`, written);
  const message = textFact(`message of the ${what}`, descend(at, "message"));
  return { state: stateAt(at, what), ...(reason && { reason }), ...(message && { message }) };
}

/** `status` in Knative's words, `state` in those of the Admin API v2. */
const STATES: Readonly<Record<string, "true" | "false" | "unknown">> = {
  True: "true",
  False: "false",
  Unknown: "unknown",
  CONDITION_SUCCEEDED: "true",
  CONDITION_FAILED: "false",
  CONDITION_PENDING: "unknown",
  CONDITION_RECONCILING: "unknown",
};

function stateAt(at: Cursor, what: string): ReadyCondition["state"] {
  const state = descend(at, "state");
  const place = state.node === undefined ? descend(at, "status") : state;
  const text = textFact(what, place);
  if (text === undefined) return unknown(what, "it has no state", locateKey(place));
  if (!text.known) return text;
  // An unquoted True is a boolean in YAML.
  const word = Object.entries(STATES).find(([name]) => name.toLowerCase() === text.value.toLowerCase())?.[1];
  return word === undefined
    ? unknown(what, `"${text.value.slice(0, 40)}" is no state`, locate(place))
    : { ...text, value: word };
}

function readEntry(at: Cursor, of: string): TrafficEntry {
  const revision = shortFact(`revision that takes traffic ${of}`, eitherOf(at, "revision", "revisionName"));
  const tag = textFact(`tag ${of}`, descend(at, "tag"));
  const uri = textFact(`URL of the tag ${of}`, eitherOf(at, "uri", "url"));
  const percent = descend(at, "percent");
  const what = `share of the traffic ${of}`;
  return {
    ...(revision && { revision }),
    isLatest: textAt(at, "type") === "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST" || textAt(at, "latestRevision") === "true",
    percent: numberFact(what, percent) ?? declared(what, 0, locateKey(percent)),
    ...(tag && { tag }),
    ...(uri && { uri }),
  };
}

function eitherOf(at: Cursor, api: string, knative: string): Cursor {
  const first = descend(at, api);
  return first.node === undefined ? descend(at, knative) : first;
}

/** The Admin API v2 gives some revisions by their long name. */
function shortFact(what: string, at: Cursor): Fact<string> | undefined {
  const fact = textFact(what, at);
  if (fact === undefined || (fact.known && fact.value === "")) return undefined;
  return fact.known ? { ...fact, value: fact.value.slice(fact.value.lastIndexOf("/") + 1) } : fact;
}
