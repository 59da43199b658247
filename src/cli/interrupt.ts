/** What a shell reports of a program that a signal ended: 128 and its number. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

export interface Interrupt {
  readonly signal: AbortSignal;
  /** Undefined where nobody interrupted. */
  exitCode(): number | undefined;
}

/** The first Ctrl-C ends the work and lets the report be written; the second ends the process. */
export function interruptible(): Interrupt {
  const controller = new AbortController();
  let code: number | undefined;
  for (const [name, exit] of Object.entries(CODES)) {
    process.on(name, () => {
      if (code !== undefined) process.exit(exit);
      code = exit;
      controller.abort();
    });
  }
  return { signal: controller.signal, exitCode: () => code };
}
