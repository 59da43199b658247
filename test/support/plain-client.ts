import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type ClientOptions, WebSocket } from "ws";

export interface PlainClient {
  readonly ws: WebSocket;
  readonly tcp: Socket;
  /** Every text that has come so far. */
  readonly texts: string[];
  /** How the socket ended: `1000`, `1006 fin`, `1006 reset`. */
  readonly ended: Promise<string>;
}

const HANDSHAKE_MS = 4000;

/** A bare `ws` client, or why there is none: `refused 403`, or the error. */
export async function connect(
  url: string,
  options: ClientOptions & { readonly subprotocols?: string[] } = {},
): Promise<PlainClient | string> {
  const ws = new WebSocket(url, options.subprotocols ?? [], { handshakeTimeout: HANDSHAKE_MS, ...options });
  const texts: string[] = [];
  let lost = "fin";
  let tcp: Socket | undefined;
  ws.on("message", (data) => texts.push(data.toString()));
  ws.on("upgrade", ({ socket }) => {
    tcp = socket;
    socket.on("error", (error) => {
      if ("code" in error && error.code === "ECONNRESET") lost = "reset";
    });
  });
  const ended = new Promise<string>((resolve) => {
    ws.on("close", (code) => resolve(code === 1006 ? `1006 ${lost}` : String(code)));
  });
  const failure = await new Promise<string | undefined>((resolve) => {
    ws.on("open", () => resolve(undefined));
    ws.on("unexpected-response", (request, { statusCode }) => {
      request.destroy();
      resolve(`refused ${statusCode}`);
    });
    ws.on("error", ({ message }) => resolve(message));
  });
  if (failure !== undefined) return failure;
  if (!(tcp instanceof Socket)) throw new Error("a socket opened without a TCP connection");
  return { ws, tcp, texts, ended };
}

/** Like `connect`, for where a socket must come of it. */
export async function requireClient(...args: Parameters<typeof connect>): Promise<PlainClient> {
  const client = await connect(...args);
  if (typeof client === "string") throw new Error(`no socket: ${client}`);
  return client;
}

/** Waits until something is there, and no longer than the time given. */
export async function within<T>(milliseconds: number, look: () => T | undefined): Promise<T | undefined> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() >= end) return found;
    await sleep(5);
  }
}

/** What came of a promise within the time, or `otherwise`. */
export async function orElse(milliseconds: number, promise: Promise<string>, otherwise: string): Promise<string> {
  return await Promise.race([promise, sleep(milliseconds, otherwise)]);
}
