import { declared, type Fact, type UnknownFact, unknown } from "../../model/fact.ts";
import type { AttachmentFault } from "../../model/load-balancer.ts";
import { type Cursor, descend, entriesOf, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { type LimitTable, textAt, textFact } from "../read.ts";
import {
  agreedSettings,
  BACKEND_CONFIG,
  type BackendSettings,
  NO_BACKEND_CONFIG,
  placeName,
  readSettings,
  undecidedSettings,
  writtenSettings,
} from "./backend-settings.ts";
import { type Choice, differ } from "./copies.ts";
import { firstEntry, readJsonAnnotation } from "./json-annotation.ts";
import { compareNames, filledInLater } from "./names.ts";
import { annotation, isAnnotated, type Named, type Objects } from "./objects.ts";
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
  /** Set where several ports may be the one. */
  readonly inQuestion: string | undefined;
  /** The place of the Ingress; the copy of an object that is nearest to it counts. */
  readonly near: Cursor;
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
  if (entry === "open") {
    const why = port.inQuestion ?? filledInLater(port.found?.name, port.reference, ...portKeys(json.at));
    return undecidedBackend(service, why ?? "its port cannot be told", locate(place));
  }
  if (entry === undefined) {
    const settings = namedConfigs(json.at).flatMap((name) => settingsOf(name, service.namespace, service.at, objects));
    return withoutConfig(service, place, limits, [{ ...missedPort(json.at, port), subject, settings }]);
  }
  const name = textFact(`BackendConfig of ${service.kind} ${service.name}`, entry);
  if (name === undefined || !name.known)
    return undecidedBackend(service, name?.why ?? "it names nothing", locate(entry));
  const choice = objects.choose("BackendConfig", service.namespace, name.value, port.near);
  return choice ? chosenConfig(choice, service, limits) : missingConfig(name.value, entry, service, objects);
}

function chosenConfig({ object, tied, layers }: Choice<Named>, service: Service, limits: LimitTable): Backend {
  const { at, name } = object;
  const owner = `BackendConfig ${name}`;
  const read = (copy: Named): BackendSettings => readSettings(owner, descend(copy.at, "spec"), BACKEND_CONFIG, limits);
  const healthOf = (copy: Named): Cursor => descend(copy.at, "spec", "healthCheck");
  const health = healthOf(object);
  const written = layers.filter((layer) => healthOf(layer).node !== undefined);
  const other = [...tied, ...written].find((copy) => differ(healthOf(copy), health));
  const why =
    other &&
    `several files declare it differently: ${[object, other].map((copy) => placeName(locateKey(healthOf(copy)))).join(", ")}`;
  return {
    settings: agreedSettings(read(object), tied.map(read), layers.map(read)),
    health,
    ...(why && { undecided: unknown(`health check of ${service.kind} ${service.name}`, why, locateKey(health)) }),
    applied: declared(owner, name, locate(descend(at, "metadata", "name"))),
    faults: [],
  };
}

function missingConfig(name: string, entry: Cursor, service: Service, objects: Objects): Backend {
  const owner = `BackendConfig ${name}`;
  const open = objects.findOpen("BackendConfig", service.namespace, name);
  const why = open && filledInLater(open.name, open.namespace, service.namespace);
  if (why) return undecidedBackend(service, why, locate(entry));
  const elsewhere = objects.named("BackendConfig", name).find(({ namespace }) => namespace !== undefined);
  const detail = elsewhere
    ? `${owner} is in namespace ${elsewhere.namespace}, and ${service.kind} ${service.name}, which names it, in ${service.namespace === undefined ? "no namespace that is written" : `namespace ${service.namespace}`}`
    : `${owner} is not in the input`;
  const backend = undecidedBackend(service, detail, locate(entry));
  const subject = declared(owner, name, locate(entry));
  if (elsewhere === undefined || service.namespace === undefined) {
    return { ...backend, faults: [{ kind: "not-in-input", subject, settings: [], detail }] };
  }
  const assumed = `namespace ${service.namespace} has no ${owner}, as none is in the input`;
  const settings = writtenSettings(owner, descend(elsewhere.at, "spec"));
  return { ...backend, faults: [{ kind: "wrong-target", subject: { ...subject, assumed }, settings, detail }] };
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

/** `ports` by the Service port's name or number, else `default`; open while a placeholder may still be that port. */
function chosenEntry(json: Cursor, { found, reference, inQuestion }: UsedPort): Cursor | "open" | undefined {
  const ports = descend(json, "ports");
  const keys = portKeys(json);
  for (const name of found ? [found.name, found.number] : [reference]) {
    if (name === undefined) continue;
    const entry = firstEntry(ports, [name]);
    if (entry) return entry;
    // The name of a port has a letter in it.
    const isName = name === found?.name;
    if (keys.some((key) => !(isName && /^\d+$/.test(key)) && compareNames(key, name) === "open")) return "open";
  }
  return inQuestion && keys.length > 0 ? "open" : firstEntry(json, ["default"]);
}

function portKeys(json: Cursor): readonly string[] {
  return entriesOf(descend(json, "ports")).map(([key]) => key);
}

function missedPort(json: Cursor, { found, reference }: UsedPort): Pick<AttachmentFault, "kind" | "detail"> {
  const ports = portKeys(json);
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
