import { spawn } from "node:child_process";

/** A rollout may take minutes, a hook that hangs must not. */
const MAX_HOOK_SECONDS = 600;

/** Runs the user's own program to its end; what it prints is its own affair. Null: it could not be run, or was ended. */
export function runHook(
  [program, ...args]: readonly string[],
  signal: AbortSignal,
): Promise<{ readonly code: number | null }> {
  if (program === undefined) return Promise.resolve({ code: null });
  const until = AbortSignal.any([signal, AbortSignal.timeout(MAX_HOOK_SECONDS * 1000)]);
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: "ignore", signal: until });
    child.on("error", () => resolve({ code: null }));
    child.on("exit", (code) => resolve({ code }));
  });
}
