import { isIPv6 } from "node:net";
import { type JsonObject, objectsAt, textAt } from "./json.ts";

/** Where a Service may be reached from outside its cluster. */
export interface Address {
  /** With the address of the load balancer as its host, so that no DNS record is needed. */
  readonly url: string;
  /** The name to ask for, as `Host` and as SNI, where the way in goes by names. */
  readonly hostHeader?: string;
  /** Headers without which a request goes elsewhere. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Which request paths lead to the Service: one, all below one, or not to be told from what is written. */
  readonly paths: PathMatch;
  /** The object that is the way in: `Ingress web/chat`. */
  readonly via: string;
  readonly why: string;
}

export interface PathMatch {
  readonly kind: "exact" | "prefix" | "unsaid";
  readonly path: string;
}

/** Addresses of one way in, and why another has none. */
export interface Ways {
  readonly addresses: readonly Address[];
  readonly withoutAddress: readonly string[];
}

export const NO_WAYS: Ways = { addresses: [], withoutAddress: [] };

export function joined(ways: readonly Ways[]): Ways {
  return {
    addresses: ways.flatMap(({ addresses }) => addresses),
    withoutAddress: ways.flatMap(({ withoutAddress }) => withoutAddress),
  };
}

export interface Endpoint {
  readonly scheme: "http" | "https";
  /** An IP address or a name. */
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

export function urlOf({ scheme, host, port, path }: Endpoint): string {
  const isUsual = port === (scheme === "https" ? 443 : 80);
  const name = isIPv6(host) ? `[${host}]` : host;
  return `${scheme}://${name}${isUsual ? "" : `:${port}`}${path}`;
}

/** What a load balancer was given: `status.loadBalancer.ingress` of an Ingress or a Service. */
export function loadBalancerHosts(object: JsonObject): readonly string[] {
  const given = objectsAt(object, "status", "loadBalancer", "ingress");
  return given.flatMap((one) => textAt(one, "ip") ?? textAt(one, "hostname") ?? []);
}

/** A name that a wildcard covers: one label more, which is what certificates and Ingresses allow. */
export function nameUnder(host: string): string {
  return host.startsWith("*.") ? `holdopen${host.slice(1)}` : host;
}

/** The part of a regular expression that every match begins with; the path itself where it is none. */
export function literalPart(pattern: string): string {
  const text = pattern.replace(/^\^/, "");
  const at = text.search(/[\\()[\]{}|*+?.$^]/);
  if (at < 0) return text;
  // What a quantifier follows may be missing, and what stands before a bar is one of several.
  const isOptional = /[*?{]/.test(text.charAt(at));
  const stem = text.includes("|") && !text.includes("(") ? "/" : text.slice(0, isOptional ? at - 1 : at);
  return stem.startsWith("/") ? stem : "/";
}
