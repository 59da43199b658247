import type { Connection, Ending } from "../connection.ts";
import { exchange } from "../exchange/exchange.ts";
import { sampleHealth } from "../health/health.ts";
import type { HealthPath, HealthSample, Session } from "../session.ts";
import type { Moment } from "../transcript.ts";

/** A start as a client sees it, step by step. Times are in milliseconds since it began. */
export interface Ladder {
  /** Set where the user's hook that restarts the service failed: then no start was seen. */
  readonly failedHook?: { readonly code: number | null; readonly moment: Moment };
  readonly beganMs: number;
  readonly waitedMs: number;
  readonly health: readonly PolledHealth[];
  /** In the order of time; the last one works, or ends the climb because it shows nothing. */
  readonly attempts: readonly Attempt[];
}

export interface PolledHealth {
  readonly path: HealthPath;
  readonly samples: readonly HealthSample[];
}

/**
 * One socket with one message. `lost`: it was accepted, and the message got no answer. `silent`: the same where nobody
 * declared what an answer is, which says nothing.
 */
export interface Attempt {
  readonly kind: "worked" | "closed" | "lost" | "silent" | "refused" | "unreachable";
  readonly beganMs: number;
  readonly openedMs?: number;
  readonly endedMs: number;
  readonly ending?: Ending;
  readonly moment: Moment;
}

export interface LadderLimits {
  readonly everySeconds: number;
  readonly deadlineSeconds: number;
}

/** How long what was there before a restart may take to go. */
const GOING_SECONDS = 5;

/** The ladder of this run, climbed by whoever asks first: there is one start. */
export async function ladderOf(session: Session, limits: LadderLimits): Promise<Ladder> {
  session.known.ladder ??= await climb(session, limits);
  return session.known.ladder;
}

async function climb(session: Session, { everySeconds, deadlineSeconds }: LadderLimits): Promise<Ladder> {
  const { clock, signal } = session;
  const hook = session.expected.hasRestart ? await restarted(session, everySeconds) : undefined;
  const beganMs = clock.now();
  const endMs = beganMs + (deadlineSeconds * 1000) / session.timeScale;
  const health = session.expected.health.paths.map((path) => ({ path, samples: [] as HealthSample[] }));
  const attempts: Attempt[] = [];
  const closing: Promise<unknown>[] = [];
  if (hook && hook.code !== 0) {
    const moment = session.transcript.note({ on: "hook", event: "failed", code: hook.code ?? -1 });
    return { failedHook: { ...hook, moment }, beganMs, waitedMs: 0, health, attempts };
  }

  const isOver = (): boolean => signal.aborted || clock.now() >= endMs || isLast(attempts.at(-1));
  const poll = async (look: () => Promise<unknown>): Promise<void> => {
    while (!isOver()) {
      await look();
      if (!isOver()) await session.pause(everySeconds);
    }
  };
  await Promise.all([
    ...health.map(({ path, samples }) => poll(async () => samples.push(await sampleHealth(session, path)))),
    poll(async () => attempts.push(await attempt(session, closing))),
  ]);
  // A step that was not seen because the last one came first.
  for (const { path, samples } of health) {
    if (!samples.some(({ isHealthy }) => isHealthy)) samples.push(await sampleHealth(session, path));
  }
  await Promise.all(closing);
  return { beganMs, waitedMs: clock.now() - beganMs, health, attempts };
}

function isLast(attempt: Attempt | undefined): boolean {
  return attempt?.kind === "worked" || attempt?.kind === "silent";
}

/** Runs the hook and waits until what was there before is gone, as far as it can be seen to go. */
async function restarted(session: Session, everySeconds: number): Promise<{ readonly code: number | null }> {
  const hook = await session.restart();
  const [path] = session.expected.health.paths;
  const endMs = session.clock.now() + (GOING_SECONDS * 1000) / session.timeScale;
  while (hook.code === 0 && !session.signal.aborted && session.clock.now() < endMs) {
    const answer = await session.get(path?.path ?? "/");
    if (answer.kind === "none") break;
    await session.pause(everySeconds);
  }
  return hook;
}

async function attempt(session: Session, closing: Promise<unknown>[]): Promise<Attempt> {
  const beganMs = session.clock.now();
  const opening = await session.open();
  if (opening.kind !== "open") {
    const isThere = opening.kind === "rejected" || !NOBODY_THERE.has(opening.cause);
    const kind = isThere ? "refused" : "unreachable";
    return { kind, beganMs, endedMs: session.clock.now(), moment: opening.moment };
  }
  const { connection } = opening;
  const tried = await tryMessage(session, connection);
  closing.push(connection.close());
  return { ...tried, beganMs, openedMs: connection.opened.ms };
}

const NOBODY_THERE: ReadonlySet<string> = new Set(["refused", "unresolved", "timeout", "local", "aborted"]);

async function tryMessage(
  session: Session,
  connection: Connection,
): Promise<Pick<Attempt, "kind" | "endedMs" | "ending" | "moment">> {
  const done = await exchange(session, connection);
  switch (done.kind) {
    case "answered":
      return { kind: "worked", endedMs: done.reply.ms, moment: done.reply.moment };
    case "ended":
      return { kind: "closed", endedMs: done.ending.ms, ending: done.ending, moment: done.ending.moment };
    case "silent": {
      const kind = session.expected.conversation.isDeclared ? "lost" : "silent";
      return { kind, endedMs: session.clock.now(), moment: done.sent };
    }
  }
}
