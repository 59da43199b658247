import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket, WebSocketServer } from "ws";

/** The open sockets: who may come in, what is said to them, and how they are sent away. */
export class Sockets {
  #server = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 });
  #turns = new Map();
  #chat;
  #heartbeatSeconds;
  #isDraining = false;

  /** `chat.mayEnter()`, `chat.agent` and `chat.bus` are asked when they are needed, for they come late. */
  constructor(chat, heartbeatSeconds) {
    this.#chat = chat;
    this.#heartbeatSeconds = heartbeatSeconds;
  }

  upgrade(request, tcp, head) {
    tcp.on("error", () => tcp.destroy());
    if (new URL(request.url, "http://localhost").pathname !== "/ws") return refuse(tcp, "404 Not Found");
    if (this.#isDraining || !this.#chat.mayEnter()) return refuse(tcp, "503 Service Unavailable");
    // Listeners are there before the client hears of its socket: nothing that it sends can be lost.
    this.#server.handleUpgrade(request, tcp, head, (socket) => this.#open(socket));
  }

  /** Lets exchanges finish, closes with 1012 so that clients come back, and drops who has not left in time. */
  async drain(seconds) {
    this.#isDraining = true;
    const leaving = [...this.#turns].map(async ([socket, turn]) => {
      await turn;
      socket.close(1012, "restarting");
      if (socket.readyState !== WebSocket.CLOSED) await new Promise((resolve) => socket.once("close", resolve));
    });
    await Promise.race([Promise.all(leaving), sleep(seconds * 1000, undefined, { ref: false })]);
    for (const socket of this.#turns.keys()) socket.terminate();
  }

  #open(socket) {
    const id = randomUUID();
    this.#turns.set(socket, Promise.resolve());
    this.#keepAlive(socket);
    this.#announce("joined", id);
    socket.on("error", ({ message }) => console.warn(`socket ${id}: ${message}`));
    socket.on("close", () => {
      this.#turns.delete(socket);
      this.#announce("left", id);
    });
    // One answer after the other: replies of one socket are in the order of its messages.
    socket.on("message", (data) => {
      this.#turns.set(socket, this.#turns.get(socket)?.then(() => this.#receive(socket, id, data.toString())));
    });
  }

  #keepAlive(socket) {
    let answered = true;
    socket.on("pong", () => {
      answered = true;
    });
    const timer = setInterval(() => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
    }, this.#heartbeatSeconds * 1000);
    socket.on("close", () => clearInterval(timer));
  }

  async #receive(socket, id, text) {
    try {
      const message = parseMessage(text);
      for await (const event of this.#replies(id, message)) send(socket, { ...event, id: message.id });
    } catch (error) {
      console.error(`socket ${id}:`, error);
      socket.close(1011, error.message.slice(0, 100));
    }
  }

  async *#replies(id, message) {
    if (message.type === "ping") yield { type: "pong" };
    else if (message.type !== "user_message") yield { type: "error", message: "unknown type of message" };
    else if (!this.#chat.agent) throw new Error("agent is not available");
    else yield* this.#chat.agent.answer(id, String(message.text));
  }

  #announce(what, socket) {
    this.#chat.bus.publish("presence", { what, socket }).catch(({ message }) => console.warn(`presence: ${message}`));
  }
}

function parseMessage(text) {
  try {
    const message = JSON.parse(text);
    return typeof message === "object" && message !== null ? message : {};
  } catch {
    return {};
  }
}

function send(socket, event) {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(event));
}

function refuse(tcp, status) {
  tcp.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
