import type { Fact, KnownFact, UnknownFact } from "./fact.ts";
import type { Hop } from "./hop.ts";
import type { ConnectionPath } from "./path.ts";

/** A hop together with the limit that was asked for. */
export interface HopLimit<F extends Fact<number> = KnownFact<number>> {
  readonly hop: Hop;
  readonly fact: F;
}

/** The hop that cuts a silent connection first, the outermost of equals; undefined where no hop is known to. */
export function tightestIdle(path: ConnectionPath): HopLimit | undefined {
  return tightest(path, (hop) => hop.idleSeconds);
}

/** The hop that ends a connection first however busy it is, the outermost of equals. */
export function tightestLifetime(path: Pick<ConnectionPath, "hops">): HopLimit | undefined {
  return tightest(path, (hop) => hop.lifetimeSeconds);
}

/** Hops that do cut silent connections, after a time nobody can tell from here. */
export function unknownIdleHops(path: ConnectionPath): readonly HopLimit<UnknownFact>[] {
  return undecidable(path, (hop) => hop.idleSeconds);
}

/** Hops that do end connections at some age, one nobody can tell from here. */
export function unknownLifetimeHops(path: ConnectionPath): readonly HopLimit<UnknownFact>[] {
  return undecidable(path, (hop) => hop.lifetimeSeconds);
}

type Limit = (hop: Hop) => Fact<number> | undefined;

function tightest(path: Pick<ConnectionPath, "hops">, limitOf: Limit): HopLimit | undefined {
  let found: HopLimit | undefined;
  for (const hop of path.hops) {
    const fact = limitOf(hop);
    if (fact?.known && fact.value < (found?.fact.value ?? Number.POSITIVE_INFINITY)) found = { hop, fact };
  }
  return found;
}

function undecidable(path: ConnectionPath, limitOf: Limit): readonly HopLimit<UnknownFact>[] {
  const found: HopLimit<UnknownFact>[] = [];
  for (const hop of path.hops) {
    const fact = limitOf(hop);
    if (fact !== undefined && !fact.known) found.push({ hop, fact });
  }
  return found;
}
