import { declared, type Fact, unknown } from "../../model/fact.ts";
import { descend, locate } from "../../syntax/cursor.ts";
import { textFact } from "../read.ts";
import { firstEntry, readJsonAnnotation } from "./json-annotation.ts";
import { filledInLater } from "./names.ts";
import { annotation, isAnnotated } from "./objects.ts";
import type { Service, ServicePort } from "./service.ts";

/** The second and third are older. */
const KEYS = [
  "cloud.google.com/app-protocols",
  "networking.gke.io/app-protocols",
  "service.alpha.kubernetes.io/app-protocols",
];

/** What an annotation of the Service tells the load balancer to speak to that port: `HTTP`, `HTTPS` or `HTTP2`. */
export function annotatedProtocol(service: Service, port: ServicePort | undefined): Fact<string> | undefined {
  const what = `protocol of ${service.kind} ${service.name}`;
  for (const key of KEYS.filter((key) => isAnnotated(service.at, key))) {
    const place = annotation(service.at, key);
    const json = readJsonAnnotation(place);
    const why = json.kind === "undecided" ? json.why : json.kind === "map" && filledInLater(port?.name);
    if (why) return unknown(what, why, locate(place));
    const entry = json.kind === "map" ? firstEntry(json.at, [port?.name]) : undefined;
    const protocol = entry && textFact(what, entry);
    if (entry && protocol?.known) return declared(what, protocol.value.toUpperCase(), locate(entry));
    if (protocol) return protocol;
  }
  return undefined;
}

/** A Gateway also reads `appProtocol`, which is the newer way to say it. */
export function gatewayProtocol(service: Service, port: ServicePort | undefined): Fact<string> | undefined {
  const place = port && descend(port.at, "appProtocol");
  const written = place && textFact(`appProtocol of ${service.kind} ${service.name}`, place);
  if (!written?.known) return written ?? annotatedProtocol(service, port);
  const name = written.value.toUpperCase();
  return { ...written, value: name === "KUBERNETES.IO/H2C" ? "H2C" : name };
}
