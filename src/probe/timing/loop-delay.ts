/** How late this process itself came to what was due. Whatever it measures is longer by so much. */
export interface LoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Watches the event loop from when it is made until it is stopped. */
export interface LoopWatch {
  read(): LoopDelay;
  stop(): void;
}

/** Loading, compiling and a large collection of garbage make any process late a few times; that is no overload. */
const FORGIVEN = 5;

/**
 * The share of samples that the robust p99 stands on. Of many samples it is 0.99; of few it leaves out the five worst,
 * because with 200 of them three hiccups of the start would speak for the whole run.
 */
export function robustShare(samples: number): number {
  return samples === 0 ? 0 : Math.max(0, Math.min(0.99, 1 - FORGIVEN / samples));
}
