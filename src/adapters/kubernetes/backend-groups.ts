import { declared, declaredAs, type Fact, unknown } from "../../model/fact.ts";
import type { Flavour, LoadBalancer } from "../../model/load-balancer.ts";
import { descend, locate, locateKey } from "../../syntax/cursor.ts";
import { placeholderIn, textAt } from "../read.ts";
import { readJsonAnnotation } from "./json-annotation.ts";
import { annotation } from "./objects.ts";
import type { Service } from "./service.ts";
import type { WayIn } from "./way-in.ts";

/** Whether the load balancer reaches the pods themselves or the nodes they run on. */
export function backendGroups(
  way: WayIn,
  service: Service | undefined,
  flavour: Fact<Flavour>,
): LoadBalancer["backend"] {
  const what = `backend of ${way.backend.kind} ${way.backend.name}`;
  const byDoor = (how: string): LoadBalancer["backend"] => ({
    known: true,
    what,
    value: "neg",
    wording: "backend",
    origin: { kind: "derived", from: [flavour], how },
  });
  if (way.kind === "Gateway") return byDoor("a Gateway reaches pods through network endpoint groups");
  if (way.kind === "MultiClusterIngress")
    return byDoor("a MultiClusterIngress reaches pods through network endpoint groups");
  if (flavour.known && flavour.value === "regional-internal")
    return byDoor("an internal Ingress reaches pods through network endpoint groups");
  return service ? byService(what, service) : unknown(what, "the Service is not in the input", locate(way.backend.at));
}

function byService(what: string, service: Service): LoadBalancer["backend"] {
  const place = annotation(service.at, "cloud.google.com/neg");
  const neg = readJsonAnnotation(place);
  if (neg.kind === "undecided") return unknown(what, neg.why, locate(place));
  const wanted = neg.kind === "map" ? textAt(neg.at, "ingress") : undefined;
  if (wanted === "true") return declaredAs("backend", what, "neg", locate(place));
  const typeAt = descend(service.at, "spec", "type");
  const type = declared(`type of Service ${service.name}`, service.type, locateKey(typeAt));
  const placeholder = placeholderIn(service.type);
  if (placeholder) return unknown(what, `${placeholder} is filled in later`, locate(typeAt));
  if (service.type === "ClusterIP") {
    const how = "GKE reaches a Service of type ClusterIP through network endpoint groups alone";
    return { known: true, what, value: "neg", wording: "backend", origin: { kind: "derived", from: [type], how } };
  }
  if (wanted === "false") return declaredAs("backend", what, "instance-group", locate(place));
  const how = `a Service of type ${service.type} without a NEG annotation`;
  const assumed = `the cluster does not put network endpoint groups on Service ${service.name} by itself`;
  const origin = { kind: "derived", from: [type], how } as const;
  return { known: true, what, value: "instance-group", wording: "backend", assumed, origin };
}
