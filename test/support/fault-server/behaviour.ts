import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import type { HttpAnswer } from "./http-answer.ts";
import type { FaultServerStats } from "./stats.ts";

export interface FaultServerOptions {
  /** How often the server pings; a peer that has not answered by the next ping is dropped. Default 20. */
  readonly heartbeatSeconds?: number;
  /** Token to user name. Without it every socket is welcome and is a user of its own. */
  readonly tokens?: Readonly<Record<string, string>>;
  /** How a socket without a valid token is turned away. Default `status-401`. */
  readonly refuseWith?: "status-401" | "close-4401";
  /** For `idle-cut` and `age-cut`. Default 10. */
  readonly cutSeconds?: number;
  /** How long a restarting server refuses connections, and how long the cold modes stay cold. Default 1. */
  readonly coldSeconds?: number;
  /** For `slow-close`. Default 10. */
  readonly closeSeconds?: number;
  /** For `event-late`. Default 35: later than a patient client waits. */
  readonly lateSeconds?: number;
}

export interface Service {
  readonly options: Required<FaultServerOptions>;
  readonly stats: FaultServerStats;
  readonly peers: ReadonlySet<Peer>;
  /** Handshakes that were taken and not yet answered. */
  readonly pending: ReadonlySet<Socket>;
  isCold(): boolean;
}

export interface Handshake {
  readonly service: Service;
  readonly path: string;
  readonly tcp: Socket;
  readonly user: string | undefined;
  readonly isAuthorized: boolean;
}

export interface Peer {
  readonly service: Service;
  readonly behaviour: Behaviour;
  readonly user: string | undefined;
  readonly ws: WebSocket;
  readonly tcp: Socket;
  /** Begins the closing handshake; `ws.close` is how `ws` answers one. */
  readonly close: (code?: number, reason?: string) => void;
  /** The client has begun the closing handshake and waits for our part of it. */
  isLeaving: boolean;
  /** Messages so far, the present one included. */
  messages: number;
  receivedAtMs: number;
  /** When the message before it came, or when the socket opened. */
  lastMessageAtMs: number;
  /** Replies leave a socket one exchange after the other. */
  turn: Promise<void>;
}

export interface ClientMessage {
  readonly type: string;
  readonly id?: string | number;
  readonly text?: string;
}

/** A reply, and how long after the one before it. */
export interface Reply {
  readonly afterMs: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a server does at each turn of a connection; a fault replaces one of these. */
export interface Behaviour {
  readonly answersPings: boolean;
  /** What a health endpoint says. */
  health(service: Service, path: string): HttpAnswer;
  isAuthorized(service: Service, user: string | undefined): boolean;
  /** The answer of a handshake that gets no 101. */
  refuse(handshake: Handshake): HttpAnswer | undefined;
  handshakeDelayMs(service: Service): number;
  /** A last look at the header lines of the 101. */
  editHeaders(lines: string[]): void;
  opened(peer: Peer): void;
  heartbeat(peer: Peer): void;
  receive(peer: Peer, text: string): void;
  replies(message: ClientMessage, service: Service): readonly Reply[];
  deliver(peer: Peer, text: string): void;
  exchanged(peer: Peer): void;
  /** The client has asked for the end; `answer` completes the closing handshake, with the client's code or another. */
  answerClose(answer: (code?: number) => void, service: Service): void;
  restarting(peer: Peer): void;
}

export type Fault = Partial<Behaviour>;
