import type { Answer, FailureCause, GetOptions, Opening, OpenOptions } from "../connection.ts";
import type { Expected, Knowledge, Session } from "../session.ts";
import type { Target } from "../target.ts";
import type { Clock } from "../timing/clock.ts";
import type { LoopWatch } from "../timing/loop-delay.ts";
import type { Moment, Transcript } from "../transcript.ts";
import { httpGet } from "./http-get.ts";
import { openSocket } from "./open-socket.ts";

export interface LiveSessionOptions {
  readonly target: Target;
  readonly expected: Expected;
  readonly known: Knowledge;
  readonly clock: Clock;
  readonly transcript: Transcript;
  readonly client: Pick<LoopWatch, "read">;
  readonly signal: AbortSignal;
  readonly timeScale: number;
  readonly handshakeSeconds: number;
  /** Numbers sockets over all checks of a run, so that a name means one socket. */
  nextId(): string;
  restart(signal: AbortSignal): Promise<{ readonly code: number | null }>;
}

/** A session over the real network. The run drops every socket of it in the end. */
export class LiveSession implements Session {
  readonly expected: Expected;
  readonly known: Knowledge;
  readonly clock: Clock;
  readonly transcript: Transcript;
  readonly client: Pick<LoopWatch, "read">;
  readonly signal: AbortSignal;
  readonly timeScale: number;
  readonly #options: LiveSessionOptions;

  constructor(options: LiveSessionOptions) {
    this.#options = options;
    this.expected = options.expected;
    this.known = options.known;
    this.clock = options.clock;
    this.transcript = options.transcript;
    this.client = options.client;
    this.signal = options.signal;
    this.timeScale = options.timeScale;
  }

  async open(options: OpenOptions = {}): Promise<Opening> {
    const { target, transcript, signal, clock, handshakeSeconds, nextId } = this.#options;
    const opening = await openSocket({
      ...options,
      target,
      transcript,
      signal,
      id: nextId(),
      now: () => clock.now(),
      timeoutSeconds: handshakeSeconds,
    });
    if (opening.kind === "open") this.known.connections.push(opening.connection);
    if (opening.kind === "failed") this.#noteLocal(opening);
    return opening;
  }

  async get(path: string, options: GetOptions = {}): Promise<Answer> {
    const { target, transcript, signal, clock } = this.#options;
    const answer = await httpGet({ ...options, target, path, transcript, signal, now: () => clock.now() });
    if (answer.kind === "none") this.#noteLocal(answer);
    return answer;
  }

  async pause(seconds: number): Promise<void> {
    await this.clock.sleep(seconds / this.timeScale, this.signal);
  }

  async restart(): Promise<{ readonly code: number | null }> {
    this.transcript.note({ on: "hook", event: "restart" });
    const ended = await this.#options.restart(this.signal);
    this.transcript.note({ on: "hook", event: "restarted", code: ended.code ?? -1 });
    return ended;
  }

  #noteLocal({ cause, message, moment }: { cause: FailureCause; message: string; moment: Moment }): void {
    if (cause === "local") this.known.localFailures.push({ why: message, moment });
  }
}
