import type { Fact, KnownFact, UnknownFact } from "./fact.ts";

export interface Startup {
  readonly probes: { readonly startup?: Probe; readonly readiness?: Probe; readonly liveness?: Probe };
  /** The platform's window: what the start may take before the process is given up. */
  readonly budgetSeconds?: Fact<number>;
  /** The application's own limit on its start. */
  readonly appTimeoutSeconds?: Fact<number>;
  /** p95 of measured starts in this environment. */
  readonly measuredSeconds?: KnownFact<number>;
  /** The same for every environment the config names, this one included. */
  readonly measuredByEnvironment: Readonly<Record<string, KnownFact<number>>>;
  /** Phase names in their order. */
  readonly phases: readonly KnownFact<string>[];
  /** The phase after which sockets are accepted. */
  readonly acceptSocketsAfter?: KnownFact<string>;
  readonly dependencies: readonly Dependency[];
  /** Why the port is open before the application is ready (a pre-fork master, lazy initialisation), where known. */
  readonly bindsEarly?: Fact<string>;
  /** The order in which Cloud Run is told to start its containers; undefined where nothing of it is written. */
  readonly order?: StartOrder;
  /** Containers at its side that the process is told to reach; looked for where dependencies are declared. */
  readonly neighbours?: readonly Neighbour[];
}

export interface StartOrder {
  readonly containers: readonly OrderedContainer[];
  /** Set where the service may have more of them, and more of each, than anything shows. */
  readonly unseen?: UnknownFact;
  readonly waits: readonly StartWait[];
}

export interface OrderedContainer {
  readonly name: Fact<string>;
  /** Undefined where it has none, not even one of the platform's own. */
  readonly startupProbe?: Fact<string>;
}

/** A container that starts after others, by their names. */
export interface StartWait {
  readonly name: Fact<string>;
  readonly needs: readonly Fact<string>[];
}

/** A container that shares its loopback address with the process. */
export interface Neighbour {
  readonly name: Fact<string>;
  /** Where the process is told to reach it: `127.0.0.1:6379`, without what else stands there. */
  readonly address: Fact<string>;
  /** What people may call it: its name, that of the variable with the address, the scheme of the address. */
  readonly aliases: readonly string[];
  /** What makes the process wait until it is there, as a sentence; undefined where nothing does. */
  readonly awaited?: Fact<string>;
}

export interface Dependency {
  readonly name: KnownFact<string>;
  readonly phase?: KnownFact<string>;
  readonly timeoutSeconds?: KnownFact<number>;
  readonly needs: readonly KnownFact<string>[];
}

export interface Probe {
  readonly role: "startup" | "readiness" | "liveness";
  /** `default-tcp`: no probe is written and the platform adds its own. */
  readonly kind: "http" | "tcp" | "grpc" | "exec" | "default-tcp" | "unknown";
  /** The probe's key, or where it would be written; the value is its kind. */
  readonly declaration: Fact<string>;
  readonly path?: Fact<string>;
  readonly port?: Fact<number | string>;
  readonly initialDelaySeconds: Fact<number>;
  readonly periodSeconds: Fact<number>;
  readonly timeoutSeconds: Fact<number>;
  readonly failureThreshold: Fact<number>;
  /** Set for one that the running service has, whatever it is: the platform has accepted it. */
  readonly isAccepted?: true;
}
