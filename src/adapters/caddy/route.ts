import type { TrafficEvidence } from "../../model/path.ts";
import { locateName } from "../proxies/directive.ts";
import type { Route } from "../proxies/route.ts";
import { type Target, targetAt, targetOfUrl } from "../proxies/target.ts";
import { asksUpgrade, fitsPattern, pathsOf } from "./matcher.ts";
import { isMatcher, type ProxyHandler } from "./proxy-handler.ts";
import { portOf } from "./site-block.ts";
import { readTimes } from "./times.ts";

export function routeOf(handler: ProxyHandler, writeTimeout: Parameters<typeof readTimes>[1]): Route {
  const { at, site } = handler;
  const paths = pathsOf(handler);
  const label = `reverse_proxy ${paths[0]?.pattern ?? site.addresses[0] ?? ""}`.trim();
  const upgrades = upgradesOf(handler, label);
  return {
    label,
    at: locateName(at),
    pass: locateName(at),
    targets: upstreamsOf(handler).flatMap(targetsOf),
    ports: site.addresses.map(portOf),
    paths: paths.map(({ fact }) => fact),
    ...(upgrades && { upgrades }),
    rank: (path) =>
      rank(
        paths.map(({ pattern }) => pattern),
        path,
      ),
    read: (asked) => readTimes({ label, handler }, writeTimeout, asked),
  };
}

/** Caddy sorts directives by the length of their paths. */
function rank(patterns: readonly string[], path: string): number | undefined {
  if (patterns.length === 0) return 0;
  const fitting = patterns.filter((pattern) => fitsPattern(pattern, path));
  return fitting.length > 0 ? Math.max(...fitting.map(({ length }) => length)) : undefined;
}

function upgradesOf(handler: ProxyHandler, label: string): TrafficEvidence | undefined {
  if (!asksUpgrade(handler)) return undefined;
  return { why: `Caddy sends upgrades to ${label}`, strength: "weak", at: locateName(handler.at) };
}

function upstreamsOf({ at: { args, block } }: ProxyHandler): readonly string[] {
  const more = block?.directives.filter(({ name }) => name === "to") ?? [];
  return [...args, ...more.flatMap((to) => to.args)].filter((word) => !isMatcher(word));
}

/** `chat:8080`, `http://chat`, `h2c://chat:80`, `unix//run/chat.sock`, `chat:8000-8003`. */
function targetsOf(upstream: string): readonly Target[] {
  if (/[{}$]/.test(upstream)) return [];
  if (upstream.includes("://")) return targetOfUrl(upstream);
  return targetAt(upstream.replace(/-\d+$/, ""), upstream.includes(":") ? undefined : "80");
}
