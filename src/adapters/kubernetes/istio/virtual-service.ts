import { type Cursor, descend, itemsOf, locate, locateKey } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import type { Named, Objects } from "../objects.ts";
import type { Door, RouteRule, WayIn } from "../way-in.ts";
import { hostedService } from "./host.ts";

export function virtualServiceWays(objects: Objects): readonly WayIn[] {
  return objects.all("VirtualService").flatMap((virtual) => waysOf(virtual, objects));
}

/** The lists of a VirtualService; what is not HTTP to Istio is bytes to it. */
const SECTIONS = ["http", "tls", "tcp"] as const;

function waysOf(virtual: Named, objects: Objects): readonly WayIn[] {
  const { at, name } = virtual;
  const door = doorOf(virtual);
  const rules = SECTIONS.flatMap((section) => itemsOf(descend(at, "spec", section)));
  return rules.flatMap((rule) =>
    itemsOf(descend(rule, "route")).flatMap((route) => {
      const target = descend(route, "destination");
      const backend = backendOf(target, virtual, objects);
      const paths = pathsOf(rule);
      const rules: readonly RouteRule[] = [{ at: rule, paths, target }];
      return backend ? [{ kind: "VirtualService" as const, name, at, backend, door, paths, rules }] : [];
    }),
  );
}

function backendOf(target: Cursor, { namespace }: Named, objects: Objects): WayIn["backend"] | undefined {
  const host = textAt(target, "host");
  const service = host === undefined ? undefined : hostedService(host, namespace, objects);
  if (service === undefined) return undefined;
  return { kind: "Service", ...service, port: textAt(target, "port", "number"), at: descend(target, "host") };
}

function pathsOf(rule: Cursor): readonly Cursor[] {
  return itemsOf(descend(rule, "match")).flatMap((match) =>
    ["exact", "prefix", "regex"].map((key) => descend(match, "uri", key)).filter(({ node }) => node !== undefined),
  );
}

/** Without a gateway, and with the one named `mesh`, it is for the sidecars of those who call. */
function doorOf({ at }: Named): Door {
  const gateways = itemsOf(descend(at, "spec", "gateways"));
  const first = gateways.find((gateway) => textAt(gateway) !== "mesh");
  if (first === undefined) return { kind: "other", name: MESH, at: locateKey(descend(at, "spec", "gateways")) };
  return { kind: "other", name: `Istio gateway ${textAt(first)}`, at: locate(first) };
}

const MESH = "callers in the mesh";

/** The gateways that take the requests of a VirtualService, as it names them. */
export function gatewaysOf(virtual: Cursor, namespace: string | undefined, objects: Objects): readonly Named[] {
  return itemsOf(descend(virtual, "spec", "gateways")).flatMap((place) => {
    const [first = "", second] = (textAt(place) ?? "").split("/");
    const [home, name] = second === undefined ? [namespace, first] : [first === "." ? namespace : first, second];
    return objects.find("IstioGateway", home, name, place) ?? [];
  });
}
