import { byDefault, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Hop } from "../../model/hop.ts";
import { secondsOf } from "../../platform/limits.ts";
import { type Cursor, descend, locate, locateKey } from "../../syntax/cursor.ts";
import type { Location } from "../../syntax/document.ts";
import { type LimitTable, placeholderIn, textAt } from "../read.ts";

/** The two kinds of App Engine, which treat sockets quite differently. */
export type Environment = "flexible" | "standard" | "unknown";

/** Standard where nothing is said, as App Engine has it; custom runtimes are only made for the other. */
export function environmentOf(at: Cursor): Environment {
  const env = textAt(at, "env");
  if (env !== undefined && placeholderIn(env) !== undefined) return "unknown";
  if (/^(?:flex|flexible|2)$/.test(env ?? "") || textAt(at, "vm") === "true") return "flexible";
  return env === undefined && textAt(at, "runtime") === "custom" ? "flexible" : "standard";
}

/** What App Engine itself does to a connection. */
export function environmentHop(at: Cursor, environment: Environment, limits: LimitTable): Hop {
  const env = descend(at, "env");
  const place = env.node === undefined ? locateKey(descend(at, "runtime")) : locate(env);
  switch (environment) {
    case "flexible":
      return flexible(place, limits);
    case "standard":
      return standard(place, limits);
    case "unknown":
      return undecided(place);
  }
}

function flexible(place: Location, limits: LimitTable): Hop {
  const name = "App Engine flexible environment";
  const limit = limits("gae-flex-ws");
  return {
    name,
    kind: "platform",
    idleSeconds: unknown(`idle limit of the ${name}`, "no page of Google's says whether there is one", place),
    lifetimeSeconds: secondsByDefault(`longest WebSocket of the ${name}`, secondsOf(limit), place, limit),
  };
}

function standard(place: Location, limits: LimitTable): Hop {
  const name = "App Engine standard environment";
  const carried = (what: string, id: "gae-std-ws" | "gae-std-streams") =>
    byDefault(`whether the ${name} passes ${what} on`, limits(id).default === true, place, limits(id));
  return {
    name,
    kind: "platform",
    lifetimeSeconds: unknown(`request deadline of the ${name}`, "it depends on how instances are scaled", place),
    carries: { websockets: carried("WebSockets", "gae-std-ws"), streams: carried("streams", "gae-std-streams") },
  };
}

function undecided(place: Location): Hop {
  const why = "env is filled in later, and the two environments differ";
  const doubt = (what: string) => unknown(`${what} of App Engine`, why, place);
  return {
    name: "App Engine",
    kind: "platform",
    idleSeconds: doubt("idle limit"),
    lifetimeSeconds: doubt("lifetime limit"),
    carries: { websockets: unknown("whether App Engine passes WebSockets on", why, place) },
  };
}
