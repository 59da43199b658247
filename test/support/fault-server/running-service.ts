import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import type { Behaviour, FaultServerOptions, Handshake, Peer, Service } from "./behaviour.ts";
import { type HttpAnswer, responseText, text } from "./http-answer.ts";
import { makePeer } from "./peer.ts";
import { type FaultServerStats, freshStats } from "./stats.ts";
import { findUser } from "./user.ts";

const DEFAULTS: Required<FaultServerOptions> = {
  heartbeatSeconds: 20,
  tokens: {},
  refuseWith: "status-401",
  cutSeconds: 10,
  coldSeconds: 1,
  closeSeconds: 10,
  lateSeconds: 35,
};
const HEALTH_PATHS: readonly string[] = ["/health", "/ready", "/healthz"];
const MOST_CONNECTIONS = 12_000;
const LONGEST_LIFE_SECONDS = 1800;
const CLOSING_GRACE_MS = 1000;

/** The sockets, the port and the counters; what is done with them is the behaviour's. */
export class RunningService implements Service {
  readonly options: Required<FaultServerOptions>;
  readonly peers: Set<Peer> = new Set();
  readonly pending: Set<Socket> = new Set();
  readonly stats: FaultServerStats = freshStats();
  readonly #behaviour: Behaviour;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #connections: Set<Socket> = new Set();
  readonly #stop = new AbortController();
  #listeningSinceMs = 0;
  #port = 0;

  constructor(behaviour: Behaviour, options: FaultServerOptions) {
    this.options = { ...DEFAULTS, ...options };
    this.#behaviour = behaviour;
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      autoPong: behaviour.answersPings,
      handleProtocols: (offered) => offered.has("app.v1") && "app.v1",
    });
    this.#sockets.on("headers", (lines) => behaviour.editHeaders(lines));
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.maxConnections = MOST_CONNECTIONS;
    this.#server.on("connection", (tcp) => this.#connected(tcp));
    this.#server.on("upgrade", (request, socket, head) => void this.#upgrade(request, socket, head));
    setTimeout(() => void this.close(), LONGEST_LIFE_SECONDS * 1000).unref();
  }

  isCold(): boolean {
    return performance.now() - this.#listeningSinceMs < this.options.coldSeconds * 1000;
  }

  async listen(): Promise<number> {
    this.#server.listen({ port: this.#port, host: "127.0.0.1", backlog: 4096 });
    await once(this.#server, "listening");
    this.#listeningSinceMs = performance.now();
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the server listens on no port");
    this.#port = address.port;
    return address.port;
  }

  async restart(): Promise<void> {
    const closed = this.#stopListening();
    for (const peer of this.peers) this.#behaviour.restarting(peer);
    await Promise.race([closed, sleep(CLOSING_GRACE_MS, undefined, { ref: false })]);
    this.#dropAll();
    await closed;
    await sleep(this.options.coldSeconds * 1000, undefined, { signal: this.#stop.signal }).catch(ignoreAbort);
    if (!this.#stop.signal.aborted) await this.listen();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    const closed = this.#stopListening();
    this.#dropAll();
    await closed;
  }

  async #stopListening(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = once(this.#server, "close");
    this.#server.close();
    await closed;
  }

  #dropAll(): void {
    for (const tcp of this.#connections) tcp.destroy();
  }

  #connected(tcp: Socket): void {
    this.#connections.add(tcp);
    tcp.on("close", () => this.#connections.delete(tcp));
    tcp.on("error", (error) => this.#countReset(error));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.stats.httpRequests++;
    const { status, headers, body, afterMs = 0 } = this.#httpAnswer(pathOf(request));
    if (afterMs > 0) await sleep(afterMs, undefined, { ref: false });
    response.writeHead(status, headers).end(body);
  }

  #httpAnswer(path: string): HttpAnswer {
    if (path === "/__restart") {
      setImmediate(() => void this.restart());
      return text(202, "restarting\n", { connection: "close" });
    }
    if (!HEALTH_PATHS.includes(path)) return text(404, "Not Found\n");
    this.stats.healthRequests++;
    return this.#behaviour.health(this, path);
  }

  async #upgrade(request: IncomingMessage, tcp: Duplex, head: Buffer): Promise<void> {
    if (!(tcp instanceof Socket)) throw new Error("an upgrade came over something else than TCP");
    this.stats.handshakes++;
    const delayMs = this.#behaviour.handshakeDelayMs(this);
    this.pending.add(tcp);
    tcp.on("close", () => this.pending.delete(tcp));
    if (delayMs === Number.POSITIVE_INFINITY) return;
    if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
    this.pending.delete(tcp);
    if (!tcp.destroyed) this.#conclude(request, tcp, head);
  }

  #conclude(request: IncomingMessage, tcp: Socket, head: Buffer): void {
    const user = findUser(request, this.options.tokens);
    const isAuthorized = this.#behaviour.isAuthorized(this, user);
    const handshake: Handshake = { service: this, path: pathOf(request), tcp, user, isAuthorized };
    const refusal = this.#behaviour.refuse(handshake);
    if (refusal) {
      this.stats.refused++;
      tcp.end(responseText(refusal));
    } else {
      this.#sockets.handleUpgrade(request, tcp, head, (ws) => this.#open(ws, handshake));
    }
  }

  #open(ws: WebSocket, handshake: Handshake): void {
    const peer = makePeer(ws, handshake, this.#behaviour);
    this.stats.opened++;
    this.stats.open++;
    this.peers.add(peer);
    ws.on("error", () => undefined); // what it means for the socket comes as its close
    ws.on("pong", () => this.stats.pongsReceived++);
    ws.on("close", (code) => this.#closed(peer, code));
    if (!handshake.isAuthorized) {
      peer.close(4401, "unauthorized");
      return;
    }
    ws.on("message", (data) => this.#received(peer, data.toString()));
    this.#behaviour.heartbeat(peer);
    this.#behaviour.opened(peer);
  }

  #received(peer: Peer, received: string): void {
    this.stats.messages++;
    peer.messages++;
    peer.lastMessageAtMs = peer.receivedAtMs;
    peer.receivedAtMs = performance.now();
    this.#behaviour.receive(peer, received);
  }

  #closed(peer: Peer, code: number): void {
    this.peers.delete(peer);
    this.stats.open--;
    this.stats.closed++;
    this.stats.closeCodes.push(code);
  }

  #countReset(error: Error): void {
    if (!("code" in error) || error.code !== "ECONNRESET") return;
    this.stats.resets++;
    this.stats.lastResetAtMs = performance.now();
  }
}

function pathOf(request: IncomingMessage): string {
  return new URL(request.url ?? "/", "http://localhost").pathname;
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "AbortError") throw error;
}
