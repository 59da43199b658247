import { type Address, joined, NO_WAYS, nameUnder, urlOf, type Ways } from "./address.ts";
import { type JsonObject, numberAt, objectsAt, textAt, textsAt } from "./json.ts";
import { nameOf, namespaceOf, type ParentRef, parentsOf, routeRulesTo } from "./references.ts";
import { type RequestMatch, requestMatches } from "./route-matches.ts";
import type { ServiceName } from "./service-name.ts";

/** The addresses of the Gateways a route is attached to, under which it sends requests to the Service. */
export function gatewayAddresses(route: JsonObject, service: ServiceName, all: readonly JsonObject[]): Ways {
  const matches = routeRulesTo(route, service).flatMap(requestMatches);
  if (matches.length === 0) return NO_WAYS;
  return joined(parentsOf(route).map((parent) => throughGateway(route, parent, matches, all)));
}

function throughGateway(
  route: JsonObject,
  parent: ParentRef,
  matches: readonly RequestMatch[],
  all: readonly JsonObject[],
): Ways {
  const via = `Gateway ${parent.namespace}/${parent.name}`;
  const own = `${textAt(route, "kind")} ${nameOf(route)}`;
  const without = (why: string): Ways => ({ addresses: [], withoutAddress: [`${via} ${why}`] });
  const gateway = all.find((one) => textAt(one, "kind") === "Gateway" && nameOf(one) === nameOf(asMetadata(parent)));
  if (gateway === undefined) return without("is not there, or may not be read");
  const refusal = refusalOf(route, parent);
  if (refusal !== undefined) return without(`does not accept ${own}: ${refusal}`);
  const hosts = objectsAt(gateway, "status", "addresses").flatMap((one) => textAt(one, "value") ?? []);
  if (hosts.length === 0) return without("has no address yet: status.addresses of it is empty");
  const doors = listenersFor(gateway, parent).flatMap((listener) => doorsOf(listener, route));
  if (doors.length === 0) return without(`has no HTTP or HTTPS listener for ${own}`);
  const addresses = hosts.flatMap((host) => doors.flatMap((door) => matches.map((match) => at(host, door, match))));
  return { addresses, withoutAddress: [] };

  function at(host: string, { scheme, port, name, listener }: Door, { paths, headers, said }: RequestMatch): Address {
    return {
      url: urlOf({ scheme, host, port, path: paths.path }),
      ...(name !== undefined && { hostHeader: nameUnder(name) }),
      ...(headers && { headers }),
      paths,
      via,
      why: `${own} sends ${said} of ${name ?? "any host"} to the Service; ${scheme} by listener ${listener}`,
    };
  }
}

function asMetadata({ namespace, name }: ParentRef): JsonObject {
  return { metadata: { namespace, name } };
}

/** Why the Gateway's controller turned the route away; undefined where it did not, or has not said yet. */
function refusalOf(route: JsonObject, parent: ParentRef): string | undefined {
  const own = objectsAt(route, "status", "parents").filter(
    (status) =>
      textAt(status, "parentRef", "name") === parent.name &&
      (textAt(status, "parentRef", "namespace") ?? namespaceOf(route)) === parent.namespace &&
      textAt(status, "parentRef", "sectionName") === parent.sectionName,
  );
  const conditions = own.flatMap((status) => objectsAt(status, "conditions"));
  const refused = conditions.find((one) => textAt(one, "type") === "Accepted" && textAt(one, "status") === "False");
  return refused && (textAt(refused, "reason") ?? "it says no reason");
}

/** One port of a Gateway under one name. */
interface Door {
  readonly scheme: "http" | "https";
  readonly port: number;
  readonly name: string | undefined;
  readonly listener: string;
}

/** https first, as an Ingress's. */
function listenersFor(gateway: JsonObject, { sectionName, port }: ParentRef): readonly JsonObject[] {
  const fitting = objectsAt(gateway, "spec", "listeners").filter(
    (one) =>
      (sectionName === undefined || textAt(one, "name") === sectionName) &&
      (port === undefined || numberAt(one, "port") === port),
  );
  const speaks = (protocol: string) => (one: JsonObject) => textAt(one, "protocol") === protocol;
  return [...fitting.filter(speaks("HTTPS")), ...fitting.filter(speaks("HTTP"))];
}

function doorsOf(listener: JsonObject, route: JsonObject): readonly Door[] {
  const scheme = textAt(listener, "protocol") === "HTTPS" ? "https" : "http";
  const port = numberAt(listener, "port") ?? (scheme === "https" ? 443 : 80);
  const name = textAt(listener, "name") ?? String(port);
  const door = (host: string | undefined): Door => ({ scheme, port, name: host, listener: name });
  const own = textAt(listener, "hostname");
  const wanted = textsAt(route, "spec", "hostnames");
  if (wanted.length === 0) return [door(own)];
  return wanted.flatMap((host) => {
    const common = own === undefined ? host : narrower(own, host);
    return common === undefined ? [] : [door(common)];
  });
}

/** The name both stand for, of which either may be `*.` and a suffix; undefined where there is none. */
function narrower(a: string, b: string): string | undefined {
  if (a === b || covers(b, a)) return a;
  return covers(a, b) ? b : undefined;
}

function covers(wildcard: string, host: string): boolean {
  return wildcard.startsWith("*.") && host.replace(/^\*/, "").endsWith(wildcard.slice(1));
}
