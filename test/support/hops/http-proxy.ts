import { createServer } from "node:http";
import { connect, Socket } from "node:net";
import { type Hop, join, listen, makeHop } from "./hop.ts";

export interface HttpProxy extends Hop {
  /** How many tunnels were asked for and opened. */
  tunnels(): number;
}

/** A proxy for HTTPS_PROXY: opens tunnels for CONNECT, to this machine only, and counts them. */
export async function startHttpProxy(): Promise<HttpProxy> {
  let tunnels = 0;
  const server = createServer((_request, response) => response.writeHead(501).end("only CONNECT\n"));
  server.on("connect", (request, client) => {
    const [, host = "", port = ""] = /^(127\.0\.0\.1|localhost):(\d+)$/.exec(request.url ?? "") ?? [];
    if (host === "" || !(client instanceof Socket)) {
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const upstream = connect(Number(port), "127.0.0.1", () => {
      tunnels++;
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      join(client, upstream);
    });
    upstream.on("error", () => client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
  });
  const { port, close } = await listen(server);
  return { ...makeHop(port, close), tunnels: () => tunnels };
}
