import type { Fact } from "./fact.ts";
import type { ConnectionPath } from "./path.ts";
import { socketFact } from "./traffic.ts";

/** Something of a path that people ask about by one word; it may have several values, or none. */
export interface PathValue {
  readonly name: string;
  /** What the word means, as an article and a noun. */
  readonly about: string;
  of(path: ConnectionPath): readonly (Fact<unknown> | undefined)[];
}

/** The words, in the order in which a list shows them. */
export const PATH_VALUES: readonly PathValue[] = [
  {
    name: "heartbeat",
    about: "a heartbeat",
    of: ({ heartbeats }) =>
      heartbeats.flatMap(({ intervalSeconds, timeoutSeconds }) => [intervalSeconds, timeoutSeconds]),
  },
  { name: "idle", about: "an idle limit", of: ({ hops }) => hops.map(({ idleSeconds }) => idleSeconds) },
  { name: "lifetime", about: "a lifetime limit", of: ({ hops }) => hops.map(({ lifetimeSeconds }) => lifetimeSeconds) },
  {
    name: "timeout",
    about: "a request or backend timeout",
    of: ({ hops, loadBalancer }) => [
      loadBalancer?.timeoutSeconds,
      hops.find(({ kind }) => kind === "platform")?.lifetimeSeconds,
    ],
  },
  { name: "session", about: "a session length", of: ({ sessionSeconds }) => [sessionSeconds] },
  {
    name: "startup",
    about: "a limit on its start",
    of: ({ startup }) => [startup.budgetSeconds, startup.appTimeoutSeconds, startup.measuredSeconds],
  },
  { name: "grace", about: "a grace period", of: ({ shutdown }) => [shutdown.graceSeconds, shutdown.preStopSeconds] },
  {
    name: "drain",
    about: "a drain time",
    of: ({ shutdown, loadBalancer }) => [shutdown.drainSeconds, shutdown.preStopSeconds, loadBalancer?.drainSeconds],
  },
  {
    name: "keepalive",
    about: "a keep-alive timeout",
    of: ({ keepAliveSeconds, loadBalancer }) => [keepAliveSeconds, loadBalancer?.backendKeepAliveSeconds],
  },
  {
    name: "concurrency",
    about: "a bound on sockets per instance",
    of: ({ capacity }) => [capacity.concurrency, capacity.serverSlots],
  },
  {
    name: "instances",
    about: "a bound on instances",
    of: ({ capacity }) => [capacity.minInstances, capacity.maxInstances],
  },
  {
    name: "affinity",
    about: "a session affinity",
    of: ({ capacity, loadBalancer }) => [capacity.affinity, loadBalancer?.affinity],
  },
  { name: "port", about: "a port", of: ({ process }) => [process?.containerPort, process?.port] },
  { name: "traffic", about: "a reason to expect sockets", of: (path) => [socketFact(path)] },
];

/** The values that a path has, each once. */
export function factsOf(value: PathValue, path: ConnectionPath): readonly Fact<unknown>[] {
  return [...new Set(value.of(path).filter((fact) => fact !== undefined))];
}
