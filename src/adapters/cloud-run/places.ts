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
  /** A JSON map of container names to those that start before them; v2 writes that in the containers. */
  readonly startOrder?: Cursor;
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
  const autoscaling = (short: string, dashed: string): Cursor => {
    const old = descend(own, `autoscaling.knative.dev/${short}`);
    const current = descend(own, `autoscaling.knative.dev/${dashed}`);
    return current.node === undefined ? old : current;
  };
  return {
    revision,
    containers: itemsOf(descend(revision, "containers")),
    timeout: descend(revision, "timeoutSeconds"),
    concurrency: descend(revision, "containerConcurrency"),
    affinity: descend(own, "run.googleapis.com/sessionAffinity"),
    minInstances: [autoscaling("minScale", "min-scale"), descend(service, "run.googleapis.com/minScale")],
    maxInstances: [autoscaling("maxScale", "max-scale"), descend(service, "run.googleapis.com/maxScale")],
    scalingMode: descend(service, "run.googleapis.com/scalingMode"),
    manualInstances: descend(service, "run.googleapis.com/manualInstanceCount"),
    startOrder: descend(own, "run.googleapis.com/container-dependencies"),
  };
}

function apiPlaces(at: Cursor, revision: Cursor): RunPlaces {
  const scaling = descend(revision, "scaling");
  const service = descend(at, "scaling");
  return {
    revision,
    containers: itemsOf(descend(revision, "containers")),
    timeout: descend(revision, "timeout"),
    concurrency: descend(revision, "maxInstanceRequestConcurrency"),
    affinity: descend(revision, "sessionAffinity"),
    minInstances: [descend(scaling, "minInstanceCount"), descend(service, "minInstanceCount")],
    maxInstances: [descend(scaling, "maxInstanceCount"), descend(service, "maxInstanceCount")],
    scalingMode: descend(service, "scalingMode"),
    manualInstances: descend(service, "manualInstanceCount"),
  };
}
