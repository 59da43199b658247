import { declaredSeconds, type Fact, unknown } from "../../model/fact.ts";
import { defaultFor } from "../../platform/limits.ts";
import { type Block, type Directive, locateArg, locateName } from "../proxies/directive.ts";
import { parseGoDuration } from "../proxies/go-duration.ts";
import type { Asked, RouteReading } from "../proxies/route.ts";
import { placeholderIn } from "../read.ts";
import type { ProxyHandler } from "./proxy-handler.ts";

interface Named {
  readonly label: string;
  readonly handler: ProxyHandler;
}

/**
 * `read_timeout` of the transport is the longest silence of the server, `stream_timeout` the age of an upgraded
 * connection. The server's own timeouts are those of requests and responses: its write timeout ends an event stream.
 */
export function readTimes(
  { label, handler }: Named,
  writeTimeout: Directive | undefined,
  { version, traffic, limits }: Asked,
): RouteReading {
  const { block } = handler.at;
  const transport = block?.directives.find(({ name, args }) => name === "transport" && args[0] === "http")?.block;
  const isUpgraded = traffic === undefined || traffic === "websocket";
  const silence = timeAt(`read_timeout of ${label}`, lineIn(transport, "read_timeout"));
  const life = isUpgraded
    ? timeAt(`stream_timeout of ${label}`, lineIn(block, "stream_timeout"))
    : timeAt("write timeout of Caddy", writeTimeout);
  const idle = silence ?? (isUpgraded ? streamIdle() : undefined);
  return { ...(idle && { idleSeconds: idle }), ...(life && { lifetimeSeconds: life }) };

  /** Releases of late may have one of their own. */
  function streamIdle(): Fact<number> | undefined {
    const limit = limits("caddy-stream-idle");
    if (defaultFor(limit, version) === "off") return undefined;
    const why = "Caddy's releases after 2.11.4 may have an idle limit for streams, and which release runs is not known";
    return unknown(`idle limit of ${label}`, why, locateName(handler.at));
  }
}

/** `servers { timeouts { write 30s } }` among the global options. */
export function writeTimeoutIn(global: Block | undefined): Directive | undefined {
  const servers = global?.directives.find(({ name }) => name === "servers")?.block;
  return lineIn(servers?.directives.find(({ name }) => name === "timeouts")?.block, "write");
}

function lineIn(block: Block | undefined, name: string): Directive | undefined {
  return block?.directives.findLast((directive) => directive.name === name);
}

/** Undefined where it is not set, or set to 0, which switches it off. */
function timeAt(what: string, line: Directive | undefined): Fact<number> | undefined {
  if (line === undefined) return undefined;
  const text = line.args[0] ?? "";
  const at = locateArg(line, 0);
  const seconds = parseGoDuration(text);
  if (seconds === 0) return undefined;
  if (seconds !== undefined) return declaredSeconds(what, seconds, at);
  const isLater = /[{$]/.test(text) || placeholderIn(text) !== undefined;
  return unknown(
    what,
    isLater ? `${text.slice(0, 40)} is filled in later` : `"${text.slice(0, 40)}" is no time Caddy reads`,
    at,
  );
}
