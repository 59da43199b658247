import type { Socket as NetSocket } from "node:net";
import { TLSSocket } from "node:tls";
import type WebSocket from "ws";
import type { Connection, Ending, EndingKind, Frame } from "../connection.ts";
import type { Moment, Transcript } from "../transcript.ts";
import { codeOf } from "./failure.ts";

/** How long a closing handshake may take before the client gives it up. */
export const CLOSING_SECONDS = 5;

export interface LiveOptions {
  readonly id: string;
  readonly socket: WebSocket;
  readonly transcript: Transcript;
  readonly now: () => number;
}

/** A WebSocket and everything that was seen of it. It listens from the moment it is made, before the handshake is sent. */
export class LiveConnection implements Connection {
  readonly id: string;
  readonly frames: Frame[] = [];
  readonly pings: Moment[] = [];
  readonly pongs: Moment[] = [];
  opened: Moment;
  handshakeSeconds = 0;
  ending: Ending | undefined;
  isOpen = false;
  readonly #socket: WebSocket;
  readonly #transcript: Transcript;
  readonly #now: () => number;
  readonly #taken = new Set<Frame>();
  #waiting: (() => void)[] = [];
  #lastByteMs = 0;
  #isClosing = false;
  #isDropped = false;
  /** What the connection below told, which the library does not hand on. */
  #raw: { kind: "fin" | "reset" | "tls"; message: string } | undefined;
  #protocolError: string | undefined;

  constructor({ id, socket, transcript, now }: LiveOptions) {
    this.id = id;
    this.#socket = socket;
    this.#transcript = transcript;
    this.#now = now;
    this.opened = { ms: 0, at: () => ({ document: transcript.document, pointer: [], span: { start: 0, end: 0 } }) };
    socket.on("upgrade", (response) => this.#watch(response.socket));
    socket.on("message", (data, isBinary) => this.#received(data, isBinary));
    socket.on("ping", () => {
      this.pings.push(this.#note("ping", "in"));
      this.#wake();
    });
    socket.on("pong", () => {
      this.pongs.push(this.#note("pong", "in"));
      this.#wake();
    });
    socket.on("error", (error) => {
      if (this.isOpen && codeOf(error)?.startsWith("WS_ERR_")) this.#protocolError = error.message;
    });
    // One that never opened has no end: what became of its handshake is told by whoever asked for it.
    socket.on("close", (code, reason) => void (this.isOpen && this.#ended(code, reason.toString("utf8"))));
  }

  get subprotocol(): string {
    return this.#socket.protocol;
  }

  /** Called once, in the tick of the library's `open`. */
  open(handshakeSeconds: number, atOnce: readonly string[]): void {
    this.isOpen = true;
    // Not before the library listens too: frames that come in one packet with the 101 would be taken away from it.
    this.#net?.on("data", () => {
      this.#lastByteMs = this.#now();
    });
    this.handshakeSeconds = handshakeSeconds;
    const { protocol } = this.#socket;
    this.opened = this.#transcript.note({
      on: this.id,
      event: "open",
      status: 101,
      took: Math.round(handshakeSeconds * 10_000) / 10,
      ...(protocol === "" ? {} : { subprotocol: protocol }),
    });
    for (const text of atOnce) this.send(text);
  }

  send(text: string): Moment {
    const moment = this.#note("message", "out", text);
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text, () => {});
    return moment;
  }

  ping(): Moment {
    const moment = this.#note("ping", "out");
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.ping();
    return moment;
  }

  async take(withinSeconds: number, accept: (frame: Frame) => boolean = () => true): Promise<Frame | undefined> {
    const frame = await this.#until(withinSeconds, () =>
      this.frames.find((one) => !this.#taken.has(one) && accept(one)),
    );
    if (frame) this.#taken.add(frame);
    return frame;
  }

  pong(withinSeconds: number): Promise<Moment | undefined> {
    const seen = this.pongs.length;
    return this.#until(withinSeconds, () => this.pongs[seen]);
  }

  pinged(number: number, withinSeconds: number): Promise<Moment | undefined> {
    return this.#until(withinSeconds, () => this.pings[number - 1]);
  }

  ended(withinSeconds: number): Promise<Ending | undefined> {
    return this.#until(withinSeconds, () => this.ending);
  }

  async close(code = 1000): Promise<Ending> {
    if (this.ending) return this.ending;
    this.#isClosing = true;
    this.#note("close", "out", String(code));
    this.#socket.close(code);
    // The library gives up by itself; this is for the day it does not.
    return (await this.ended(CLOSING_SECONDS + 1)) ?? this.#ended(1006, "");
  }

  async drop(): Promise<void> {
    if (this.ending) return;
    this.#isDropped = true;
    this.#isClosing = true;
    const raw = this.#net;
    // TLS has no reset of its own to send.
    if (raw && !(raw instanceof TLSSocket)) raw.resetAndDestroy();
    else this.#socket.terminate();
    await this.ended(CLOSING_SECONDS);
  }

  #net: NetSocket | undefined;

  #watch(raw: NetSocket): void {
    this.#net = raw;
    raw.on("end", () => {
      this.#raw ??= { kind: "fin", message: "" };
    });
    raw.on("error", (error) => {
      const code = codeOf(error) ?? "";
      const isReset = code === "ECONNRESET" || code === "EPIPE";
      this.#raw = { kind: isReset ? "reset" : "tls", message: `${error.message} (${code})` };
    });
  }

  #received(data: WebSocket.RawData, isBinary: boolean): void {
    const buffer = bufferOf(data);
    const text = isBinary ? "" : buffer.toString("utf8");
    const ms = this.#now();
    const moment = this.#note("message", "in", isBinary ? `(${buffer.length} bytes)` : text, buffer.length);
    this.frames.push({ ms, text, bytes: buffer.length, json: parsed(text), moment });
    this.#wake();
  }

  #ended(code: number, reason: string): Ending {
    if (this.ending) return this.ending;
    const kind = this.#endingKind(code);
    const isLate = kind === "no-answer" || kind === "dropped" || this.#lastByteMs === 0;
    // The library waits for the peer to hang up before it speaks; the frame itself came with the last byte.
    const ms = kind === "close-frame" && !isLate ? this.#lastByteMs : this.#now();
    const message = kind === "protocol" ? this.#protocolError : kind === "close-frame" ? reason : this.#raw?.message;
    const moment = this.#transcript.note(
      { on: this.id, event: "end", how: kind, code, ...(message ? { reason: message } : {}), ours: this.#isClosing },
      ms,
    );
    this.ending = { kind, code, reason: message ?? "", ms, isOurs: this.#isClosing, moment };
    this.#wake();
    return this.ending;
  }

  #endingKind(code: number): EndingKind {
    if (this.#isDropped) return "dropped";
    if (this.#protocolError !== undefined) return "protocol";
    if (code !== 1006) return "close-frame";
    if (this.#raw?.kind === "reset" || this.#raw?.kind === "tls") return this.#raw.kind;
    return this.#isClosing && this.#raw === undefined ? "no-answer" : "fin";
  }

  #note(event: string, direction: "in" | "out", text?: string, bytes?: number): Moment {
    return this.#transcript.note({
      on: this.id,
      event,
      direction,
      ...(text === undefined ? {} : { text }),
      ...(bytes === undefined ? {} : { bytes }),
    });
  }

  /** Waits for something to be there; gives up when the time is up or the connection has ended without it. */
  async #until<T>(withinSeconds: number, look: () => T | undefined): Promise<T | undefined> {
    const deadline = this.#now() + withinSeconds * 1000;
    for (;;) {
      const found = look();
      const left = deadline - this.#now();
      if (found !== undefined || this.ending || left <= 0) return found;
      await this.#nextNews(left);
    }
  }

  #nextNews(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function bufferOf(data: WebSocket.RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
