import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import type { Behaviour, ClientMessage, Handshake, Peer, Reply } from "./behaviour.ts";
import { type HttpAnswer, json, text } from "./http-answer.ts";

export const GOOD_REVISION = "good-00001";
export const EVENTS = [
  "agent_started",
  "agent_thinking",
  "tool_executing",
  "tool_completed",
  "agent_completed",
] as const;

const REPLY_GAP_MS = 3;

/** A chat service without a fault. */
export const good: Behaviour = {
  answersPings: true,
  health: () => healthOf(GOOD_REVISION),
  isAuthorized: ({ options }, user) => user !== undefined || Object.keys(options.tokens).length === 0,
  refuse,
  handshakeDelayMs: () => 0,
  editHeaders: () => undefined,
  opened: () => undefined,
  heartbeat: pingAndDrop,
  receive(peer, received) {
    const message = parseMessage(received);
    peer.turn = peer.turn.then(() => converse(peer, message));
  },
  replies,
  deliver: (peer, sent) => peer.ws.send(sent),
  exchanged: () => undefined,
  answerClose: (answer) => answer(),
  restarting: (peer) => peer.close(1012, "restarting"),
};

/** What a healthy server says; `redis` may be told to be down. */
export function healthOf(revision: string, redis: "up" | "down" = "up"): HttpAnswer {
  const dependencies = { postgres: { status: "up" }, redis: { status: redis } };
  return json(200, { status: "ready", version: revision, dependencies }, { "x-revision": revision });
}

export function refuse({ service, path, isAuthorized }: Handshake): HttpAnswer | undefined {
  if (path !== "/ws") return text(404, "Not Found\n");
  if (isAuthorized || service.options.refuseWith === "close-4401") return undefined;
  return text(401, "Unauthorized\n", { "www-authenticate": "Bearer" });
}

function pingAndDrop(peer: Peer): void {
  let answered = true;
  peer.ws.on("pong", () => {
    answered = true;
  });
  everyHeartbeat(peer, () => {
    if (answered) {
      answered = false;
      ping(peer);
      return;
    }
    peer.service.stats.dropped++;
    peer.ws.terminate();
  });
}

export function everyHeartbeat(peer: Peer, beat: () => void): void {
  const timer = setInterval(() => {
    if (!peer.isLeaving) beat();
  }, peer.service.options.heartbeatSeconds * 1000).unref();
  peer.ws.on("close", () => clearInterval(timer));
}

export function ping({ ws, service }: Peer): void {
  if (ws.readyState !== WebSocket.OPEN) return;
  service.stats.pingsSent++;
  ws.ping();
}

export function replies(message: ClientMessage): readonly Reply[] {
  const id = message.id === undefined ? {} : { id: message.id };
  if (message.type === "ping") return [{ afterMs: 0, body: { type: "pong", ...id } }];
  if (message.type !== "user_message") {
    return [{ afterMs: 0, body: { type: "error", message: "unknown type of message", ...id } }];
  }
  return EVENTS.map((type) => {
    const answer = type === "agent_completed" ? { text: `You said: ${message.text ?? ""}` } : {};
    return { afterMs: REPLY_GAP_MS, body: { type, ...id, ...answer } };
  });
}

async function converse(peer: Peer, message: ClientMessage): Promise<void> {
  const { behaviour } = peer;
  for (const { afterMs, body } of behaviour.replies(message, peer.service)) {
    if (afterMs > 0) await sleep(afterMs, undefined, { ref: false });
    if (peer.ws.readyState !== WebSocket.OPEN) return;
    behaviour.deliver(peer, JSON.stringify(body));
  }
  behaviour.exchanged(peer);
}

function parseMessage(received: string): ClientMessage {
  const value = parseJson(received);
  if (typeof value !== "object" || value === null) return { type: "" };
  const { type, id, text: said }: { type?: unknown; id?: unknown; text?: unknown } = value;
  return {
    type: typeof type === "string" ? type : "",
    ...(typeof id === "string" || typeof id === "number" ? { id } : {}),
    ...(typeof said === "string" ? { text: said } : {}),
  };
}

function parseJson(received: string): unknown {
  try {
    return JSON.parse(received);
  } catch {
    return undefined;
  }
}
