import type { Socket } from "node:net";
import { Writable } from "node:stream";
import type { KubeConfig } from "@kubernetes/client-node";
import type WebSocket from "ws";

/** A port of a pod. */
export interface PodPort {
  readonly namespace: string;
  readonly pod: string;
  readonly port: number;
}

/**
 * Carries one connection through the API server to a port of a pod. Whichever side ends, the other is ended; what goes
 * wrong on the way resets the socket, for a client must not take it for an end, and `fail` hears why.
 */
export async function carry(
  socket: Socket,
  to: PodPort,
  config: KubeConfig,
  fail: (why: string) => void,
): Promise<void> {
  let stream: WebSocket | undefined;
  let isBroken = false;
  const abort = (why: string): void => {
    if (isBroken || socket.destroyed) return;
    isBroken = true;
    fail(why);
    socket.resetAndDestroy();
  };
  const output = new Writable({
    write(chunk, _, done) {
      if (socket.writable) socket.write(chunk, () => done());
      else done();
    },
  });
  const errors = new Writable({
    write(chunk, _, done) {
      const text = String(chunk).trim();
      if (text !== "") abort(text);
      done();
    },
  });
  try {
    stream = await openStream(to, config, { socket, output, errors });
  } catch (error) {
    return abort(`no stream to the pod: ${messageOf(error)}`);
  }
  if (socket.destroyed) return stream.terminate();
  socket.on("close", () => stream?.terminate());
  // The library writes without looking whether anybody reads; its own listener has run when this one does.
  stream.on("message", () => output.writableNeedDrain && stream?.pause());
  output.on("drain", () => stream?.resume());
  stream.on("close", (code) => {
    const isEnd = socket.readableEnded || code === NORMAL_CLOSURE || code === NO_CODE;
    if (isEnd) output.end(() => socket.end());
    else abort(`the API server ended the stream to the pod (${code})`);
  });
}

/** RFC 6455 §7.4.1. */
const NORMAL_CLOSURE = 1000;
const NO_CODE = 1005;

/** The library rejects with the event of its WebSocket, which is no Error and has the message of one. */
function messageOf(error: unknown): string {
  const hasMessage = typeof error === "object" && error !== null && "message" in error;
  return hasMessage && error.message !== "" ? String(error.message) : "the connection failed";
}

async function openStream(
  { namespace, pod, port }: PodPort,
  config: KubeConfig,
  { socket, output, errors }: { readonly socket: Socket; readonly output: Writable; readonly errors: Writable },
): Promise<WebSocket> {
  const { PortForward } = await import("./client.ts");
  const opened = await new PortForward(config).portForward(namespace, pod, [port], output, errors, socket);
  if (typeof opened === "function") throw new TypeError("a stream that was not asked for is restartable");
  return opened;
}
