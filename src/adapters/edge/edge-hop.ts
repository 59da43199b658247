import type { FrontHop } from "../../config/config.ts";
import { byDefault, type Fact, locationOf, secondsByDefault, unknown } from "../../model/fact.ts";
import type { Carriage, Hop } from "../../model/hop.ts";
import type { Traffic } from "../../model/path.ts";
import type { LimitId } from "../../platform/limits.generated.ts";
import { secondsOf } from "../../platform/limits.ts";
import type { Location } from "../../syntax/document.ts";
import type { LimitTable } from "../read.ts";
import { type Doubt, type KnownEdge, knownEdge, UNKNOWN_EDGE } from "./known-edges.ts";

/** A hop that the user puts in front by its name. What is given there goes before what is known of the product. */
export function edgeHop(front: FrontHop, traffic: Traffic["kind"], limits: LimitTable): Hop {
  const { name, idleSeconds, lifetimeSeconds, websockets } = front;
  const label = name.known ? name.value : name.what;
  const hop = productHop({ label, edge: knownEdge(label) ?? UNKNOWN_EDGE, at: locationOf(name), traffic, limits });
  return {
    ...hop,
    ...(idleSeconds && { idleSeconds }),
    ...(lifetimeSeconds && { lifetimeSeconds }),
    ...(websockets && { carries: { ...hop.carries, websockets } }),
  };
}

export interface ProductOptions {
  readonly label: string;
  readonly edge: KnownEdge;
  /** Where it is said that the product is in front; its limits cannot be written anywhere. */
  readonly at: Location;
  readonly traffic: Traffic["kind"];
  readonly limits: LimitTable;
}

/** The hop of a product whose own settings, if it has any, are not in the input. */
export function productHop({ label, edge, at, traffic, limits }: ProductOptions): Hop {
  const { idle, lifetime } = traffic === "websocket" ? edge.socket : (edge.stream ?? edge.socket);
  const seconds = (what: string, known: LimitId | Doubt): Fact<number> =>
    typeof known === "string"
      ? secondsByDefault(what, secondsOf(limits(known)), at, limits(known))
      : unknown(what, known.why, at);
  const carries = carriageOf({ label, edge, at, traffic, limits });
  return {
    name: label,
    kind: "edge",
    ...(idle && { idleSeconds: seconds(`idle limit of ${label}`, idle) }),
    ...(lifetime && { lifetimeSeconds: seconds(`lifetime limit of ${label}`, lifetime) }),
    ...(carries && { carries }),
  };
}

function carriageOf({ label, edge, at, limits }: ProductOptions): Carriage | undefined {
  const { websockets, streams } = edge;
  const fact = (what: string, known: LimitId | Doubt): Fact<boolean> =>
    typeof known === "string"
      ? byDefault(what, limits(known).default === true, at, limits(known))
      : unknown(what, known.why, at);
  if (websockets === undefined && streams === undefined) return undefined;
  return {
    ...(websockets && { websockets: fact(`whether ${label} passes WebSockets on`, websockets) }),
    ...(streams && { streams: fact(`whether ${label} passes streams on as they are written`, streams) }),
  };
}
