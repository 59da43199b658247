import { type Cursor, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import { findEntry } from "../../syntax/node.ts";
import type { FileProxy, Route } from "../proxies/route.ts";
import { clusterTargets } from "./cluster.ts";
import { field, listAt, textIn } from "./field.ts";
import { type Holder, httpRoutes } from "./http-route.ts";
import { tcpRoute } from "./tcp-route.ts";

/** A static bootstrap; what Envoy is told while it runs is not in it. */
export const envoy: FileProxy = {
  software: "envoy",
  title: "Envoy",
  sitesIn: (files) =>
    files.flatMap((file) => {
      if (!isEnvoy(file.document)) return [];
      const routes = routesOf(rootCursor(file.document));
      return routes.length > 0 ? [{ proxy: envoy, file, routes }] : [];
    }),
};

export function isEnvoy({ root, form }: Document): boolean {
  if (form !== undefined || root.kind !== "map") return false;
  const isMap = (key: string): boolean => findEntry(root, key)?.value.kind === "map";
  return isMap("static_resources") || isMap("staticResources");
}

function routesOf(bootstrap: Cursor): readonly Route[] {
  const clusters = clusterTargets(bootstrap);
  return listAt(bootstrap, "static_resources", "listeners").flatMap((listener) => {
    const chains = [...listAt(listener, "filter_chains"), field(listener, "default_filter_chain")];
    const port = textIn(listener, "address", "socket_address", "port_value");
    const holder: Holder = { clusters, ports: port === undefined ? [] : [port] };
    return chains.flatMap((chain) => listAt(chain, "filters").flatMap((filter) => filterRoutes(filter, holder)));
  });
}

/** By the type of its configuration, or by its name where the type is left out, as version 2 of the API allowed. */
function filterRoutes(filter: Cursor, holder: Holder): readonly Route[] {
  const config = field(filter, "typed_config").node ? field(filter, "typed_config") : field(filter, "config");
  const type = `${textIn(config, "@type") ?? ""} ${textIn(filter, "name") ?? ""}`;
  if (/HttpConnectionManager|http_connection_manager/.test(type)) return httpRoutes(config, holder);
  return /TcpProxy|tcp_proxy/.test(type) ? tcpRoute(config, holder) : [];
}
