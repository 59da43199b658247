import type { Fact } from "../../model/fact.ts";
import { type Cursor, descend, entriesOf, itemsOf } from "../../syntax/cursor.ts";
import { portOf } from "../probes.ts";
import { textAt } from "../read.ts";
import { compareNames, filledInLater } from "./names.ts";
import type { Named } from "./objects.ts";

/** A Service, or a MultiClusterService, whose template is one. */
export interface Service {
  readonly kind: "Service" | "MultiClusterService";
  readonly name: string;
  readonly namespace: string | undefined;
  readonly at: Cursor;
  /** `ClusterIP` where nothing else is written. */
  readonly type: string;
  readonly selector: readonly (readonly [string, string])[];
  readonly ports: readonly ServicePort[];
}

export interface ServicePort {
  readonly at: Cursor;
  readonly name: string | undefined;
  readonly number: string | undefined;
  /** The container's port, by number or name; the Service's own number where none is written. */
  readonly target: Fact<number | string> | undefined;
  readonly appProtocol: string | undefined;
}

export function readService(resource: Named): Service {
  const { at, name, namespace } = resource;
  const kind = resource.kind === "MultiClusterService" ? "MultiClusterService" : "Service";
  const spec = kind === "Service" ? descend(at, "spec") : descend(at, "spec", "template", "spec");
  return {
    kind,
    name,
    namespace,
    at,
    type: textAt(spec, "type") ?? "ClusterIP",
    selector: entriesOf(descend(spec, "selector")).map(([key, value]) => [key, textAt(value) ?? ""] as const),
    ports: itemsOf(descend(spec, "ports")).map((port) => readPort(port, `${kind} ${name}`)),
  };
}

/**
 * The port that a backend reference means, by name or number; a Service with one port needs no reference. Where
 * placeholders leave a choice of several it is none of them, and the reason is told.
 */
export function findPort(
  { ports }: Service,
  reference: string | undefined,
): { readonly port?: ServicePort | undefined; readonly inQuestion?: string | undefined } {
  if (reference === undefined) return { port: ports.length === 1 ? ports[0] : undefined };
  const port = ports.find(({ name, number }) => name === reference || number === reference);
  if (port) return { port };
  const open = ports.filter((one) => mayBe(one, reference));
  const [first] = open;
  if (open.length === 1) return { port: first };
  return { inQuestion: filledInLater(reference, first?.name, first?.number) };
}

/** A name of a port has a letter in it, so that a number can only become a number. */
function mayBe({ name, number }: ServicePort, reference: string): boolean {
  const isNumber = /^\d+$/.test(reference);
  return [isNumber ? undefined : name, number].some(
    (own) => own !== undefined && compareNames(own, reference) === "open",
  );
}

function readPort(at: Cursor, owner: string): ServicePort {
  const number = textAt(at, "port");
  const what = `targetPort of ${owner}`;
  return {
    at,
    name: textAt(at, "name"),
    number,
    target: portOf(what, descend(at, "targetPort")) ?? portOf(what, descend(at, "port")),
    appProtocol: textAt(at, "appProtocol"),
  };
}
