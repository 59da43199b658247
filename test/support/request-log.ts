import { createServer, type IncomingHttpHeaders } from "node:http";
import { WebSocketServer } from "ws";

/** What one handshake said of who knocks. */
export interface Knock {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

export interface RequestLog extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly knocks: readonly Knock[];
}

/** Lets everybody in and writes down how they knocked. Listens on 127.0.0.1, or on [::1]. */
export async function startRequestLog(host: "127.0.0.1" | "::1" = "127.0.0.1"): Promise<RequestLog> {
  const knocks: Knock[] = [];
  const server = createServer((_, response) => response.writeHead(204).end());
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false });
  server.on("upgrade", (request, tcp, head) => {
    knocks.push({ url: request.url ?? "", headers: request.headers });
    sockets.handleUpgrade(request, tcp, head, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = async (): Promise<void> => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const name = host === "::1" ? "[::1]" : host;
  return { url: `http://${name}:${address.port}/ws`, port: address.port, knocks, [Symbol.asyncDispose]: close };
}
