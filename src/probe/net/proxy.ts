import { getProxyForUrl } from "proxy-from-env";
import { isExempt } from "./no-proxy.ts";

/** Which proxy the environment names for an address. `unusable`: it names one, and not one that can be used. */
export type ProxyChoice =
  | { readonly kind: "direct" }
  | { readonly kind: "proxy"; readonly url: URL }
  | { readonly kind: "unusable"; readonly why: string };

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case, as curl reads them. That holds for addresses
 * of this machine too: only `NO_PROXY` exempts one.
 */
export function proxyFor(url: URL, env: Variables = process.env): ProxyChoice {
  if (isExempt(url, env.no_proxy || env.NO_PROXY || "")) return { kind: "direct" };
  const named = getProxyForUrl(url.href.replace(/^ws/, "http"));
  if (named === "") return { kind: "direct" };
  // The value may hold a password, so it is never part of what is said.
  const address = asWritten(named, env);
  if (!URL.canParse(address)) return { kind: "unusable", why: "the proxy in the environment is no address" };
  const proxy = new URL(address);
  if (proxy.protocol === "http:" || proxy.protocol === "https:") return { kind: "proxy", url: proxy };
  return {
    kind: "unusable",
    why: `the proxy in the environment is of a kind that is not spoken here: ${proxy.protocol}`,
  };
}

/** The library gives an address without a scheme that of the target; to curl, and to everyone, it is `http:`. */
function asWritten(named: string, env: Variables): string {
  const bare = named.replace(/^https?:\/\//, "");
  if (bare === named) return named;
  const isBare = Object.entries(env).some(([name, value]) => /^(?:https?|all)_proxy$/i.test(name) && value === bare);
  return isBare ? `http://${bare}` : named;
}
