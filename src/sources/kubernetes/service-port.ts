import { KubernetesError } from "./failure.ts";
import { type JsonObject, numberAt, objectsAt, textAt, valueAt } from "./json.ts";
import { enumerated } from "./nearest-first.ts";
import { nameOf } from "./references.ts";

/** The pod's port, by number or name, behind a port of the Service; a Service with one port needs no choice. */
export function targetPort(service: JsonObject, wanted: number | string | undefined): number | string {
  const port = requirePort(service, wanted);
  const target = valueAt(port, "targetPort");
  if (typeof target === "number" || typeof target === "string") return target;
  const own = numberAt(port, "port");
  if (own === undefined) throw new KubernetesError("api-error", `a port of Service ${nameOf(service)} has no number`);
  return own;
}

function requirePort(service: JsonObject, wanted: number | string | undefined): JsonObject {
  const ports = objectsAt(service, "spec", "ports");
  const [first] = ports;
  const names = enumerated(ports.map(portName));
  const owner = `Service ${nameOf(service)}`;
  if (first === undefined) throw new KubernetesError("unknown-port", `${owner} has no ports`);
  if (wanted === undefined && ports.length === 1) return first;
  if (wanted === undefined) throw new KubernetesError("unknown-port", `${owner} has several ports: ${names}; name one`);
  const found = ports.find((port) => numberAt(port, "port") === Number(wanted) || textAt(port, "name") === wanted);
  if (found === undefined)
    throw new KubernetesError("unknown-port", `${owner} has no port "${wanted}"; it has ${names}`);
  return found;
}

function portName(port: JsonObject): string {
  const name = textAt(port, "name");
  const number = String(numberAt(port, "port") ?? "?");
  return name === undefined ? number : `${number} (${name})`;
}
