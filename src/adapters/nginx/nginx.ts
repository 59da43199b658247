import { type FindIncluded, readFile } from "../proxies/directive.ts";
import type { ProxyFile } from "../proxies/proxy-file.ts";
import type { FileProxy, Site } from "../proxies/route.ts";
import { findAmong, isHarmless } from "./includes.ts";
import { proxyLocations } from "./proxy-location.ts";
import { routeOf } from "./route.ts";

export const nginx: FileProxy = { software: "nginx", title: "nginx", sitesIn };

/** One site for each file that no other file includes. */
function sitesIn(all: readonly ProxyFile[]): readonly Site[] {
  const files = all.filter(({ document }) => document.form === "nginx");
  const included = new Set<ProxyFile>();
  const find = findAmong(files);
  const sites = files.map((file) => {
    const findIncluded: FindIncluded = (wanted, from) => {
      const found = find(wanted, from);
      for (const one of found) if (one !== file) included.add(one);
      return found;
    };
    const root = readFile(file, { find: findIncluded, isHarmless });
    return { proxy: nginx, file, routes: proxyLocations(root).map(routeOf) };
  });
  return sites.filter(({ file, routes }) => routes.length > 0 && !included.has(file));
}
