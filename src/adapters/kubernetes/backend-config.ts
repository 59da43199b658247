import { declared, type Fact, type UnknownFact, unknown } from "../../model/fact.ts";
import type { AttachmentFault } from "../../model/path.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { type LimitTable, textAt, textFact } from "../read.ts";
import {
  BACKEND_CONFIG,
  type BackendSettings,
  NO_BACKEND_CONFIG,
  readSettings,
  undecidedSettings,
  writtenSettings,
} from "./backend-settings.ts";
import { firstEntry, readJsonAnnotation } from "./json-annotation.ts";
import { annotation, isAnnotated, type Objects } from "./objects.ts";
import type { Service, ServicePort } from "./service.ts";

/** Old objects carry the second; the first wins. */
const KEYS = ["cloud.google.com/backend-config", "beta.cloud.google.com/backend-config"];

/** A backend's settings, where its health check is (or would be) written, and what went wrong on the way. */
export interface Backend {
  readonly settings: BackendSettings;
  /** Where the object that applies has, or would have, a health check. */
  readonly health?: Cursor;
  /** Set where it cannot be told which object applies. */
  readonly undecided?: UnknownFact;
  readonly applied?: Fact<string>;
  readonly faults: readonly AttachmentFault[];
}

/** Where a backend-config annotation is, or the place where it would be. */
export function backendConfigAnnotation(object: Cursor): Cursor {
  return annotation(object, KEYS.find((key) => isAnnotated(object, key)) ?? "cloud.google.com/backend-config");
}

/** The port of the Service that the load balancer uses; what refers to it counts where the Service lists none. */
export interface UsedPort {
  readonly found: ServicePort | undefined;
  readonly reference: string | undefined;
}

/** What the Service's annotation brings for the port that the load balancer uses. */
export function readBackendConfig(service: Service, port: UsedPort, objects: Objects, limits: LimitTable): Backend {
  const place = backendConfigAnnotation(service.at);
  const json = readJsonAnnotation(place);
  if (json.kind === "undecided") return undecidedBackend(service, json.why, locate(place));
  if (json.kind === "absent") {
    const patch = patchWithAnnotation(service, objects);
    if (patch)
      return undecidedBackend(service, "a patch that is not applied here sets its BackendConfig", locate(patch));
    return withoutConfig(service, place, limits, []);
  }
  const subject = declared(
    `backend-config annotation of ${service.kind} ${service.name}`,
    textAt(place) ?? "",
    locate(place),
  );
  if (json.kind === "malformed") {
    return withoutConfig(service, place, limits, [{ kind: "malformed", subject, settings: [], detail: json.detail }]);
  }
  const entry = chosenEntry(json.at, port);
  if (entry === undefined) {
    const settings = namedConfigs(json.at).flatMap((name) => settingsOf(name, service.namespace, service.at, objects));
    return withoutConfig(service, place, limits, [{ ...missedPort(json.at, port), subject, settings }]);
  }
  const name = textFact(`BackendConfig of ${service.kind} ${service.name}`, entry);
  if (name === undefined || !name.known)
    return undecidedBackend(service, name?.why ?? "it names nothing", locate(entry));
  return namedConfig(name.value, entry, service, objects, limits);
}

function namedConfig(name: string, entry: Cursor, service: Service, objects: Objects, limits: LimitTable): Backend {
  const config = objects.find("BackendConfig", service.namespace, name, service.at);
  const owner = `BackendConfig ${name}`;
  if (config === undefined) {
    const detail = `BackendConfig ${name} is not in the input`;
    const subject = declared(owner, name, locate(entry));
    const backend = undecidedBackend(service, detail, locate(entry));
    return { ...backend, faults: [{ kind: "not-in-input", subject, settings: [], detail }] };
  }
  const spec = descend(config.at, "spec");
  return {
    settings: readSettings(owner, spec, BACKEND_CONFIG, limits),
    health: descend(spec, "healthCheck"),
    applied: declared(owner, name, locate(descend(config.at, "metadata", "name"))),
    faults: [],
  };
}

function withoutConfig(
  service: Service,
  place: Cursor,
  limits: LimitTable,
  faults: readonly AttachmentFault[],
): Backend {
  const settings = readSettings(`${service.kind} ${service.name}`, place, NO_BACKEND_CONFIG, limits);
  return { settings, faults };
}

function undecidedBackend(service: Service, why: string, at: Location): Backend {
  const owner = `${service.kind} ${service.name}`;
  return {
    settings: undecidedSettings(owner, why, at),
    undecided: unknown(`health check of ${owner}`, why, at),
    faults: [],
  };
}

/** `ports` by the Service port's name or number, else `default`. */
function chosenEntry(json: Cursor, { found, reference }: UsedPort): Cursor | undefined {
  return firstEntry(descend(json, "ports"), [found?.name, found?.number, reference]) ?? firstEntry(json, ["default"]);
}

function missedPort(json: Cursor, { found, reference }: UsedPort): Pick<AttachmentFault, "kind" | "detail"> {
  const ports = entriesOf(descend(json, "ports")).map(([key]) => key);
  if (ports.length === 0) return { kind: "malformed", detail: "it has neither default nor ports" };
  const used = found?.name ?? found?.number ?? reference ?? "another one";
  return {
    kind: "port-mismatch",
    detail: `it names port ${ports.join(", ")}, and the load balancer uses port ${used}`,
  };
}

/** The objects that an annotation names, for whatever port. */
export function namedConfigs(json: Cursor): readonly string[] {
  const places = [descend(json, "default"), ...entriesOf(descend(json, "ports")).map(([, place]) => place)];
  return [...new Set(places.flatMap((place) => textAt(place) ?? []))];
}

/** What a BackendConfig of the input sets. */
function settingsOf(
  name: string,
  namespace: string | undefined,
  near: Cursor,
  objects: Objects,
): readonly Fact<unknown>[] {
  const config = objects.find("BackendConfig", namespace, name, near);
  return config ? writtenSettings(`BackendConfig ${name}`, descend(config.at, "spec")) : [];
}

/** Kustomize adds annotations with a patch, which looks like a second Service of that name. */
function patchWithAnnotation(service: Service, objects: Objects): Cursor | undefined {
  if (service.kind !== "Service") return undefined;
  for (const patch of objects.copies("ServicePatch", service.namespace, service.name)) {
    const place = backendConfigAnnotation(patch.at);
    if (place.node !== undefined) return place;
  }
  return undefined;
}

/** An annotation on an object where the controller never looks for it. */
export function strayAnnotation(
  owner: string,
  object: Cursor,
  namespace: string | undefined,
  objects: Objects,
): Pick<AttachmentFault, "subject" | "settings"> | undefined {
  if (!KEYS.some((key) => isAnnotated(object, key))) return undefined;
  const place = backendConfigAnnotation(object);
  const json = readJsonAnnotation(place);
  const names = json.kind === "map" ? namedConfigs(json.at) : [];
  return {
    subject: declared(`backend-config annotation of ${owner}`, textAt(place) ?? "", locateKey(place)),
    settings: names.flatMap((name) => settingsOf(name, namespace, object, objects)),
  };
}
