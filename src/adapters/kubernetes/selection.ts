import type { Cursor } from "../../syntax/cursor.ts";
import { append, keyOf, type Objects } from "./objects.ts";
import type { Service } from "./service.ts";
import type { Workload } from "./workload.ts";

/** More workloads than this behind one Service are no rollout but a mistake, or an attack. */
const MOST_WORKLOADS = 20;

/** Finds the workloads whose pods a Service selects. */
export type Select = (service: Service) => readonly Workload[];

/** Workloads by each of their pod labels, so that a Service looks only at those that share its rarest one. */
export function indexSelection(workloads: readonly Workload[], objects: Objects): Select {
  const byLabel = new Map<string, Workload[]>();
  for (const workload of workloads) {
    for (const [key, value] of workload.labels) append(byLabel, labelKey(workload.namespace, key, value), workload);
  }
  const answers = new Map<string, readonly Copies[]>();
  return (service) => {
    const key = keyOf(JSON.stringify(service.selector), service.namespace, "");
    const groups = answers.get(key) ?? copiesOf(matching(service, byLabel));
    answers.set(key, groups);
    return groups.map((copies) => nearestCopy(copies, service, objects));
  };
}

/** The same workload as several files have it. */
interface Copies {
  readonly first: Workload;
  readonly byPlace: Map<Cursor, Workload>;
}

function copiesOf(found: readonly Workload[]): readonly Copies[] {
  const groups = new Map<string, Copies>();
  for (const workload of found) {
    const key = keyOf(workload.kind, workload.namespace, workload.name);
    const group = groups.get(key);
    if (group) group.byPlace.set(workload.at, workload);
    else if (groups.size < MOST_WORKLOADS)
      groups.set(key, { first: workload, byPlace: new Map([[workload.at, workload]]) });
  }
  return [...groups.values()];
}

function nearestCopy({ first, byPlace }: Copies, service: Service, objects: Objects): Workload {
  if (byPlace.size === 1) return first;
  const near = objects.find(first.kind, first.namespace, first.name, service.at);
  return (near && byPlace.get(near.at)) ?? first;
}

function matching(
  { selector, namespace }: Service,
  byLabel: ReadonlyMap<string, readonly Workload[]>,
): readonly Workload[] {
  let fewest: readonly Workload[] | undefined;
  for (const [key, value] of selector) {
    const found = byLabel.get(labelKey(namespace, key, value)) ?? [];
    if (fewest === undefined || found.length < fewest.length) fewest = found;
  }
  const all = (fewest ?? []).filter(({ labels }) => selector.every(([key, value]) => labels.get(key) === value));
  const makers = all.filter(({ isOwned }) => !isOwned);
  return makers.length > 0 ? makers : all.slice(0, 1);
}

function labelKey(namespace: string | undefined, key: string, value: string): string {
  return keyOf(key, namespace, value);
}
