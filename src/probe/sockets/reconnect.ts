import type { Fact } from "../../model/fact.ts";
import type { Connection } from "../connection.ts";
import { exchange } from "../exchange/exchange.ts";
import { lapseOf } from "../exchange/lapse.ts";
import type { Session } from "../session.ts";
import { isLocal, unopenedFact, unopenedText } from "./opening-words.ts";

export interface ReconnectOptions {
  readonly attempts: number;
  /** After which no further attempt is made. */
  readonly withinSeconds: number;
}

/** What came of coming back. */
export type Reconnect =
  | {
      readonly kind: "back";
      readonly connection: Connection;
      readonly attempts: number;
      /** From the beginning to the 101 of the connection that was served. */
      readonly ms: number;
    }
  | { readonly kind: "out"; readonly attempts: number; readonly ms: number; readonly last: Setback };

/** Why an attempt failed, as a clause that goes on from the attempt. */
export interface Setback {
  readonly clause: string;
  readonly fact: Fact<unknown>;
  readonly isLocal: boolean;
}

/** Before each attempt; the last one is repeated. */
const DELAYS_SECONDS = [0.5, 1, 2, 4, 8] as const;

/** Opens a socket again as a patient client does, until a message on it is answered. Undefined when it is interrupted. */
export async function reconnect(session: Session, options: ReconnectOptions): Promise<Reconnect | undefined> {
  const { clock, signal } = session;
  const began = clock.now();
  let last: Setback | undefined;
  let attempts = 0;
  while (attempts < options.attempts && !signal.aborted && clock.now() - began < options.withinSeconds * 1000) {
    const delay = DELAYS_SECONDS[attempts] ?? 8;
    // Clients that were dropped together must not come back together.
    await session.pause(delay * (0.8 + 0.4 * Math.random()));
    attempts++;
    const attempt = await attemptOnce(session);
    if (!("clause" in attempt)) return { kind: "back", connection: attempt, attempts, ms: attempt.opened.ms - began };
    last = attempt;
  }
  return last && { kind: "out", attempts, ms: clock.now() - began, last };
}

async function attemptOnce(session: Session): Promise<Connection | Setback> {
  const opening = await session.open();
  if (opening.kind !== "open") {
    return {
      clause: `the handshake ${unopenedText(opening)}`,
      fact: unopenedFact(opening),
      isLocal: isLocal(opening),
    };
  }
  const { connection } = opening;
  const lapse = lapseOf(session.expected, await exchange(session, connection));
  if (lapse === undefined) return connection;
  await connection.drop();
  return { clause: `the first message ${lapse.clause}`, fact: lapse.fact, isLocal: false };
}
