import { type Cursor, descend, itemsOf } from "../../syntax/cursor.ts";
import { textAt } from "../read.ts";
import type { Resource } from "../resource.ts";

export interface Revisions {
  /** Those that take traffic, as far as the input says; the older ones of a list do not. */
  readonly all: readonly Resource[];
  /** The one revision of a service; undefined where there are several. */
  only(service: Resource): Resource | undefined;
}

/** The revisions of the input, in Knative's words or as the Admin API v2 gives them. */
export function revisionsIn(resources: readonly Resource[]): Revisions {
  const groups = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (!isRevision(resource)) continue;
    const key = keyOfRevision(resource);
    const group = groups.get(key);
    if (group) group.push(resource);
    else groups.set(key, [resource]);
  }
  if (groups.size === 0) return { all: [], only: () => undefined };
  const services = new Map(resources.filter(isService).map((service) => [keyOfService(service), service]));
  const serving = new Map([...groups].map(([key, group]) => [key, servingIn(group, services.get(key))]));
  return {
    all: [...serving.values()].flat(),
    only: (service) => {
      const own = serving.get(keyOfService(service)) ?? [];
      return own.length === 1 ? own[0] : undefined;
    },
  };
}

/** The name of the service that a revision is of, where it is written. */
export function serviceNameAt({ at }: Resource): Cursor {
  const label = descend(at, "metadata", "labels", "serving.knative.dev/service");
  return label.node === undefined ? descend(at, "metadata", "name") : label;
}

/** A revision's own name, without the way to it. */
export function revisionName({ at }: Resource): string {
  return (textAt(at, "name") ?? textAt(at, "metadata", "name") ?? "").replace(/^.*\//, "");
}

export function isRevision({ group, kind }: Resource): boolean {
  return kind === "Revision" && (group === "run.googleapis.com" || group === "serving.knative.dev");
}

function isService({ group, kind }: Resource): boolean {
  return kind === "Service" && (group === "run.googleapis.com" || group === "serving.knative.dev");
}

function servingIn(group: readonly Resource[], service: Resource | undefined): readonly Resource[] {
  const active = group.filter((revision) => !isRetired(revision));
  if (active.length === 0) return service === undefined ? group : [];
  const named = service === undefined ? new Set<string>() : namesWithTraffic(service);
  return named.size === 0 ? active : active.filter((revision) => named.has(revisionName(revision)));
}

/** A revision says of itself that no route leads to it. */
function isRetired({ at, group }: Resource): boolean {
  const conditions = group === "run.googleapis.com" ? descend(at, "conditions") : descend(at, "status", "conditions");
  const active = itemsOf(conditions).find((condition) => textAt(condition, "type") === "Active");
  if (active === undefined) return false;
  return /^(?:false|CONDITION_FAILED)$/i.test(textAt(active, "state") ?? textAt(active, "status") ?? "");
}

/** Those that Knative's words name; the Admin API v2 only gives what is asked for. */
function namesWithTraffic({ at, group }: Resource): ReadonlySet<string> {
  const traffic = group === "run.googleapis.com" ? [] : itemsOf(descend(at, "status", "traffic"));
  const taking = traffic.filter((entry) => Number(textAt(entry, "percent")) > 0);
  return new Set(taking.flatMap((entry) => textAt(entry, "revisionName") ?? []));
}

function keyOfService({ group, at, namespace, name }: Resource): string {
  if (group === "run.googleapis.com") return textAt(at, "name") ?? "";
  return `${namespace ?? ""} ${name ?? textAt(at, "metadata", "name") ?? ""}`;
}

function keyOfRevision(revision: Resource): string {
  if (revision.group === "run.googleapis.com")
    return (textAt(revision.at, "name") ?? "").replace(/\/revisions\/.*$/, "");
  return `${revision.namespace ?? ""} ${textAt(serviceNameAt(revision)) ?? ""}`;
}
