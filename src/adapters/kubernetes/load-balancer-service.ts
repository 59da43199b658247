import { declaredAs } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import { type Cursor, descend, entriesOf, locate } from "../../syntax/cursor.ts";
import { textAt } from "../read.ts";
import { annotation, isAnnotated } from "./objects.ts";
import type { Service } from "./service.ts";
import type { Door, WayIn } from "./way-in.ts";

/** The way in that a Service of type LoadBalancer makes for itself. */
export function serviceWay(service: Service): WayIn | undefined {
  if (service.type !== "LoadBalancer" || service.kind !== "Service") return undefined;
  const { name, namespace, at } = service;
  const backend = { kind: "Service", name, namespace, port: undefined, at: descend(at, "metadata", "name") } as const;
  return { kind: "Service", name, at, backend, door: doorOf(service), paths: [] };
}

const OTHER_CLOUD =
  /^(?:service\.beta\.kubernetes\.io\/(?:aws|azure|do|oci|linode|vultr|ibm|openstack)-|oci\.|load-balancer\.hetzner\.cloud\/|metallb\.)/;
const GOOGLE = /^(?:cloud\.google\.com\/|networking\.gke\.io\/)/;

function doorOf(service: Service): Door {
  const type = descend(service.at, "spec", "type");
  const keys = entriesOf(descend(service.at, "metadata", "annotations")).map(([key]) => key);
  const other = keys.find((key) => OTHER_CLOUD.test(key)) ?? otherClass(service.at);
  if (other !== undefined) return { kind: "other", name: other, at: locate(type) };
  const what = `load balancer of Service ${service.name}`;
  const internal = internalAnnotation(service.at);
  if (internal)
    return { kind: "google", flavour: declaredAs<Flavour>("flavour", what, "passthrough-internal", locate(internal)) };
  const flavour = declaredAs<Flavour>("flavour", what, "passthrough-external", locate(type));
  const isGoogle = keys.some((key) => GOOGLE.test(key));
  const assumed = `Service ${service.name} runs on Google Cloud, which no file shows`;
  return { kind: "google", flavour: isGoogle ? flavour : { ...flavour, assumed } };
}

function internalAnnotation(at: Cursor): Cursor | undefined {
  const keys = ["networking.gke.io/load-balancer-type", "cloud.google.com/load-balancer-type"];
  const places = keys.filter((key) => isAnnotated(at, key)).map((key) => annotation(at, key));
  return places.find((place) => /^internal$/i.test(textAt(place) ?? ""));
}

function otherClass(at: Cursor): string | undefined {
  const name = textAt(at, "spec", "loadBalancerClass");
  return name === undefined || GOOGLE.test(name) ? undefined : name;
}
