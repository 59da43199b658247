import { once } from "node:events";
import type { Server, Socket } from "node:net";

/** Anything that listens on 127.0.0.1: a fault server, an app, another hop. */
export interface Upstream {
  readonly port: number;
}

/** Something between a client and a server. */
export interface Hop extends Upstream, AsyncDisposable {
  readonly url: string;
  readonly wsUrl: string;
  close(): Promise<void>;
}

export function makeHop(port: number, close: () => Promise<void>, scheme: "" | "s" = ""): Hop {
  const host = `127.0.0.1:${port}`;
  return {
    port,
    url: `http${scheme}://${host}`,
    wsUrl: `ws${scheme}://${host}/ws`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Listens on a free port; `close` drops whatever is still open. */
export async function listen(server: Server): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const connections = new Set<Socket>();
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    socket.on("error", () => undefined); // a hop outlives the connections that it carries
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of connections) socket.destroy();
    await closed;
  };
  return { port: address.port, close };
}

/** Carries bytes both ways until one side ends. */
export function join(one: Socket, other: Socket): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.pipe(to);
    from.on("error", () => to.destroy());
    from.on("close", () => to.destroy());
  }
}
