import { redacted } from "../api/redacted.ts";

/** Our own fault: what happened, and how to tell us. */
export function reportFault(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause = error instanceof Error && error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : "";
  const what = redacted(`${stack}${cause}`);
  process.stderr.write(`holdopen failed; this is a fault of holdopen, not of your files.\n${what}\n`);
  process.stderr.write("Please report it with the lines above and, if you can, the file that causes it.\n");
}
