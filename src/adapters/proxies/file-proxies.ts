import type { FileProxyName } from "../../config/config.ts";
import type { Document } from "../../syntax/document.ts";
import { caddy } from "../caddy/caddy.ts";
import { envoy, isEnvoy } from "../envoy/envoy.ts";
import { haproxy } from "../haproxy/haproxy.ts";
import { nginx } from "../nginx/nginx.ts";
import { isTraefik, traefik } from "../traefik/traefik.ts";
import type { ProxyFile } from "./proxy-file.ts";
import type { FileProxy, Site } from "./route.ts";

const PROXIES: Readonly<Record<FileProxyName, FileProxy>> = { nginx, haproxy, envoy, caddy, traefik };

export function proxyNamed(software: FileProxyName): FileProxy {
  return PROXIES[software];
}

/** Whether a document configures a proxy: what it sets is no application's. */
export function isProxyFile(document: Document): boolean {
  const { form } = document;
  return form === "nginx" || form === "haproxy" || form === "caddyfile" || isEnvoy(document) || isTraefik(document);
}

export function sitesIn(files: readonly ProxyFile[]): readonly Site[] {
  return Object.values(PROXIES).flatMap((proxy) => proxy.sitesIn(files));
}
