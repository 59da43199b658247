/** Time as a run sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since the run began, from a clock that never jumps. */
  now(): number;
  /** Ends early, without an error, when `signal` fires. */
  sleep(seconds: number, signal?: AbortSignal): Promise<void>;
}
