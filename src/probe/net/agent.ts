import type { Agent } from "node:http";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";
import type { TlsMaterial } from "../target.ts";

/** The proxy that `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` name for an address, as a tunnel; undefined for none. */
export function proxyAgent(url: URL, tls: TlsMaterial): Agent | undefined {
  const proxy = getProxyForUrl(url.href.replace(/^ws/, "http"));
  return proxy === "" ? undefined : new HttpsProxyAgent(proxy, { ...tls });
}
