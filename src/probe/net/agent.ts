import type { Agent } from "node:http";
import { HttpsProxyAgent } from "https-proxy-agent";
import { proxyFor } from "./proxy.ts";

/** A tunnel through the proxy that the environment names for an address; undefined for none. */
export function proxyAgent(url: URL): Agent | undefined {
  const choice = proxyFor(url);
  // The proxy gets no certificate and no authority of the target's: those are between the client and the target.
  return choice.kind === "proxy" ? new HttpsProxyAgent(choice.url) : undefined;
}
