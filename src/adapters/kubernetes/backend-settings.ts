import { seconds } from "../../model/describe.ts";
import {
  byDefault,
  declared,
  declaredSeconds,
  type Fact,
  locationOf,
  type UnknownFact,
  unknown,
} from "../../model/fact.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import { type Location, sourceName, startOf } from "../../syntax/document.ts";
import { type LimitTable, secondsOr, textAt, textFact } from "../read.ts";

/** What a backend service does to connections, wherever GKE takes it from. */
export interface BackendSettings {
  readonly timeoutSeconds: Fact<number>;
  readonly drainSeconds: Fact<number>;
  readonly affinity: Fact<string>;
}

type AffinityKey = "affinityType" | "type";

interface Form {
  /** What the fields are called in a message. */
  readonly names: { readonly timeout: string; readonly drain: string };
  readonly affinityKey: AffinityKey;
  readonly timeout: LimitId;
  readonly drain: LimitId;
  readonly affinity: LimitId;
}

/** A BackendConfig's `spec`. */
export const BACKEND_CONFIG: Form = {
  names: { timeout: "timeoutSec", drain: "drainingTimeoutSec" },
  affinityKey: "affinityType",
  timeout: "gke-bc-timeout",
  drain: "gke-bc-drain",
  affinity: "gke-bc-affinity",
};

/** A GCPBackendPolicy's `spec.default`. */
export const BACKEND_POLICY: Form = {
  names: BACKEND_CONFIG.names,
  affinityKey: "type",
  timeout: "gke-gbp-timeout",
  drain: "gke-gbp-drain",
  affinity: "lb-aff-enum",
};

const NO_OBJECT = { timeout: "backend timeout", drain: "connection draining timeout" };

/** Where no object applies, nobody has written a field: the backend itself is what keeps the default. */
export const NO_BACKEND_CONFIG: Form = { ...BACKEND_CONFIG, names: NO_OBJECT };
export const NO_BACKEND_POLICY: Form = { ...BACKEND_POLICY, names: NO_OBJECT };

/** The settings written below `at`, each with its default; `owner` is the object that has, or would have, them. */
export function readSettings(owner: string, at: Cursor, form: Form, limits: LimitTable): BackendSettings {
  const affinityAt = descend(at, "sessionAffinity", form.affinityKey);
  const limit = limits(form.affinity);
  const what = `session affinity of ${owner}`;
  return {
    timeoutSeconds: secondsOr(`${form.names.timeout} of ${owner}`, descend(at, "timeoutSec"), limits(form.timeout)),
    drainSeconds: secondsOr(
      `${form.names.drain} of ${owner}`,
      descend(at, "connectionDraining", "drainingTimeoutSec"),
      limits(form.drain),
    ),
    affinity: textFact(what, affinityAt) ?? byDefault(what, String(limit.default), locateKey(affinityAt), limit),
  };
}

/** Settings that exist and cannot be read here. */
export function undecidedSettings(owner: string, why: string, at: Location): BackendSettings {
  const field = (name: string): UnknownFact => unknown(`${name} of ${owner}`, why, at);
  return {
    timeoutSeconds: field(NO_OBJECT.timeout),
    drainSeconds: field(NO_OBJECT.drain),
    affinity: field("session affinity"),
  };
}

/** The settings as far as other copies of the object agree; a patch speaks only of what it sets. */
export function agreedSettings(
  own: BackendSettings,
  tied: readonly BackendSettings[],
  layers: readonly BackendSettings[],
): BackendSettings {
  if (tied.length + layers.length === 0) return own;
  const agreed = <T>(pick: (settings: BackendSettings) => Fact<T>): Fact<T> => {
    const written = layers.map(pick).filter(({ origin }) => origin.kind !== "default");
    return agreedFact(pick(own), [...tied.map(pick), ...written]);
  };
  return {
    timeoutSeconds: agreed(({ timeoutSeconds }) => timeoutSeconds),
    drainSeconds: agreed(({ drainSeconds }) => drainSeconds),
    affinity: agreed(({ affinity }) => affinity),
  };
}

function agreedFact<T>(own: Fact<T>, others: readonly Fact<T>[]): Fact<T> {
  if (!own.known) return own;
  const other = others.find((fact) => !fact.known || fact.value !== own.value);
  if (other === undefined) return own;
  const said = [own, other].map(
    (fact) => `${fact.known ? valueInWords(fact.value) : fact.why} in ${placeName(locationOf(fact))}`,
  );
  return unknown(own.what, `several files declare it differently: ${said.join(", ")}`, locationOf(own));
}

function valueInWords(value: unknown): string {
  return typeof value === "number" ? seconds(value) : String(value);
}

/** A place in a sentence: `base/a.yaml:12`. */
export function placeName(at: Location): string {
  return `${sourceName(at.document.source.source)}:${startOf(at).line}`;
}

/** What is written below `at`, for saying that it arrives nowhere: seconds, affinity and health check as they stand. */
export function writtenSettings(owner: string, at: Cursor): readonly Fact<unknown>[] {
  const paths = [
    ["timeoutSec"],
    ["connectionDraining", "drainingTimeoutSec"],
    ["sessionAffinity", "affinityType"],
    ["sessionAffinity", "type"],
    ["healthCheck", "requestPath"],
    ["config", "httpHealthCheck", "requestPath"],
  ];
  const written = paths.flatMap((keys) => {
    const place = descend(at, ...keys);
    const text = textAt(place);
    if (text === undefined) return [];
    const value = /^\d+$/.test(text) ? Number(text) : text;
    const what = `${keys[0] === "config" ? "requestPath" : keys.join(".")} of ${owner}`;
    return [
      typeof value === "number" ? declaredSeconds(what, value, locate(place)) : declared(what, value, locate(place)),
    ];
  });
  if (written.length > 0) return written;
  return entriesOf(at).map(([key, place]) => declared(`${key} of ${owner}`, textAt(place) ?? "set", locateKey(place)));
}
