import { KubernetesError } from "./failure.ts";
import { type JsonObject, numberAt, objectsAt, textAt, valueAt } from "./json.ts";
import { enumerated } from "./nearest-first.ts";
import { nameOf } from "./references.ts";

/** The first pod, by name, that takes requests. @throws KubernetesError that says what the others wait for. */
export function requireReadyPod(pods: readonly JsonObject[], owner: string): JsonObject {
  const byName = pods.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const ready = byName.find(isReady);
  if (ready !== undefined) return ready;
  if (pods.length === 0) throw new KubernetesError("no-ready-pod", `${owner} has no pods`);
  const states = enumerated(byName.map((pod) => `${textAt(pod, "metadata", "name")} (${stateOf(pod)})`));
  const message = `none of the ${pods.length} pods of ${owner} is ready: ${states}`;
  throw new KubernetesError(
    "no-ready-pod",
    pods.length === 1 ? `the pod of ${owner} is not ready: ${states}` : message,
  );
}

export function isReady(pod: JsonObject): boolean {
  if (valueAt(pod, "metadata", "deletionTimestamp") !== undefined) return false;
  const ready = objectsAt(pod, "status", "conditions").find((one) => textAt(one, "type") === "Ready");
  return textAt(ready, "status") === "True";
}

/** The number of a port of the pod, by number or by the name a container gives it. */
export function podPort(pod: JsonObject, wanted: number | string): number {
  if (typeof wanted === "number") return wanted;
  const ports = portsOf(pod);
  const found = ports.find((port) => textAt(port, "name") === wanted);
  const number = numberAt(found, "containerPort");
  if (number !== undefined) return number;
  const names = ports.flatMap((port) => textAt(port, "name") ?? []);
  const known = names.length > 0 ? `its ports are ${enumerated(names)}` : "none of its ports has a name";
  throw new KubernetesError("unknown-port", `pod ${nameOf(pod)} has no port "${wanted}"; ${known}`);
}

/** The only port a pod lists. */
export function onlyPodPort(pod: JsonObject): number {
  const numbers = portsOf(pod).flatMap((port) => numberAt(port, "containerPort") ?? []);
  const [first] = numbers;
  if (numbers.length === 1 && first !== undefined) return first;
  const fault = numbers.length === 0 ? "lists no port" : `lists several ports: ${enumerated(numbers.map(String))}`;
  throw new KubernetesError("unknown-port", `pod ${nameOf(pod)} ${fault}; name one`);
}

/** Ports of containers, sidecars among them: those are init containers that go on running. */
function portsOf(pod: JsonObject): readonly JsonObject[] {
  const all = [...objectsAt(pod, "spec", "containers"), ...objectsAt(pod, "spec", "initContainers")];
  return all.flatMap((container) => objectsAt(container, "ports"));
}

/** What kubectl shows as a pod's status, or near enough. */
function stateOf(pod: JsonObject): string {
  if (valueAt(pod, "metadata", "deletionTimestamp") !== undefined) return "Terminating";
  const containers = [
    ...objectsAt(pod, "status", "initContainerStatuses"),
    ...objectsAt(pod, "status", "containerStatuses"),
  ];
  const waiting = containers.flatMap((one) => textAt(one, "state", "waiting", "reason") ?? [])[0];
  const phase = textAt(pod, "status", "phase") ?? "unknown";
  return waiting ?? (phase === "Running" ? "running, readiness probe not passed" : phase);
}
