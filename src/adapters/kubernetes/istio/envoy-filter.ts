import { type Fact, unknown } from "../../../model/fact.ts";
import { routeTimeout } from "../../../model/route-timeout.ts";
import { type Cursor, descend, entriesOf, itemsOf, locate, locateKey } from "../../../syntax/cursor.ts";
import { textAt } from "../../read.ts";
import { durationFact } from "../proxies/duration-fact.ts";
import type { Mesh, ProxyPods } from "./mesh.ts";

/** The proxy that filters may be meant for. */
export interface Patched extends ProxyPods {
  readonly context: "GATEWAY" | "SIDECAR_INBOUND" | "SIDECAR_OUTBOUND";
  readonly protocol: "http" | "tcp";
}

export interface Patches {
  readonly idle: readonly Fact<number>[];
  readonly lifetime: readonly Fact<number>[];
}

/** What EnvoyFilters write into the proxy's own configuration about silence and age. */
export function envoyPatches(patched: Patched, mesh: Mesh): Patches {
  const idle: Fact<number>[] = [];
  const lifetime: Fact<number>[] = [];
  for (const filter of mesh.filters(patched)) {
    for (const patch of itemsOf(descend(filter.at, "spec", "configPatches"))) {
      const context = textAt(patch, "match", "context") ?? "ANY";
      if (context !== "ANY" && context !== patched.context) continue;
      const read = readPatch(patch, filter.name, patched.protocol);
      idle.push(...read.idle);
      lifetime.push(...read.lifetime);
    }
  }
  return { idle, lifetime };
}

/** The fields that count, by what is patched; each in the spelling of the file and of the protocol. */
function readPatch(patch: Cursor, name: string, protocol: Patched["protocol"]): Patches {
  const value = descend(patch, "patch", "value");
  const what = `of EnvoyFilter ${name}`;
  if (value.node?.kind === "opaque") {
    const fact = unknown(`the patch ${what}`, value.node.why, locate(value));
    return { idle: [fact], lifetime: [fact] };
  }
  switch (textAt(patch, "applyTo")) {
    case "NETWORK_FILTER":
      return networkFilter(value, what, protocol, isTcpProxy(patch));
    case "HTTP_ROUTE":
      return protocol === "http" ? httpRoute(patch, value, what) : NOTHING;
    case "LISTENER":
    case "FILTER_CHAIN":
    case "ROUTE_CONFIGURATION":
    case "VIRTUAL_HOST":
      return elsewhere(value, what);
    default:
      return NOTHING;
  }
}

const NOTHING: Patches = { idle: [], lifetime: [] };

function isTcpProxy(patch: Cursor): boolean {
  const name =
    textAt(patch, "match", "listener", "filterChain", "filter", "name") ?? textAt(patch, "patch", "value", "name");
  return /tcp_proxy$/.test(name ?? "");
}

function networkFilter(value: Cursor, what: string, protocol: Patched["protocol"], isTcp: boolean): Patches {
  if (isTcp !== (protocol === "tcp")) return NOTHING;
  const config = fieldOf(value, "typed_config");
  const at = config.node === undefined ? descend(value, "config") : config;
  if (isTcp) {
    return {
      idle: read(at, "idle_timeout", what),
      lifetime: read(at, "max_downstream_connection_duration", what),
    };
  }
  return {
    idle: read(at, "stream_idle_timeout", what),
    lifetime: read(fieldOf(at, "common_http_protocol_options"), "max_stream_duration", what),
  };
}

/** A patch of some routes only may not be about those of the sockets. */
function httpRoute(patch: Cursor, value: Cursor, what: string): Patches {
  const route = descend(value, "route");
  const found: Patches = {
    idle: read(route, "idle_timeout", what),
    lifetime: [
      ...read(route, "timeout", what).map(routeTimeout),
      ...read(fieldOf(route, "max_stream_duration"), "max_stream_duration", what),
    ],
  };
  const vhost = descend(patch, "match", "routeConfiguration", "vhost");
  if (vhost.node === undefined) return found;
  const open = (fact: Fact<number>): Fact<number> =>
    unknown(
      fact.what,
      "it is set for some virtual hosts or routes, and whether for this one is not known",
      locateKey(vhost),
    );
  return { idle: found.idle.map(open), lifetime: found.lifetime.map(open) };
}

/** Places where a timeout may be patched in too, and is not looked for field by field. */
function elsewhere(value: Cursor, what: string): Patches {
  const open = timeoutsBelow(value).map((at) =>
    unknown(`the patch ${what}`, "it sets timeouts at a place that is not read here", locateKey(at)),
  );
  return { idle: open.slice(0, 1), lifetime: open.slice(0, 1) };
}

const TIMEOUT_KEY =
  /^(?:stream_?idle_?timeout|idle_?timeout|timeout|max_?stream_?duration|max_?connection_?duration)$/i;
const MOST_PLACES = 10_000;

function timeoutsBelow(value: Cursor): readonly Cursor[] {
  const left = [value];
  const found: Cursor[] = [];
  for (let seen = 0; seen < MOST_PLACES; seen += 1) {
    const at = left.pop();
    if (at === undefined) break;
    left.push(...itemsOf(at));
    for (const [key, place] of entriesOf(at)) {
      if (TIMEOUT_KEY.test(key)) found.push(place);
      else left.push(place);
    }
  }
  return found;
}

function read(at: Cursor, field: string, what: string): readonly Fact<number>[] {
  const fact = durationFact(`${field} ${what}`, fieldOf(at, field));
  return fact ? [fact] : [];
}

/** `idle_timeout`, or `idleTimeout` as JSON has it. */
function fieldOf(at: Cursor, field: string): Cursor {
  const written = descend(at, field);
  if (written.node !== undefined) return written;
  const camel = descend(
    at,
    field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  );
  return camel.node === undefined ? written : camel;
}
