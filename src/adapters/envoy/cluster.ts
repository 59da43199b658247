import type { Cursor } from "../../syntax/cursor.ts";
import type { Target } from "../proxies/target.ts";
import { field, listAt, textIn } from "./field.ts";

/** The servers of each static cluster, by its name. */
export function clusterTargets(bootstrap: Cursor): ReadonlyMap<string, readonly Target[]> {
  const clusters = listAt(bootstrap, "static_resources", "clusters");
  return new Map(clusters.map((cluster) => [textIn(cluster, "name") ?? "", targetsIn(cluster)]));
}

/** Those of the API's version 2 stood in `hosts`. */
function targetsIn(cluster: Cursor): readonly Target[] {
  const endpoints = listAt(cluster, "load_assignment", "endpoints")
    .flatMap((group) => listAt(group, "lb_endpoints"))
    .map((one) => field(one, "endpoint", "address"));
  return [...endpoints, ...listAt(cluster, "hosts")].flatMap(targetIn);
}

function targetIn(address: Cursor): readonly Target[] {
  if (field(address, "pipe").node) return [{ host: "localhost", port: undefined }];
  const host = textIn(address, "socket_address", "address");
  if (host === undefined || host.includes("{") || host.includes("$")) return [];
  return [{ host: host.toLowerCase().replace(/\.$/, ""), port: textIn(address, "socket_address", "port_value") }];
}
