import { joined, type Ways } from "./address.ts";
import { gatewayAddresses } from "./gateway-addresses.ts";
import { ingressAddresses } from "./ingress-addresses.ts";
import { type JsonObject, textAt } from "./json.ts";
import { loadBalancerAddresses } from "./load-balancer-addresses.ts";
import type { ServiceName } from "./service-name.ts";

/** One load balancer with a hundred host names does not need a hundred of them tried. */
const MOST_ADDRESSES = 50;

/**
 * Where the Service can be reached from outside: through Ingresses, then Gateways, then its own load balancer, each
 * https first. Where it cannot, why not. A GRPCRoute carries no WebSockets and is not asked.
 */
export function findAddresses(objects: readonly JsonObject[], service: JsonObject, name: ServiceName): Ways {
  const of = (kind: string): readonly JsonObject[] => objects.filter((object) => textAt(object, "kind") === kind);
  const { addresses, withoutAddress } = joined([
    ...of("Ingress").map((ingress) => ingressAddresses(ingress, name, objects)),
    ...of("HTTPRoute").map((route) => gatewayAddresses(route, name, objects)),
    loadBalancerAddresses(service),
  ]);
  if (addresses.length > 0 || withoutAddress.length > 0)
    return { addresses: addresses.slice(0, MOST_ADDRESSES), withoutAddress: [...new Set(withoutAddress)] };
  const type = textAt(service, "spec", "type") ?? "ClusterIP";
  const none = `nothing leads to Service ${name.namespace}/${name.name} from outside: no Ingress or HTTPRoute names it, and its type is ${type}`;
  return { addresses: [], withoutAddress: [none] };
}
