import { type Fact, secondsByDefault } from "../../../model/fact.ts";
import { secondsOf } from "../../../platform/limits.ts";
import { descend, locateKey } from "../../../syntax/cursor.ts";
import type { Location } from "../../../syntax/document.ts";
import type { LimitTable } from "../../read.ts";
import { agreedFacts } from "../proxies/agreed.ts";
import { durationFact } from "../proxies/duration-fact.ts";
import { connectionPools, type Destination } from "./connection-pool.ts";
import type { Mesh } from "./mesh.ts";

export interface TcpLimits {
  /** `Infinity` where it is switched off. */
  readonly idleSeconds: Fact<number>;
  readonly lifetimeSeconds: Fact<number> | undefined;
}

/**
 * What a connection that Istio sees as bytes is subject to. `http.idleTimeout` is not among it, nor does
 * `maxConnectionDuration` end an HTTP connection with a request on it, which an open socket is.
 */
export function tcpLimits(
  label: string,
  destination: Destination,
  at: Location,
  mesh: Mesh,
  limits: LimitTable,
): TcpLimits {
  const pools = connectionPools(destination, mesh);
  const read = (key: string): Fact<number> | undefined => {
    const facts = pools.flatMap(
      ({ rule, at }) => durationFact(`tcp.${key} of DestinationRule ${rule.name}`, descend(at, "tcp", key)) ?? [],
    );
    return agreedFacts(facts, "several DestinationRules for the same host set it differently");
  };
  const limit = limits("istio-tcp");
  const [pool] = pools;
  const place = pool ? locateKey(descend(pool.at, "tcp", "idleTimeout")) : at;
  return {
    idleSeconds:
      read("idleTimeout") ?? secondsByDefault(`TCP idle timeout of ${label}`, secondsOf(limit), place, limit),
    lifetimeSeconds: read("maxConnectionDuration"),
  };
}
