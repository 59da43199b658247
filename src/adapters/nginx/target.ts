import type { Block, Directive } from "./directive.ts";
import type { ProxyLocation } from "./proxy-location.ts";
import { assigned } from "./variable.ts";

/** A server that requests are passed on to. */
export interface Target {
  readonly host: string;
  readonly port: string | undefined;
}

/** The servers behind a `proxy_pass`, those of its `upstream` where it names one; none where a variable decides. */
export function targetsOf({ pass, levels }: ProxyLocation): readonly Target[] {
  const url = (pass.args[0] ?? "").replace(/\$\{?(\w+)\}?/g, (whole, name) => assigned(`$${name}`, levels) ?? whole);
  const authority = /^(https?):\/\/([^/?#]+)/i.exec(url);
  if (authority?.[2] === undefined || authority[2].includes("$")) return [];
  const upstream = upstreamNamed(authority[2], levels);
  if (upstream?.block === undefined) return targetAt(authority[2], authority[1] === "https" ? "443" : "80");
  return upstream.block.directives
    .filter(({ name }) => name === "server")
    .flatMap(({ args: [address = ""] }) => targetAt(address, "80"));
}

/** Whether the server is in the same machine or pod. */
export function isLoopback({ host }: Target): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(host);
}

function upstreamNamed(name: string, levels: readonly Block[]): Directive | undefined {
  for (const { directives } of levels) {
    const found = directives.find((directive) => directive.name === "upstream" && directive.args[0] === name);
    if (found) return found;
  }
  return undefined;
}

function targetAt(address: string, port: string): readonly Target[] {
  if (address.startsWith("unix:")) return [{ host: "localhost", port: undefined }];
  const [, host, written] = /^(\[[^\]]*\]|[^:[\]]+)(?::(\d+))?$/.exec(address) ?? [];
  return host === undefined ? [] : [{ host: host.toLowerCase().replace(/\.$/, ""), port: written ?? port }];
}
