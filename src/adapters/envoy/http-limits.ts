import { type Fact, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Traffic } from "../../model/path.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, locate, locateKey } from "../../syntax/cursor.ts";
import type { RouteReading } from "../proxies/route.ts";
import type { LimitTable } from "../read.ts";
import { durationAt, field } from "./field.ts";

export interface HttpRoute {
  readonly label: string;
  /** The HTTP connection manager, and the action of the route. */
  readonly manager: Cursor;
  readonly action: Cursor;
}

/** The idle limit of a stream, and what ends it at an age. 0 switches each of them off. */
export function httpLimits(route: HttpRoute, traffic: Traffic["kind"] | undefined, limits: LimitTable): RouteReading {
  const idleSeconds = switchedOn(idleOf(route, limits));
  const lifetimeSeconds = shortest([
    switchedOn(streamLife(route)),
    connectionLife(route),
    endsWithHeaders(traffic) ? undefined : switchedOn(responseLife(route, limits)),
  ]);
  return { ...(idleSeconds && { idleSeconds }), ...(lifetimeSeconds && { lifetimeSeconds }) };
}

/** What is set for a route takes the place of the connection manager's. */
function idleOf({ label, manager, action }: HttpRoute, limits: LimitTable): Fact<number> {
  const limit = limits("envoy-stream");
  const at = field(manager, "stream_idle_timeout");
  return (
    durationAt(`idle_timeout of ${label}`, field(action, "idle_timeout")) ??
    durationAt(`stream_idle_timeout of the listener of ${label}`, at) ??
    secondsByDefault(`stream_idle_timeout of the listener of ${label}`, secondsOf(limit), locateKey(at), limit)
  );
}

function streamLife({ label, manager, action }: HttpRoute): Fact<number> | undefined {
  const whole = field(manager, "common_http_protocol_options", "max_stream_duration");
  return (
    durationAt(`max_stream_duration of ${label}`, field(action, "max_stream_duration", "max_stream_duration")) ??
    durationAt(`max_stream_duration of the listener of ${label}`, whole)
  );
}

/** Whether streams that are open then are cut is told differently by different versions of Envoy's documentation. */
function connectionLife({ label, manager }: HttpRoute): Fact<number> | undefined {
  const at = field(manager, "common_http_protocol_options", "max_connection_duration");
  const what = `max_connection_duration of the listener of ${label}`;
  const fact = switchedOn(durationAt(what, at));
  if (!fact?.known) return fact;
  return unknown(what, "it is not certain that Envoy closes a connection with an open stream at this age", locate(at));
}

/** The response to an opening handshake is over with its headers; an event stream is a response that goes on. */
function endsWithHeaders(traffic: Traffic["kind"] | undefined): boolean {
  return traffic === undefined || traffic === "websocket" || traffic === "http";
}

function responseLife({ label, action }: HttpRoute, limits: LimitTable): Fact<number> {
  const limit = limits("envoy-route");
  const at = field(action, "timeout");
  const what = `timeout of ${label}`;
  return durationAt(what, at) ?? secondsByDefault(what, secondsOf(limit), locateKey(at), limit);
}

function switchedOn(fact: Fact<number> | undefined): Fact<number> | undefined {
  return fact?.known && fact.value === 0 ? undefined : fact;
}

/** What is unknown may be the shortest. */
function shortest(facts: readonly (Fact<number> | undefined)[]): Fact<number> | undefined {
  const set = facts.filter((fact) => fact !== undefined);
  const hidden = set.find(({ known }) => !known);
  if (hidden) return hidden;
  return set.reduce<Fact<number> | undefined>(
    (least, fact) => (least?.known && fact.known && fact.value >= least.value ? least : fact),
    undefined,
  );
}
