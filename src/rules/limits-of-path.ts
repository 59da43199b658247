import type { Fact } from "../model/fact.ts";
import type { Hop } from "../model/hop.ts";
import type { ConnectionPath } from "../model/path.ts";

/** A limit in seconds, by a name that is the same on both sides of a comparison. */
export interface NamedLimit {
  readonly name: string;
  readonly fact: Fact<number>;
}

/** The limits that decide how long a connection holds, as far as they exist. */
export function limitsOf(path: ConnectionPath): readonly NamedLimit[] {
  const { startup, shutdown, loadBalancer, heartbeats, keepAliveSeconds } = path;
  return [
    ...path.hops.flatMap(ofHop),
    ...limit("heartbeat interval", heartbeats.length === 1 ? heartbeats[0]?.intervalSeconds : undefined),
    ...limit("keep-alive timeout of the server", keepAliveSeconds),
    ...limit("start-up window", startup.budgetSeconds),
    ...limit("start-up limit of the application", startup.appTimeoutSeconds),
    ...limit("grace period", shutdown.graceSeconds),
    ...limit("drain of the application", shutdown.drainSeconds),
    ...limit("draining timeout of the load balancer", loadBalancer?.drainSeconds),
  ];
}

function ofHop({ kind, software, idleSeconds, lifetimeSeconds }: Hop): readonly NamedLimit[] {
  const who = software ?? HOPS[kind];
  return [...limit(`idle limit of the ${who}`, idleSeconds), ...limit(`lifetime limit of the ${who}`, lifetimeSeconds)];
}

const HOPS: Readonly<Record<Hop["kind"], string>> = {
  edge: "edge",
  "load-balancer": "load balancer",
  proxy: "proxy",
  platform: "platform",
  server: "server",
};

function limit(name: string, fact: Fact<number> | undefined): readonly NamedLimit[] {
  return fact === undefined ? [] : [{ name, fact }];
}
