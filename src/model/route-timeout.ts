import type { Fact, KnownFact } from "./fact.ts";

/** What a WebSocket's lifetime rests on where only a route timeout of Envoy's could end it. */
const OUTLIVES_UPGRADE =
  "this Envoy lets a route timeout run on after the upgrade, as users of older versions report and its documentation denies";

/** A route timeout as a lifetime: certain for a stream of responses, an assumption for an upgraded connection. */
export function routeTimeout(fact: Fact<number>): Fact<number> {
  if (!fact.known) return fact;
  const assumed = fact.assumed === undefined ? OUTLIVES_UPGRADE : `${OUTLIVES_UPGRADE}, and that ${fact.assumed}`;
  return { ...fact, assumed };
}

/** The same for a response that nothing upgrades. */
export function onPlainResponse(fact: KnownFact<number>): KnownFact<number> {
  if (!fact.assumed?.startsWith(OUTLIVES_UPGRADE)) return fact;
  const { assumed, ...rest } = fact;
  const other = assumed.slice(`${OUTLIVES_UPGRADE}, and that `.length);
  return other === "" ? rest : { ...rest, assumed: other };
}
