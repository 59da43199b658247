/** A mutant that nothing can tell from the original, and the argument for that. */
export interface Equivalent {
  /** `lb/session-affinity-missing`, or the name of a file that several rules share: `heartbeat`. */
  readonly rule: string;
  readonly original: string;
  readonly mutated: string;
  readonly because: string;
}

export const EQUIVALENT: readonly Equivalent[] = [];
