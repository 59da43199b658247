import { type Failure, failure } from "./failure.ts";

export interface Deadline {
  readonly signal: AbortSignal;
  /** Why the signal fired, or undefined where it did not. */
  reason(): Failure | undefined;
}

/** The caller's signal and a limit of our own in one. */
export function deadlineOf(signal: AbortSignal | undefined, seconds: number): Deadline {
  const limit = AbortSignal.timeout(seconds * 1000);
  const both = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  return {
    signal: both,
    reason: () => {
      if (signal?.aborted) return failure("aborted", "interrupted before Google Cloud had answered");
      if (limit.aborted) return failure("timeout", `Google Cloud did not answer within ${seconds} s`);
      return undefined;
    },
  };
}

/** Ends the wait when the signal fires, even where the work itself cannot be told to stop. */
export async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = (): void => {};
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
