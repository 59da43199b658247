import type { KnownFact } from "./fact.ts";

export interface Health {
  /** Paths named by the user's config. */
  readonly livenessPath?: KnownFact<string>;
  readonly readinessPath?: KnownFact<string>;
  /** Paths that something outside the platform is known to call. */
  readonly externalPaths: readonly KnownFact<string>[];
  /** What the readiness handler waits for, with each check's own limit. */
  readonly covers: readonly ReadinessCheck[];
  readonly parallel: KnownFact<boolean>;
}

export interface ReadinessCheck {
  readonly name: KnownFact<string>;
  readonly timeoutSeconds?: KnownFact<number>;
}
