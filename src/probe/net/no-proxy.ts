import { BlockList, isIP } from "node:net";

/**
 * Whether `NO_PROXY` exempts an address: `*`, a name and all names below it, an IP address or a network, each with a
 * port if need be.
 */
export function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "");
  const effectivePort = port === "" ? (DEFAULT_PORTS[protocol] ?? "") : port;
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== "" && matches(entry, host, effectivePort));
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": "80", "ws:": "80", "https:": "443", "wss:": "443" };

function matches(entry: string, host: string, port: string): boolean {
  if (entry === "*") return true;
  const [, network = "", bits = ""] = /^(.+)\/(\d+)$/.exec(entry) ?? [];
  if (network !== "") return isInside(host, unbracketed(network), Number(bits));
  // A bare IPv6 address is full of colons and has no port.
  const [, name = entry, only = ""] = isIP(entry) ? [] : (/^(.+):(\d+)$/.exec(entry) ?? []);
  if (only !== "" && only !== port) return false;
  const wanted = unbracketed(name).replace(/^\*?\./, "");
  return host === wanted || (isIP(host) === 0 && host.endsWith(`.${wanted}`));
}

function isInside(host: string, network: string, bits: number): boolean {
  const family = isIP(network) === 6 ? "ipv6" : "ipv4";
  const [most, version] = family === "ipv6" ? [128, 6] : [32, 4];
  if (isIP(network) !== version || isIP(host) !== version || bits > most) return false;
  const networks = new BlockList();
  networks.addSubnet(network, bits, family);
  return networks.check(host, family);
}

function unbracketed(name: string): string {
  return name.replace(/^\[|\]$/g, "");
}
