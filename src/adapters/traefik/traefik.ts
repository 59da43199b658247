import { descend, entriesOf, itemsOf, rootCursor } from "../../syntax/cursor.ts";
import type { Document } from "../../syntax/document.ts";
import { findEntry, type Node } from "../../syntax/node.ts";
import type { ProxyFile } from "../proxies/proxy-file.ts";
import type { FileProxy, Route, Site } from "../proxies/route.ts";
import { type Target, targetOfUrl } from "../proxies/target.ts";
import { textAt } from "../read.ts";
import { entryPointsIn } from "./entry-point.ts";
import { routeOf } from "./route.ts";

/** Routers and services stand in one file, entry points often in another; those of the input are seen together. */
export const traefik: FileProxy = { software: "traefik", title: "Traefik", sitesIn };

export function isTraefik({ root, form }: Document): boolean {
  if (form !== undefined || root.kind !== "map") return false;
  return hasMap(root, "entryPoints") || (hasMap(root, "http") && isDynamic(findEntry(root, "http")?.value));
}

function sitesIn(files: readonly ProxyFile[]): readonly Site[] {
  const own = files.filter(({ document }) => isTraefik(document));
  const entryPoints = own.flatMap(({ document }) => entryPointsIn(rootCursor(document)));
  return own.flatMap((file) => {
    const http = descend(rootCursor(file.document), "http");
    const services = new Map(entriesOf(descend(http, "services")));
    const routes: readonly Route[] = entriesOf(descend(http, "routers")).map(([name, router]) => {
      const targets = targetsOf(textAt(router, "service"), services);
      return routeOf({ name, router, targets, entryPoints });
    });
    return routes.length > 0 ? [{ proxy: traefik, file, routes }] : [];
  });
}

/** The servers of a service; those that are put together from others are followed one step. */
function targetsOf(
  name: string | undefined,
  services: ReadonlyMap<string, ReturnType<typeof rootCursor>>,
): readonly Target[] {
  const service = name === undefined ? undefined : services.get(name.replace(/@file$/, ""));
  if (service === undefined) return [];
  const parts = itemsOf(descend(service, "weighted", "services")).map((one) => textAt(one, "name") ?? "");
  const all = [service, ...parts.flatMap((part) => services.get(part.replace(/@file$/, "")) ?? [])];
  return all
    .flatMap((one) => itemsOf(descend(one, "loadBalancer", "servers")))
    .flatMap((server) => targetOfUrl(textAt(server, "url") ?? ""));
}

function isDynamic(http: Node | undefined): boolean {
  return hasMap(http, "routers") && hasMap(http, "services");
}

function hasMap(node: Node | undefined, key: string): boolean {
  return findEntry(node, key)?.value.kind === "map";
}
