import { readFile } from "../proxies/directive.ts";
import type { FileProxy, Route } from "../proxies/route.ts";
import { handlersOf } from "./proxy-handler.ts";
import { routeOf } from "./route.ts";
import { type Caddyfile, caddyfileOf } from "./site-block.ts";
import { writeTimeoutIn } from "./times.ts";

/** Each Caddyfile is a configuration of its own; files that it imports are not followed. */
export const caddy: FileProxy = {
  software: "caddy",
  title: "Caddy",
  sitesIn: (files) =>
    files.flatMap((file) => {
      if (file.document.form !== "caddyfile") return [];
      const routes = routesOf(caddyfileOf(readFile(file)));
      return routes.length > 0 ? [{ proxy: caddy, file, routes }] : [];
    }),
};

function routesOf(file: Caddyfile): readonly Route[] {
  const writeTimeout = writeTimeoutIn(file.global);
  return file.sites.flatMap((site) => handlersOf(site, file)).map((handler) => routeOf(handler, writeTimeout));
}
