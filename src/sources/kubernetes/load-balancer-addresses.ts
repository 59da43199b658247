import { type Address, loadBalancerHosts, NO_WAYS, urlOf, type Ways } from "./address.ts";
import { type JsonObject, numberAt, objectsAt, textAt } from "./json.ts";
import { nameOf } from "./references.ts";

/** The addresses of a Service's own load balancer. */
export function loadBalancerAddresses(service: JsonObject): Ways {
  if (textAt(service, "spec", "type") !== "LoadBalancer") return NO_WAYS;
  const via = `Service ${nameOf(service)}`;
  const hosts = loadBalancerHosts(service);
  if (hosts.length === 0) {
    const why = `${via} of type LoadBalancer has no address yet: status.loadBalancer of it is empty`;
    return { addresses: [], withoutAddress: [why] };
  }
  const ports = objectsAt(service, "spec", "ports").filter((port) => (textAt(port, "protocol") ?? "TCP") === "TCP");
  const addresses = hosts.flatMap((host) => ports.flatMap((port) => addressAt(host, port, via) ?? []));
  return { addresses, withoutAddress: [] };
}

function addressAt(host: string, port: JsonObject, via: string): Address | undefined {
  const number = numberAt(port, "port");
  if (number === undefined) return undefined;
  const [scheme, why] = schemeOf(port, number);
  const url = urlOf({ scheme, host, port: number, path: "/" });
  return { url, paths: { kind: "prefix", path: "/" }, via, why: `port ${number} of its own load balancer; ${why}` };
}

/** A load balancer of packets does not look inside, so that TLS is known only from what the port is called. */
function schemeOf(port: JsonObject, number: number): readonly ["http" | "https", string] {
  const protocol = textAt(port, "appProtocol")?.toLowerCase();
  const name = textAt(port, "name")?.toLowerCase() ?? "";
  if (protocol === "https" || protocol === "kubernetes.io/wss") return ["https", `https by appProtocol ${protocol}`];
  if (protocol !== undefined) return ["http", `http by appProtocol ${protocol}`];
  if (/^(?:https|wss|tls)(?:-|$)/.test(name)) return ["https", `https by the port's name ${name}`];
  return number === 443 ? ["https", "https by the port's number"] : ["http", "nothing says that it speaks TLS"];
}
