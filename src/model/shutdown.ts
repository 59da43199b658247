import type { Fact, KnownFact } from "./fact.ts";

export interface Shutdown {
  /** From SIGTERM (Kubernetes: from the start of preStop) to SIGKILL. */
  readonly graceSeconds?: Fact<number>;
  readonly preStopSeconds?: Fact<number>;
  /** Set where no preStop hook is written, as a sentence at the place of one. */
  readonly noPreStop?: Fact<string>;
  /** How long the application takes to let its connections go; `Infinity` where it waits without limit. */
  readonly drainSeconds?: Fact<number>;
  /** Set on Spot capacity, which caps the grace period. */
  readonly spot?: KnownFact<true>;
  /** How a new version takes the place of the old one, where the platform lets a file say so. */
  readonly rollout?: Rollout;
}

/** Counts are as Kubernetes writes them: a number of pods, or a share of them (`25%`). */
export interface Rollout {
  /** `RollingUpdate`, or `Recreate`: all pods go before the first new one starts. */
  readonly strategy: Fact<string>;
  readonly maxUnavailable: Fact<string>;
  readonly maxSurge: Fact<string>;
}
