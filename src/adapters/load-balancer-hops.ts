import { type Fact, locationOf, secondsByDefault, type UnknownFact, unknown } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import type { Flavour } from "../model/load-balancer.ts";
import { FLAVOUR_WORDS } from "../model/words.ts";
import type { LimitId } from "../platform/limits.generated.ts";
import { secondsOf } from "../platform/limits.ts";
import type { Location } from "../syntax/document.ts";
import type { LimitTable } from "./read.ts";

/**
 * What a load balancer of that kind does to a socket: whether the backend timeout is a lifetime, an idle limit or
 * nothing at all. `at` is where limits that nobody can write are pointed at.
 */
export function hopsOf(
  name: string,
  flavour: Fact<Flavour>,
  timeout: Fact<number> | undefined,
  at: Location,
  limits: LimitTable,
): readonly Hop[] {
  if (!flavour.known) return [undecidedHop(name, flavour)];
  const hop = (limited: Omit<Hop, "name" | "kind">): readonly Hop[] => [
    { name: `${FLAVOUR_WORDS[flavour.value]} ${name}`, kind: "load-balancer", ...limited },
  ];
  const fixed = (id: LimitId, what: string): Fact<number> =>
    resting(secondsByDefault(`${what} of ${name}`, secondsOf(limits(id)), at, limits(id)), flavour.assumed);
  const cut = resting(
    timeout ?? unknown(`backend timeout of ${name}`, "its backend service is not in the input", at),
    flavour.assumed,
  );
  switch (flavour.value) {
    case "classic":
      return hop({ lifetimeSeconds: cut });
    case "global-external":
      return hop({ idleSeconds: cut, lifetimeSeconds: fixed("lb-ws-global", "longest WebSocket") });
    case "regional-external":
    case "regional-internal":
    case "cross-region-internal":
    case "proxy-network":
      return hop({ idleSeconds: cut });
    case "passthrough-external":
      return hop({ idleSeconds: fixed("nlb-pt-ext-track", "connection tracking") });
    case "passthrough-internal":
      return hop({ idleSeconds: fixed("nlb-pt-int-track", "connection tracking") });
    case "service-mesh":
      return [];
  }
}

/** A fact that holds only under the same assumption as what it was read with. */
export function resting<T>(fact: Fact<T>, assumed: string | undefined): Fact<T> {
  if (assumed === undefined || !fact.known || fact.assumed === assumed) return fact;
  return fact.assumed === undefined
    ? { assumed, ...fact }
    : { ...fact, assumed: `${fact.assumed}, and that ${assumed}` };
}

function undecidedHop(name: string, flavour: UnknownFact): Hop {
  const limit = (what: string): Fact<number> =>
    unknown(`${what} of ${name}`, `it depends on the kind of load balancer: ${flavour.why}`, locationOf(flavour));
  return {
    name: `load balancer ${name}`,
    kind: "load-balancer",
    idleSeconds: limit("idle limit"),
    lifetimeSeconds: limit("lifetime"),
  };
}
