import { setTimeout as sleep } from "node:timers/promises";

export const PHASES = ["init", "dependencies", "database", "cache", "services", "websocket", "finalizing"];

const RETRY_MS = 250;

/** Where the start stands: which phase runs, and which are done. */
export class Startup {
  #done = new Set();
  current = PHASES[0];

  isDone(phase) {
    return this.#done.has(phase);
  }

  get isComplete() {
    return this.#done.has(PHASES.at(-1));
  }

  /** Runs the phases in their order; each waits for the one before it. */
  async run(work, signal) {
    for (const phase of PHASES) {
      this.current = phase;
      await work[phase]?.(signal);
      this.#done.add(phase);
      console.log(`startup: ${phase} done`);
    }
  }
}

/** Tries until it works: a dependency that comes late makes the start longer, and never makes it fail. */
export async function untilItWorks(what, attempt, signal) {
  for (;;) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      console.warn(`startup: ${what} does not answer yet: ${error.message || error.code}`);
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}
