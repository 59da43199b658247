import type { Fact } from "../../model/fact.ts";
import type { Subject } from "../../model/path.ts";
import { type Cursor, descend, entriesOf, itemsOf } from "../../syntax/cursor.ts";
import type { Container } from "../container.ts";
import { readContainer } from "../containers.ts";
import { type LimitTable, textAt } from "../read.ts";
import { chosenEntries } from "./config-map.ts";
import type { Kind, Named, Objects } from "./objects.ts";

/** What runs pods, as far as it can be told from a manifest. */
export interface Workload {
  readonly kind: Kind;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly subject: Subject["kind"];
  readonly at: Cursor;
  readonly pod: Cursor;
  readonly labels: ReadonlyMap<string, string>;
  /** Made by another object, as a Deployment's pods are; that object says more. */
  readonly isOwned: boolean;
}

const SUBJECTS: readonly (readonly [Kind, Subject["kind"]])[] = [
  ["Deployment", "deployment"],
  ["Rollout", "deployment"],
  ["StatefulSet", "stateful-set"],
  ["DaemonSet", "daemon-set"],
  ["ReplicaSet", "deployment"],
  ["ReplicationController", "deployment"],
  ["Pod", "pod"],
];

export function readWorkloads(objects: Objects): readonly Workload[] {
  return SUBJECTS.flatMap(([kind, subject]) =>
    objects.all(kind).flatMap((resource) => readWorkload(resource, kind, subject) ?? []),
  );
}

/** Undefined for a patch: without labels on its pods or without containers, no API would take it as a whole object. */
function readWorkload(resource: Named, kind: Kind, subject: Subject["kind"]): Workload | undefined {
  const { at, name, namespace } = resource;
  const template = kind === "Pod" ? at : descend(at, "spec", "template");
  const pod = descend(template, "spec");
  const labels = new Map<string, string>();
  for (const [key, value] of entriesOf(descend(template, "metadata", "labels"))) labels.set(key, textAt(value) ?? "");
  if (itemsOf(descend(pod, "containers")).length === 0) return undefined;
  if (kind !== "Pod" && labels.size === 0) return undefined;
  const isOwned = itemsOf(descend(at, "metadata", "ownerReferences")).length > 0;
  return { kind, name, namespace, subject, at, pod, labels, isOwned };
}

/** The pod's containers, the one that serves `target` first; without a target the first that has a port. */
export function readContainers(
  workload: Workload,
  target: Fact<number | string> | undefined,
  objects: Objects,
  limits: LimitTable,
): readonly Container[] {
  const { pod, namespace } = workload;
  const volumes = configMapVolumes(pod);
  const configMaps = (name: string): ReadonlyMap<string, Cursor> | undefined => {
    const choice = objects.choose("ConfigMap", namespace, name, workload.at);
    return choice && chosenEntries(choice);
  };
  const containers = itemsOf(descend(pod, "containers")).map((at) =>
    readContainer(at, { limits, platform: "kubernetes", configMaps, volumes }),
  );
  const serving = servingContainer(containers, target);
  return serving === undefined ? [] : [serving, ...containers.filter((container) => container !== serving)];
}

function servingContainer(
  containers: readonly Container[],
  target: Fact<number | string> | undefined,
): Container | undefined {
  const targeted = target?.known ? containers.find((container) => servesPort(container, target.value)) : undefined;
  const open =
    target?.known && !targeted ? containers.find((container) => mayServe(container, target.value)) : undefined;
  return targeted ?? open ?? containers.find(({ ports }) => ports.length > 0) ?? containers[0];
}

/** Whether the container lists the port, by number or by name. */
function servesPort(container: Container, port: number | string): boolean {
  return container.ports.some(({ name, number }) => {
    const wanted = typeof port === "number" ? number : name;
    return wanted?.known === true && wanted.value === port;
  });
}

/** Whether a port of the container may become that one when it is filled in. */
function mayServe({ ports }: Container, port: number | string): boolean {
  return ports.some(({ name, number }) => (typeof port === "number" ? number : name)?.known === false);
}

function configMapVolumes(pod: Cursor): ReadonlyMap<string, readonly string[]> {
  const volumes = new Map<string, readonly string[]>();
  for (const volume of itemsOf(descend(pod, "volumes"))) {
    const projected = itemsOf(descend(volume, "projected", "sources")).map((source) =>
      textAt(source, "configMap", "name"),
    );
    const names = [textAt(volume, "configMap", "name"), ...projected].filter((name) => name !== undefined);
    if (names.length > 0) volumes.set(textAt(volume, "name") ?? "", names);
  }
  return volumes;
}
