import type { Moment } from "./transcript.ts";

/** A data frame as it came in, whole. */
export interface Frame {
  readonly ms: number;
  readonly text: string;
  readonly bytes: number;
  /** The text as JSON; undefined where it is none. */
  readonly json: unknown;
  readonly moment: Moment;
}

/**
 * How a connection ended. `close-frame`: the peer said so. `fin`, `reset`, `tls`: what a client reports as 1006, told
 * apart. `protocol`: it sent what RFC 6455 forbids. `no-answer`: our own close frame was never answered.
 */
export type EndingKind = "close-frame" | "fin" | "reset" | "tls" | "protocol" | "no-answer" | "dropped";

export interface Ending {
  readonly kind: EndingKind;
  /** The close code that arrived; 1005 where the frame held none, 1006 where no frame came (RFC 6455 §7.1.5). */
  readonly code: number;
  readonly reason: string;
  /** When the last byte came in, in milliseconds since the run began. */
  readonly ms: number;
  /** Whether our close frame went out first. */
  readonly isOurs: boolean;
  readonly moment: Moment;
}

/** An open WebSocket. Everything that comes in is kept from the first byte on; nothing is lost before somebody waits. */
export interface Connection {
  /** Its name in the transcript: `s1`. */
  readonly id: string;
  readonly opened: Moment;
  /** From the first packet to 101. */
  readonly handshakeSeconds: number;
  readonly subprotocol: string;
  readonly frames: readonly Frame[];
  readonly pings: readonly Moment[];
  readonly pongs: readonly Moment[];
  /** Undefined while it is open. */
  readonly ending: Ending | undefined;
  send(text: string): Moment;
  ping(): Moment;
  /** Takes the first frame that nobody took and that `accept`s; undefined when the time is up or the connection ends. */
  take(withinSeconds: number, accept?: (frame: Frame) => boolean): Promise<Frame | undefined>;
  /** The next pong; undefined when the time is up or the connection ends. */
  pong(withinSeconds: number): Promise<Moment | undefined>;
  /** The server's ping of this number, from 1; undefined when the time is up or the connection ends before it. */
  pinged(number: number, withinSeconds: number): Promise<Moment | undefined>;
  /** How it ended; undefined where it is still open when the time is up. */
  ended(withinSeconds: number): Promise<Ending | undefined>;
  /** The closing handshake from our side. */
  close(code?: number): Promise<Ending>;
  /** Gone without a word: a reset where the system can send one. */
  drop(): Promise<void>;
}

export interface OpenOptions {
  /** One of the target's users; the first where none is named. */
  readonly user?: string;
  /** Without any credentials. */
  readonly anonymous?: boolean;
  /** False: a peer that is dead but whose machine is not. */
  readonly answersPings?: boolean;
  /** Messages that go out in the tick in which the connection opens. */
  readonly atOnce?: readonly string[];
}

/** What came of an opening handshake. */
export type Opening =
  | { readonly kind: "open"; readonly connection: Connection }
  | {
      readonly kind: "rejected";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Its beginning. */
      readonly body: string;
      readonly seconds: number;
      readonly moment: Moment;
    }
  | {
      readonly kind: "failed";
      readonly cause: FailureCause;
      /** What the system or the protocol says, in words. */
      readonly message: string;
      readonly seconds: number;
      readonly moment: Moment;
    };

/** `local`: this machine ran out of something; it says nothing of the target. */
export type FailureCause =
  | "refused"
  | "unresolved"
  | "timeout"
  | "tls"
  | "reset"
  | "fin"
  | "bad-accept"
  | "bad-subprotocol"
  | "protocol"
  | "local"
  | "aborted";

/** How much of a body is read: an error page says what it is in its first lines. */
export const MAX_BODY_CHARACTERS: number = 16 * 1024;

/** An answer to an HTTP request, or why there is none. */
export type Answer =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Its beginning. */
      readonly body: string;
      readonly seconds: number;
      readonly moment: Moment;
    }
  | {
      readonly kind: "none";
      readonly cause: FailureCause;
      readonly message: string;
      readonly seconds: number;
      readonly moment: Moment;
    };

export interface GetOptions {
  readonly timeoutSeconds?: number;
  readonly anonymous?: boolean;
}
