import type { Connection } from "../connection.ts";
import { type Exchange, exchange } from "../exchange/exchange.ts";
import type { Session } from "../session.ts";
import type { Unopened } from "./opening-words.ts";

export interface StormOptions {
  readonly sockets: number;
  /** Over which their starts are spread, before the time scale. */
  readonly spreadSeconds: number;
  /** Handshakes that are under way at once: more would wait in this machine's own queue and not in the service's. */
  readonly atOnce: number;
  /** After which none is started any more. */
  readonly deadlineSeconds: number;
}

export interface Storm {
  readonly connections: readonly Connection[];
  readonly unopened: readonly Unopened[];
  /** One for each connection, in the same order. */
  readonly exchanges: readonly Exchange[];
  /** From the first start to the last. */
  readonly startedInSeconds: number;
}

/** Opens many sockets together, with one message on each as soon as it is open. */
export async function raiseStorm(session: Session, options: StormOptions): Promise<Storm> {
  const { sockets, spreadSeconds, atOnce, deadlineSeconds } = options;
  const { clock, signal, timeScale } = session;
  const began = clock.now();
  const spacingMs = (spreadSeconds * 1000) / timeScale / sockets;
  const connections: Connection[] = [];
  const unopened: Unopened[] = [];
  const exchanges: Promise<Exchange>[] = [];
  let next = 0;
  let lastStart = began;
  const worker = async (): Promise<void> => {
    while (next < sockets && !signal.aborted && clock.now() - began < deadlineSeconds * 1000) {
      const due = began + next++ * spacingMs;
      if (due > clock.now()) await clock.sleep((due - clock.now()) / 1000, signal);
      lastStart = clock.now();
      const opening = await session.open();
      if (opening.kind === "open") {
        connections.push(opening.connection);
        exchanges.push(exchange(session, opening.connection));
      } else unopened.push(opening);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, sockets) }, worker));
  const done = await Promise.all(exchanges);
  return { connections, unopened, exchanges: done, startedInSeconds: (lastStart - began) / 1000 };
}
