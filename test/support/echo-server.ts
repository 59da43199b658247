import { createServer, type IncomingMessage } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

/** What a server gives back of the secrets it was sent, and in what. */
export type Echo = "body" | "reason" | "message" | "redirect" | "protocol" | "health" | "frames";

export interface EchoServer extends AsyncDisposable {
  readonly url: string;
  /** What it has seen of the handshakes, to be sure that there was something to give back. */
  readonly seen: () => string;
}

/** A server that repeats everything it is told, secrets above all. */
export async function startEchoServer(echo: Echo, secrets: readonly string[]): Promise<EchoServer> {
  const log: string[] = [];
  const server = createServer((request, response) => {
    log.push(knockOf(request));
    if (echo !== "health") return void response.writeHead(204).end();
    response.writeHead(500, { "content-type": "application/json" });
    for (const piece of pieces(JSON.stringify({ error: spelled(request, secrets) }))) response.write(piece);
    response.end();
  });
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (_, request) => chosen(echo, request) });
  server.on("upgrade", (request, tcp, head) => {
    log.push(knockOf(request));
    const refuse = (status: string, headers: string, body: string): void => {
      tcp.write(`HTTP/1.1 ${status}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`);
      for (const piece of pieces(body)) tcp.write(piece);
      tcp.end();
    };
    if (echo === "body") return refuse("500 Oops", "", spelled(request, secrets));
    if (echo === "redirect") {
      const [first = ""] = secrets;
      const login = `https://ann:${encodeURIComponent(first)}@login.example.com/?access_token=${encodeURIComponent(first)}`;
      return refuse("302 Found", `Location: ${login}\r\n`, `moved to ${login}`);
    }
    sockets.handleUpgrade(request, tcp, head, (socket) => answer(socket, request, echo, secrets));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = async (): Promise<void> => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${address.port}/ws`, seen: () => log.join("\n"), [Symbol.asyncDispose]: close };
}

function chosen(echo: Echo, { headers }: IncomingMessage): string | false {
  if (echo === "protocol") return `for-${headers.authorization?.replace("Bearer ", "")}`;
  return headers["sec-websocket-protocol"]?.includes("app.v1") === true && "app.v1";
}

function answer(socket: WebSocket, request: IncomingMessage, echo: Echo, secrets: readonly string[]): void {
  socket.on("error", () => undefined);
  if (echo === "reason") {
    // RFC 6455 §5.5: 125 bytes, two of which are the code.
    const all = Buffer.from(`no: ${secrets.join(" ")}`).subarray(0, 123);
    socket.on("message", () => socket.close(4000, all));
  }
  if (echo !== "message" && echo !== "frames") return;
  socket.on("message", (data) => {
    const { type, id } = JSON.parse(data.toString());
    for (const secret of [knockOf(request), ...secrets]) {
      const half = Math.floor(secret.length / 2);
      const texts = echo === "frames" ? [secret.slice(0, half), secret.slice(half)] : [secret];
      for (const text of texts)
        socket.send(JSON.stringify({ type: "debug", text, also: Buffer.from(text).toString("base64") }));
    }
    for (const secret of secrets) socket.send(`raw ${secret} raw`);
    socket.send(JSON.stringify({ type: `error ${secrets.join(" ")}`, id, of: type }));
  });
}

/** Everything that a handshake said. */
function knockOf({ url, headers }: IncomingMessage): string {
  return `${url} ${headers.authorization} ${headers.cookie} ${headers["sec-websocket-protocol"]}`;
}

function spelled(request: IncomingMessage, secrets: readonly string[]): string {
  const lines = [knockOf(request), ...secrets];
  return lines.flatMap((text) => [text, encodeURIComponent(text), btoaOf(text), JSON.stringify({ text })]).join("\n");
}

function btoaOf(text: string): string {
  return Buffer.from(`key=${text}`).toString("base64");
}

function pieces(text: string): readonly string[] {
  return text.match(/[\s\S]{1,37}/g) ?? [];
}
