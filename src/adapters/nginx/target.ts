import type { Block, Directive } from "../proxies/directive.ts";
import { type Target, targetAt } from "../proxies/target.ts";
import type { ProxyLocation } from "./proxy-location.ts";
import { assigned } from "./variable.ts";

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

function upstreamNamed(name: string, levels: readonly Block[]): Directive | undefined {
  for (const { directives } of levels) {
    const found = directives.find((directive) => directive.name === "upstream" && directive.args[0] === name);
    if (found) return found;
  }
  return undefined;
}
