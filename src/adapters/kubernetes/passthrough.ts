import { byDefault, type Fact, unknown } from "../../model/fact.ts";
import type { Flavour } from "../../model/load-balancer.ts";
import { descend, locate, locateKey } from "../../syntax/cursor.ts";
import { hopsOf } from "../load-balancer-hops.ts";
import { textFact } from "../read.ts";
import { type Front, type Fronted, targetOf } from "./front.ts";

/** A passthrough load balancer has no backend timeout and no health check that asks the app anything. */
export function passthroughFront(front: Front, flavour: Fact<Flavour>): Fronted {
  const { way, limits } = front;
  const name = `Service ${way.name}`;
  const at = locate(descend(way.at, "spec", "type"));
  const place = descend(way.at, "spec", "sessionAffinity");
  const limit = limits("k8s-svc-affinity-type");
  const what = `sessionAffinity of ${name}`;
  const affinity = textFact(what, place) ?? byDefault(what, String(limit.default), locateKey(place), limit);
  return {
    hops: hopsOf(name, flavour, undefined, at, limits),
    loadBalancer: {
      name,
      flavour,
      backend: unknown(`backend of ${name}`, "a passthrough load balancer's groups are chosen by the cluster", at),
      affinity: passthroughAffinity(affinity),
      attachment: { via: "none", target: targetOf(front), faults: [] },
      foreignAnnotations: [],
    },
  };
}

/** A Service's own affinity, the only one a passthrough load balancer has, in the words of a backend service. */
function passthroughAffinity(written: Fact<string>): Fact<string> {
  if (!written.known) return written;
  return { ...written, value: written.value === "ClientIP" ? "CLIENT_IP" : written.value.toUpperCase() };
}
