import type { Cursor } from "../../syntax/cursor.ts";
import { descend, itemsOf } from "../../syntax/cursor.ts";
import type { Resource } from "../resource.ts";

/** Where a service keeps each setting: in Knative's words, with annotations, or in those of the Admin API v2. */
export interface RunPlaces {
  /** Holds the revision's own settings; what cannot be set is pointed at here. */
  readonly revision: Cursor;
  readonly containers: readonly Cursor[];
  readonly timeout: Cursor;
  readonly concurrency: Cursor;
  readonly affinity: Cursor;
  /** Of a revision first, then of the whole service. */
  readonly minInstances: readonly [Cursor, ...Cursor[]];
  readonly maxInstances: readonly [Cursor, ...Cursor[]];
  /** `manual` makes the count below both minimum and maximum. */
  readonly scalingMode: Cursor;
  readonly manualInstances: Cursor;
  /** `gen1` or `gen2`, with or without the API's long prefix. */
  readonly generation: Cursor;
  readonly idleCpu: IdleCpuPlace;
  readonly networkInterfaces: Cursor;
  readonly egress: Cursor;
  /** The maps of annotations, and whether the Admin API v2 takes them. */
  readonly annotations: { readonly service: Cursor; readonly revision: Cursor; readonly isApi: boolean };
  /** A JSON map of container names to those that start before them; v2 writes that in the containers. */
  readonly startOrder?: Cursor;
}

/** Where it is written that CPU is taken away between requests; v2 gives it for good as soon as it is told of resources. */
export interface IdleCpuPlace {
  readonly throttled: Cursor;
  readonly defaultsTo: "run-cpu-throttling-ann" | "run-cpu-idle-v2" | "run-cpu-idle-v2-resources";
}

/** `revision` takes the place of the template where it is given. */
export function placesOf(resource: Resource, revision?: Resource): RunPlaces {
  if (resource.group !== "run.googleapis.com") {
    return knativePlaces(resource.at, revision?.at ?? descend(resource.at, "spec", "template"));
  }
  return apiPlaces(resource.at, revision?.at ?? descend(resource.at, "template"));
}

function knativePlaces(at: Cursor, template: Cursor): RunPlaces {
  const revision = descend(template, "spec");
  const own = descend(template, "metadata", "annotations");
  const service = descend(at, "metadata", "annotations");
  const containers = itemsOf(descend(revision, "containers"));
  // Where a flag of gcloud is laid over a file; Knative itself has no such field.
  const flag = descend(ingressFirst(containers)[0] ?? revision, "resources", "cpuIdle");
  const autoscaling = (short: string, dashed: string): Cursor => {
    const old = descend(own, `autoscaling.knative.dev/${short}`);
    const current = descend(own, `autoscaling.knative.dev/${dashed}`);
    return current.node === undefined ? old : current;
  };
  return {
    revision,
    containers,
    timeout: descend(revision, "timeoutSeconds"),
    concurrency: descend(revision, "containerConcurrency"),
    affinity: descend(own, "run.googleapis.com/sessionAffinity"),
    minInstances: [autoscaling("minScale", "min-scale"), descend(service, "run.googleapis.com/minScale")],
    maxInstances: [autoscaling("maxScale", "max-scale"), descend(service, "run.googleapis.com/maxScale")],
    scalingMode: descend(service, "run.googleapis.com/scalingMode"),
    manualInstances: descend(service, "run.googleapis.com/manualInstanceCount"),
    generation: descend(own, "run.googleapis.com/execution-environment"),
    idleCpu: {
      throttled: flag.node === undefined ? descend(own, "run.googleapis.com/cpu-throttling") : flag,
      defaultsTo: "run-cpu-throttling-ann",
    },
    networkInterfaces: descend(own, "run.googleapis.com/network-interfaces"),
    egress: descend(own, "run.googleapis.com/vpc-access-egress"),
    annotations: { service, revision: own, isApi: false },
    startOrder: descend(own, "run.googleapis.com/container-dependencies"),
  };
}

function apiPlaces(at: Cursor, revision: Cursor): RunPlaces {
  const scaling = descend(revision, "scaling");
  const service = descend(at, "scaling");
  const containers = itemsOf(descend(revision, "containers"));
  return {
    revision,
    containers,
    timeout: descend(revision, "timeout"),
    concurrency: descend(revision, "maxInstanceRequestConcurrency"),
    affinity: descend(revision, "sessionAffinity"),
    minInstances: [descend(scaling, "minInstanceCount"), descend(service, "minInstanceCount")],
    maxInstances: [descend(scaling, "maxInstanceCount"), descend(service, "maxInstanceCount")],
    scalingMode: descend(service, "scalingMode"),
    manualInstances: descend(service, "manualInstanceCount"),
    generation: descend(revision, "executionEnvironment"),
    idleCpu: apiIdleCpu(revision, containers),
    networkInterfaces: descend(revision, "vpcAccess", "networkInterfaces"),
    egress: descend(revision, "vpcAccess", "egress"),
    annotations: { service: descend(at, "annotations"), revision: descend(revision, "annotations"), isApi: true },
  };
}

function apiIdleCpu(revision: Cursor, containers: readonly Cursor[]): IdleCpuPlace {
  const owner = ingressFirst(containers)[0] ?? revision;
  const resources = descend(owner, "resources");
  // A flag of gcloud that is laid over a file says nothing of what the file leaves out.
  const isWritten = resources.node !== undefined && resources.document === owner.document;
  const defaultsTo = isWritten ? "run-cpu-idle-v2-resources" : "run-cpu-idle-v2";
  return { throttled: descend(resources, "cpuIdle"), defaultsTo };
}

/** The container that takes requests first: the one with a port, else the first. */
export function ingressFirst(containers: readonly Cursor[]): readonly Cursor[] {
  const ingress = containers.findIndex((container) => itemsOf(descend(container, "ports")).length > 0);
  const first = containers[Math.max(ingress, 0)];
  return first === undefined ? [] : [first, ...containers.filter((container) => container !== first)];
}
