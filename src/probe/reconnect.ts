import type { Connection } from "./connection.ts";
import { type Exchange, exchange } from "./exchange.ts";
import type { Unopened } from "./opening-words.ts";
import type { Session } from "./session.ts";

export interface ReconnectOptions {
  /** Waits before each attempt, each off by up to a fifth; the last one is repeated. */
  readonly delaysSeconds: readonly number[];
  readonly attempts: number;
  /** After which no further attempt is made. */
  readonly withinSeconds: number;
}

/** What came of coming back. */
export type Reconnect =
  | {
      readonly kind: "open";
      readonly connection: Connection;
      readonly attempts: number;
      /** From the beginning to the 101. */
      readonly ms: number;
      readonly exchange: Exchange;
    }
  | { readonly kind: "refused"; readonly attempts: number; readonly ms: number; readonly last: Unopened | undefined };

/** Opens a socket again as a patient client does, and sends a message on it. */
export async function reconnect(session: Session, options: ReconnectOptions): Promise<Reconnect> {
  const { delaysSeconds, withinSeconds } = options;
  const { clock, signal } = session;
  const began = clock.now();
  let last: Unopened | undefined;
  let attempts = 0;
  while (attempts < options.attempts && !signal.aborted && clock.now() - began < withinSeconds * 1000) {
    const delay = delaysSeconds[Math.min(attempts, delaysSeconds.length - 1)] ?? 0;
    // Clients that were dropped together must not come back together.
    await session.pause(delay * (0.8 + 0.4 * Math.random()));
    attempts++;
    const opening = await session.open();
    if (opening.kind === "open") {
      const { connection } = opening;
      const ms = connection.opened.ms - began;
      return { kind: "open", connection, attempts, ms, exchange: await exchange(session, connection) };
    }
    last = opening;
  }
  return { kind: "refused", attempts, ms: clock.now() - began, last };
}
