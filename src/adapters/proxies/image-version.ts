import type { FileProxyName } from "../../config/config.ts";
import type { Fact } from "../../model/fact.ts";

/** The proxies' own images, as their registries name them. */
const IMAGES: Readonly<Record<FileProxyName, RegExp>> = {
  nginx: /(?:^|\/)nginx(?:-unprivileged)?:v?(\d+(?:\.\d+){1,2})(?:-|@|$)/,
  haproxy: /(?:^|\/)haproxy(?:-alpine|-debian|-ubuntu)?:v?(\d+(?:\.\d+){1,2})(?:-|@|$)/,
  envoy: /(?:^|\/)envoy(?:-distroless|-contrib)?:(?:distroless-|contrib-)?v?(\d+(?:\.\d+){1,2})(?:-|@|$)/,
  caddy: /(?:^|\/)caddy:v?(\d+(?:\.\d+){1,2})(?:-|@|$)/,
  traefik: /(?:^|\/)traefik:v?(\d+(?:\.\d+){1,2})(?:-|@|$)/,
};

/** The version in the tag of one of the proxy's own images (`nginx:1.27-alpine`); undefined for every other image. */
export function imageVersion(software: FileProxyName, image: Fact<string> | undefined): string | undefined {
  return image?.known ? IMAGES[software].exec(image.value)?.[1] : undefined;
}
